//! Postrider takes newsletter sign-ups, keeps proof of every consent, gathers a news site's new
//! articles and posts them as digests through SMTP.

pub mod cli;
pub mod clock;
pub mod config;
pub mod domain;
pub mod feeds;
pub mod mail;
pub mod services;
pub mod store;
pub mod telemetry;
pub mod web;
pub mod worker;
