//! Chapter 4, the reading desk.
