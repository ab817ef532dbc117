//! Suppressions: addresses that we must not write to.

named_values! {
    /// Why an address is suppressed.
    SuppressionReason {
        /// Its owner answered a confirmation letter with "this was not me".
        Refused = "refused",
        /// An operator decided so.
        Operator = "operator",
        /// Letters to it came back for good.
        HardBounce = "hard_bounce",
        /// Its owner reported a letter as spam.
        Complaint = "complaint",
    }
}
