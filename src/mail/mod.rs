//! Chapter 3, the letter.
