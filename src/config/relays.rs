//! The relays: `[smtp]`, which is called "main", and one section `[relay.NAME]` for each other.

use super::Smtp;
use super::reader::Reader;

/// The name of the relay that `[smtp]` describes.
pub const MAIN_RELAY: &str = "main";

/// A relay and its name.
#[derive(Debug, Clone)]
pub struct RelayConfig {
    /// "main" for `[smtp]`, else what stands behind `relay.`.
    pub name: String,
    /// How it is reached and used; its `endpoint` is set.
    pub smtp: Smtp,
}

/// Every relay that has a url: `[smtp]` first, then the others by name.
pub(super) fn read(reader: &mut Reader, main: &Smtp) -> Vec<RelayConfig> {
    let mut relays = Vec::new();
    if main.endpoint.is_some() {
        relays.push(RelayConfig {
            name: MAIN_RELAY.to_owned(),
            smtp: main.clone(),
        });
    }
    for name in reader.relay_names() {
        let section = format!("relay.{name}");
        let smtp = Smtp::read(reader, &section);
        let url = format!("{section}.url");
        if !reader.is_set(&url) {
            let remedy =
                "write \"smtp://HOST:PORT\" or \"smtps://HOST:PORT\", or remove the section";
            reader.refuse(&url, "is not set, so that there is no relay", remedy);
        }
        if smtp.endpoint.is_some() {
            relays.push(RelayConfig { name, smtp });
        }
    }
    relays
}
