//! What a relay answered, and what that means for a delivery.
