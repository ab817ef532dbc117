//! Links that open the desk once: what they are for.

named_values! {
    /// What a link of the desk opens.
    LinkPurpose {
        /// The account of the first owner, while there is none. It is printed, never mailed.
        Setup = "setup",
        /// The account of somebody who is locked out: a new password, and no second factor. It is printed on the
        /// machine, never mailed.
        Recovery = "recovery",
        /// An account for somebody who was invited.
        Invitation = "invitation",
        /// A new password for somebody who forgot theirs.
        Reset = "reset",
        /// A session for somebody who would rather not type a password.
        SignIn = "sign_in",
    }
}
