//! Wishes for a link: what somebody asks for who wants to look after their subscriptions.

named_values! {
    /// What the link shall be for.
    WishKind {
        /// Seeing and changing what one reads.
        Manage = "manage",
        /// Reading it at another address.
        Move = "move",
    }
}
