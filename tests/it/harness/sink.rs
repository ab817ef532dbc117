//! A relay of our own in the test process: records every message, and answers, hangs or breaks off
//! as a script for each recipient says.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::sync::{oneshot, watch};
use tokio_rustls::TlsAcceptor;

use super::received::Received;

mod certificate;
mod dialogue;
mod listener;
mod opening;
mod script;

pub(crate) use script::{Action, Script, Step};

/// What the sink announces in answer to EHLO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Extensions {
    /// PIPELINING, 8BITMIME, SMTPUTF8, SIZE and ENHANCEDSTATUSCODES.
    #[default]
    All,
    /// The same without PIPELINING.
    NoPipelining,
    /// Nothing but its name.
    None,
    /// EHLO itself is unknown; HELO works.
    HeloOnly,
}

/// How much of a message stays in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// All of it.
    Whole,
    /// Who it was for and what it was answered: for stories of very many messages.
    Envelope,
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encryption {
    /// Not at all.
    Plain,
    /// STARTTLS is offered and demanded.
    StartTls,
    /// TLS from the first byte.
    Implicit,
}

/// The settings of a sink that hold for its whole life.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// What EHLO announces at first.
    pub(crate) extensions: Extensions,
    /// How the connection is protected.
    pub(crate) encryption: Encryption,
    /// User name and password; set, they are demanded before MAIL.
    pub(crate) credentials: Option<(String, String)>,
    /// The first line the client hears. One that does not begin with 2 ends the connection.
    pub(crate) greeting: String,
    /// The announced and enforced limit of a message.
    pub(crate) size_bytes: usize,
    /// How much of a message stays in memory.
    pub(crate) keep: Keep,
    /// Where to listen; port 0 takes a free one.
    pub(crate) listen: SocketAddr,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            extensions: Extensions::All,
            encryption: Encryption::Plain,
            credentials: None,
            greeting: "220 sink.test ESMTP".to_owned(),
            size_bytes: 10 * 1024 * 1024,
            keep: Keep::Whole,
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        }
    }
}

/// An answer that a recipient's RCPT, or a message as a whole, was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The recipient it concerned.
    pub(crate) recipient: String,
    /// Where in the dialogue.
    pub(crate) step: Step,
    /// The line, or `None` where the script kept silent.
    pub(crate) reply: Option<String>,
}

/// A running sink; it stops when dropped.
pub(crate) struct Sink {
    address: SocketAddr,
    state: Arc<State>,
    authority_pem: String,
    running: Option<(oneshot::Sender<()>, std::thread::JoinHandle<()>)>,
}

impl Sink {
    /// Starts a plain sink on a free loopback port that accepts everything.
    pub(crate) async fn start() -> Self {
        Self::start_with(Options::default()).await
    }

    /// Starts a sink with these settings on a thread of its own.
    pub(crate) async fn start_with(options: Options) -> Self {
        let certificate = certificate::make();
        let listen = options.listen;
        let book = Book {
            extensions: options.extensions,
            ..Book::default()
        };
        let state = Arc::new(State {
            acceptor: certificate.acceptor,
            options,
            book: Mutex::new(book),
            kept: watch::Sender::new(0),
        });
        let mut sink = Self {
            address: listen,
            state,
            authority_pem: certificate.authority_pem,
            running: None,
        };
        sink.come_back().await;
        sink
    }

    /// Dies: takes no connections and cuts those that are open. What it recorded stays.
    pub(crate) fn die(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            stop.send(()).ok();
            thread.join().ok();
        }
    }

    /// Listens again where it did before it died.
    pub(crate) async fn come_back(&mut self) {
        let (stop, stopped) = oneshot::channel();
        let (bound, ready) = oneshot::channel();
        let (served, listen) = (Arc::clone(&self.state), self.address);
        let thread = std::thread::spawn(move || listener::run(served, listen, bound, stopped));
        self.address = ready.await.expect("the sink binds its port");
        self.running = Some((stop, thread));
    }

    /// The value for `POSTRIDER_SMTP_URL`. The host name is `localhost` where a certificate must
    /// name it.
    pub(crate) fn url(&self) -> String {
        let port = self.address.port();
        match self.state.options.encryption {
            Encryption::Plain => format!("smtp://127.0.0.1:{port}"),
            Encryption::StartTls => format!("smtp://localhost:{port}"),
            Encryption::Implicit => format!("smtps://localhost:{port}"),
        }
    }

    /// The address it listens on.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The certificate authority that signed the sink's certificate for `localhost`, as PEM.
    pub(crate) fn authority_pem(&self) -> &str {
        &self.authority_pem
    }

    /// How this recipient is treated from now on.
    pub(crate) fn script(&self, recipient: &str, script: Script) {
        let scripts = &mut self.state.book().scripts;
        scripts.insert(recipient.to_owned(), script);
    }

    /// How recipients without a script of their own are treated from now on.
    pub(crate) fn script_everyone(&self, script: Script) {
        self.state.book().fallback = Some(script);
    }

    /// How the relay itself behaves from now on, whoever a message is for; this comes before the scripts
    /// of recipients.
    pub(crate) fn script_relay(&self, script: Script) {
        self.state.book().relay = Some(script);
    }

    /// What EHLO announces from the next connection on.
    pub(crate) fn announce(&self, extensions: Extensions) {
        self.state.book().extensions = extensions;
    }

    /// How often a script was followed so far.
    pub(crate) fn departures(&self) -> u64 {
        self.state.book().departures
    }

    /// How many messages were accepted so far.
    pub(crate) fn accepted(&self) -> usize {
        *self.state.kept.borrow()
    }

    /// Every message that arrived in full, in the order of arrival, whatever it was answered.
    pub(crate) fn messages(&self) -> Vec<Received> {
        self.state.book().messages.clone()
    }

    /// The messages to this recipient that the sink accepted.
    pub(crate) fn accepted_for(&self, recipient: &str) -> Vec<Received> {
        let book = self.state.book();
        let to_them = book.messages.iter().filter(|message| {
            message.accepted() && message.recipients.iter().any(|to| to == recipient)
        });
        to_them.cloned().collect()
    }

    /// How often each recipient's message was kept: accepted, or stored without an answer.
    pub(crate) fn kept_by_recipient(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for message in self.state.book().messages.iter().filter(|m| m.kept()) {
            for recipient in &message.recipients {
                *counts.entry(recipient.clone()).or_default() += 1;
            }
        }
        counts
    }

    /// Every answer given about this recipient, in order.
    pub(crate) fn answers_for(&self, recipient: &str) -> Vec<Answer> {
        let book = self.state.book();
        let about_them = book.answers.iter().filter(|a| a.recipient == recipient);
        about_them.cloned().collect()
    }

    /// How many connections were opened so far.
    pub(crate) fn connections(&self) -> u64 {
        self.state.book().connections
    }

    /// Waits until `count` messages were accepted and returns them in order.
    ///
    /// # Panics
    ///
    /// When `patience` runs out; the message says what did arrive.
    pub(crate) async fn wait_for(&self, count: usize, patience: Duration) -> Vec<Received> {
        let mut kept = self.state.kept.subscribe();
        let enough = kept.wait_for(|accepted| *accepted >= count);
        if tokio::time::timeout(patience, enough).await.is_err() {
            let seen = self.messages();
            let seen: Vec<_> = seen.iter().map(|m| (&m.recipients, &m.reply)).collect();
            panic!("{count} accepted messages expected within {patience:?}, there are: {seen:#?}");
        }
        let mut messages = self.messages();
        messages.retain(Received::accepted);
        messages
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.die();
    }
}

struct State {
    options: Options,
    acceptor: TlsAcceptor,
    book: Mutex<Book>,
    /// How many messages were accepted.
    kept: watch::Sender<usize>,
}

#[derive(Default)]
struct Book {
    extensions: Extensions,
    relay: Option<Script>,
    scripts: HashMap<String, Script>,
    fallback: Option<Script>,
    departures: u64,
    messages: Vec<Received>,
    answers: Vec<Answer>,
    connections: u64,
}

impl State {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book
            .lock()
            .expect("no test panics while it holds the book")
    }

    fn next_connection(&self) -> u64 {
        let mut book = self.book();
        book.connections += 1;
        book.connections
    }

    /// What the first of these recipients whose script departs at this step is to meet.
    fn departure(&self, recipients: &[String], step: Step) -> Option<Action> {
        let mut book = self.book();
        let Book {
            relay,
            scripts,
            fallback,
            departures,
            ..
        } = &mut *book;
        let of_the_relay = relay.as_mut().and_then(|script| script.take(step));
        let action = of_the_relay.or_else(|| {
            recipients.iter().find_map(|recipient| {
                let script = scripts.get_mut(recipient).or(fallback.as_mut())?;
                script.take(step)
            })
        });
        *departures += u64::from(action.is_some());
        action
    }

    fn note_answer(&self, recipients: &[String], step: Step, reply: Option<&str>) {
        let mut book = self.book();
        book.answers
            .extend(recipients.iter().map(|recipient| Answer {
                recipient: recipient.clone(),
                step,
                reply: reply.map(str::to_owned),
            }));
    }

    fn note_message(&self, mut message: Received) {
        if self.options.keep == Keep::Envelope {
            message.data = Vec::new();
        }
        self.note_answer(&message.recipients, Step::Dot, message.reply.as_deref());
        let accepted = message.accepted();
        self.book().messages.push(message);
        if accepted {
            self.kept.send_modify(|kept| *kept += 1);
        }
    }
}
