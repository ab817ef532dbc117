//! What cannot be true together.
//!
//! Limits of single values stand where the value is read; here are the rules between keys of
//! different sections. A rule blames the key that most likely has to change.

use super::reader::Reader;
use super::{Config, Mode};

/// Notes every rule that the configuration breaks.
pub(super) fn check(config: &Config, reader: &mut Reader) {
    match config.mode {
        Mode::TryOut => try_out_stays_on_this_machine(config, reader),
        Mode::Production => production_reaches_its_readers(config, reader),
    }
    bounces_return_one_way(config, reader);
    workers_outlive_a_lost_beat(config, reader);
    limits_fit_each_other(config, reader);
}

fn try_out_stays_on_this_machine(config: &Config, reader: &mut Reader) {
    // Anybody who reaches a try-out server may read the outbox and with it every link.
    if !config.server.listen.ip().is_loopback() {
        let remedy = "listen on 127.0.0.1 or [::1], or set mode = \"production\"";
        reader.refuse(
            "server.listen",
            "reaches beyond this machine in try-out mode",
            remedy,
        );
    }
    let monitor = config.worker.monitor_listen;
    if monitor.is_some_and(|listen| !listen.ip().is_loopback()) {
        let remedy = "listen on 127.0.0.1 or [::1], or set mode = \"production\"";
        reader.refuse(
            "worker.monitor_listen",
            "reaches beyond this machine in try-out mode",
            remedy,
        );
    }
}

fn production_reaches_its_readers(config: &Config, reader: &mut Reader) {
    if !reader.is_set("smtp.url") && reader.relay_names().is_empty() {
        let remedy = "set smtp.url or POSTRIDER_SMTP_URL, for instance \
                      \"smtp://relay.example.net:587\"";
        reader.refuse("mode", "needs a relay, but smtp.url is empty", remedy);
    }
    if !reader.is_set("server.public_url") {
        let remedy = "set server.public_url or POSTRIDER_SERVER_PUBLIC_URL, for instance \
                      \"https://news.example.org\"";
        reader.refuse(
            "mode",
            "needs a public address, but server.public_url is empty",
            remedy,
        );
    }
    if !config.server.is_public_url_safe() {
        let remedy = "write https://; plain http is for loopback hosts only";
        reader.refuse("server.public_url", "is not https in production", remedy);
    }
}

fn bounces_return_one_way(config: &Config, reader: &mut Reader) {
    if config.mail.bounce_address.is_some() && config.mail.bounce_domain.is_some() {
        reader.refuse(
            "mail.bounce_domain",
            "cannot be set beside mail.bounce_address: a letter has one envelope sender",
            "keep the domain for a return path that names its delivery, or the address for one that \
             is always the same",
        );
    }
}

fn workers_outlive_a_lost_beat(config: &Config, reader: &mut Reader) {
    let beat = config.worker.heartbeat_seconds;
    // One lost sign of life must not cost a worker its life.
    if config.sending.lease_seconds <= beat.saturating_mul(2) {
        let fault = format!(
            "must be more than twice worker.heartbeat_seconds, which is {beat}, or a living worker \
             counts as dead"
        );
        reader.refuse(
            "sending.lease_seconds",
            fault,
            format!("set it to {} or more", beat * 2 + 1),
        );
    }
    let timeout = config.feeds.timeout_seconds;
    if config.feeds.claim_seconds <= timeout {
        let fault = format!("must be more than feeds.timeout_seconds, which is {timeout}");
        reader.refuse(
            "feeds.claim_seconds",
            fault,
            format!("set it to {} or more", timeout + 1),
        );
    }
}

fn limits_fit_each_other(config: &Config, reader: &mut Reader) {
    let (feeds, sending) = (&config.feeds, &config.sending);
    if feeds.connect_timeout_seconds > feeds.timeout_seconds {
        let most = feeds.timeout_seconds;
        let fault = format!("must be at most feeds.timeout_seconds, which is {most}");
        reader.refuse(
            "feeds.connect_timeout_seconds",
            fault,
            format!("set it to {most} or less"),
        );
    }
    if feeds.back_off_max_seconds < feeds.poll_seconds {
        let least = feeds.poll_seconds;
        let fault = format!("must be at least feeds.poll_seconds, which is {least}");
        reader.refuse(
            "feeds.back_off_max_seconds",
            fault,
            format!("set it to {least} or more"),
        );
    }
    if feeds.poll_max_seconds < feeds.poll_seconds {
        let least = feeds.poll_seconds;
        let fault = format!("must be at least feeds.poll_seconds, which is {least}");
        reader.refuse(
            "feeds.poll_max_seconds",
            fault,
            format!("set it to {least} or more"),
        );
    }
    let lifetime = sending.lifetime_hours * 3600;
    if sending
        .retry_seconds
        .first()
        .is_some_and(|first| *first > lifetime)
    {
        let fault = format!(
            "starts after the end of sending.lifetime_hours, which is {} h, so that nothing would be \
             tried again",
            sending.lifetime_hours
        );
        let remedy = format!("start with {lifetime} or less");
        reader.refuse("sending.retry_seconds", fault, remedy);
    }
}
