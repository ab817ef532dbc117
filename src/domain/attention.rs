//! What needs an operator's attention: each kind of trouble by its name, and how much it presses.

named_values! {
    /// How much something presses.
    Urgency {
        /// Letters do not go out, or may go out wrongly, until somebody acts.
        Act = "act",
        /// Something will go wrong, or already does for some.
        Soon = "soon",
        /// Worth knowing.
        Know = "know",
    }
}

named_values! {
    /// What it is about.
    Need {
        /// The ledger is an older copy: nothing is planned or sent.
        LedgerHeld = "ledger_held",
        /// No worker gives signs of life.
        NoWorker = "no_worker",
        /// Letters that could go have waited for long.
        LettersWait = "letters_wait",
        /// An issue waits to be approved.
        IssueHeld = "issue_held",
        /// An issue was stopped.
        IssuePaused = "issue_paused",
        /// Deliveries in doubt wait for a decision.
        InDoubt = "in_doubt",
        /// A relay cannot be used.
        RelayUnreachable = "relay_unreachable",
        /// A relay refuses for no reader's fault.
        RelayRefuses = "relay_refuses",
        /// A list names only relays that are not configured.
        ListWithoutRelay = "list_without_relay",
        /// The certificate of a relay is near its end.
        CertificateEnds = "certificate_ends",
        /// A key's record was seen, and is gone or wrong.
        KeyFails = "key_fails",
        /// A key that should sign is not seen.
        KeyUnseen = "key_unseen",
        /// A key has signed for long.
        KeyOld = "key_old",
        /// Sign-ups are kept back.
        SignupsKept = "signups_kept",
        /// Many more sign-ups come than usual.
        SignupsSpike = "signups_spike",
        /// Many readers of one domain left right after a letter.
        RemovalWave = "removal_wave",
        /// A feed cannot be read.
        FeedFails = "feed_fails",
        /// A feed is gone for good.
        FeedGone = "feed_gone",
        /// A flood of a feed's entries waits.
        FeedFlood = "feed_flood",
        /// A schedule cannot be read any more.
        ScheduleBroken = "schedule_broken",
        /// A list's default cadence is paused or gone.
        NoDefaultCadence = "no_default_cadence",
        /// The form of a list has no complete privacy notice.
        NoticeLacks = "notice_lacks",
        /// The configuration allows something unwise.
        Unwise = "unwise",
    }
}

impl Need {
    /// How much it presses.
    #[must_use]
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::LedgerHeld
            | Self::NoWorker
            | Self::LettersWait
            | Self::IssuePaused
            | Self::InDoubt
            | Self::RelayUnreachable
            | Self::ListWithoutRelay
            | Self::KeyFails
            | Self::ScheduleBroken => Urgency::Act,
            Self::IssueHeld
            | Self::RelayRefuses
            | Self::CertificateEnds
            | Self::KeyUnseen
            | Self::SignupsKept
            | Self::RemovalWave
            | Self::FeedFails
            | Self::FeedGone
            | Self::FeedFlood
            | Self::NoDefaultCadence => Urgency::Soon,
            Self::KeyOld | Self::SignupsSpike | Self::NoticeLacks | Self::Unwise => Urgency::Know,
        }
    }
}
