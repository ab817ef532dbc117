//! A front door for a [`House`]: the real server over real HTTP, on the house's own clock; and what a reader does
//! there who looks after what they read.

use std::net::TcpListener;
use std::sync::Arc;

use postrider::services::preferences::links;
use postrider::web::{self, Closing, Handle};

use super::browser::{Browser, Page};
use super::house::{House, PUBLIC_URL};
use super::received::Received;

/// An open front door.
pub(crate) struct Door {
    browser: Browser,
    handle: Handle,
}

impl Door {
    /// Opens the door of a house on a free port.
    pub(crate) fn open(house: &House) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let server = web::server(Arc::clone(&house.app), listener).expect("a server");
        let handle = server.handle();
        tokio::spawn(server.run());
        Self {
            browser: Browser::new(&format!("http://{address}")),
            handle,
        }
    }

    /// The reader's browser.
    pub(crate) fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Opens a link of a letter, or a path.
    pub(crate) async fn get(&self, link: &str) -> Page {
        self.browser.get(path(link)).await
    }

    /// Posts fields to a link of a letter, or a path.
    pub(crate) async fn post(&self, link: &str, fields: &[(&str, &str)]) -> Page {
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.browser.post_form(path(link), &fields).await
    }

    /// Asks for a link to this address on the public page, and returns it from the letter.
    pub(crate) async fn manage_link(&self, house: &House, email: &str) -> String {
        let answer = self.post("/preferences", &[("email", email)]).await;
        answer.expect_status(202);
        links::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        newest_link(house, email, "/preferences/")
    }

    /// Closes the door.
    pub(crate) async fn close(self) {
        self.handle.stop(Closing::Abrupt).await;
    }
}

/// The path of a link of a letter.
pub(crate) fn path(link: &str) -> &str {
    link.strip_prefix(PUBLIC_URL).unwrap_or(link)
}

/// The link with this fragment in the newest letter to an address that has one.
pub(crate) fn newest_link(house: &House, email: &str, fragment: &str) -> String {
    let letters = house.sink().accepted_for(email);
    let found = letters.iter().rev().find_map(|letter: &Received| {
        letter
            .links()
            .into_iter()
            .find(|link| link.contains(fragment))
    });
    found.unwrap_or_else(|| panic!("no letter to {email} with {fragment}"))
}
