//! The sink's side of one RFC 5321 dialogue.

use std::io;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use super::{Action, Encryption, Received, State, Step};

/// A line longer than this ends the connection, so that a runaway client cannot fill the memory.
const LINE_BYTES: usize = 1024 * 1024;

pub(super) async fn converse(state: &State, stream: TcpStream) -> io::Result<()> {
    let connection = state.next_connection();
    let implicit = state.options.encryption == Encryption::Implicit;
    let stream: Box<dyn Stream> = if implicit {
        Box::new(state.acceptor.accept(stream).await?)
    } else {
        Box::new(stream)
    };
    let mut talk = Talk {
        state,
        stream: BufReader::new(stream),
        connection,
        encrypted: implicit,
        hello: String::new(),
        authenticated: None,
        mail: None,
    };
    let greeting = match talk.depart(&[], Step::Banner).await? {
        Departure::None => state.options.greeting.clone(),
        Departure::Reply(line) => line,
        Departure::Close => return Ok(()),
    };
    talk.say(&greeting).await?;
    if !greeting.starts_with('2') {
        return Ok(());
    }
    while let Some(line) = talk.command_line().await? {
        match talk.obey(&line).await? {
            Next::Listen => {}
            Next::Close => return Ok(()),
            Next::Encrypt => talk = talk.encrypt().await?,
        }
    }
    Ok(())
}

pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

pub(super) enum Next {
    Listen,
    Close,
    Encrypt,
}

/// A transaction between MAIL and the final dot.
pub(super) struct Transaction {
    from: String,
    parameters: String,
    recipients: Vec<String>,
    /// Those that RCPT was refused for.
    refused: Vec<String>,
}

pub(super) struct Talk<'a> {
    pub(super) state: &'a State,
    pub(super) stream: BufReader<Box<dyn Stream>>,
    connection: u64,
    pub(super) encrypted: bool,
    pub(super) hello: String,
    pub(super) authenticated: Option<String>,
    pub(super) mail: Option<Transaction>,
}

impl Talk<'_> {
    async fn obey(&mut self, line: &str) -> io::Result<Next> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => return self.ehlo(rest).await,
            "HELO" => {
                rest.clone_into(&mut self.hello);
                self.say("250 sink.test").await?;
            }
            "STARTTLS" if self.state.options.encryption == Encryption::StartTls => {
                return self.starttls().await;
            }
            "AUTH" => return self.auth(rest).await,
            "MAIL" => return self.mail(rest).await,
            "RCPT" => return self.rcpt(rest).await,
            "DATA" => return self.data().await,
            "RSET" => {
                self.mail = None;
                return self.answer(Step::Rset, "250 2.0.0 OK").await;
            }
            "NOOP" => self.say("250 2.0.0 OK").await?,
            "QUIT" => {
                self.answer(Step::Quit, "221 2.0.0 Bye").await?;
                return Ok(Next::Close);
            }
            _ => self.say("502 5.5.1 Command not known").await?,
        }
        Ok(Next::Listen)
    }

    /// Gives the ordinary answer, or what the relay's script wants instead.
    async fn answer(&mut self, step: Step, ordinary: &str) -> io::Result<Next> {
        let answer = match self.depart(&[], step).await? {
            Departure::None => ordinary.to_owned(),
            Departure::Reply(line) => line,
            Departure::Close => return Ok(Next::Close),
        };
        self.say(&answer).await?;
        Ok(after(&answer))
    }

    async fn mail(&mut self, rest: &str) -> io::Result<Next> {
        let answer = match self.depart(&[], Step::Mail).await? {
            Departure::None => match self.begin(rest) {
                Ok(()) => "250 2.1.0 OK".to_owned(),
                Err(refusal) => refusal.to_owned(),
            },
            Departure::Reply(line) => {
                if line.starts_with('2') {
                    self.begin(rest).ok();
                }
                line
            }
            Departure::Close => return Ok(Next::Close),
        };
        self.say(&answer).await?;
        Ok(after(&answer))
    }

    /// Begins a transaction, or says why not.
    fn begin(&mut self, rest: &str) -> Result<(), &'static str> {
        if self.must_encrypt() {
            return Err("530 5.7.0 Issue STARTTLS first");
        }
        if self.state.options.credentials.is_some() && self.authenticated.is_none() {
            return Err("530 5.7.0 Authentication required");
        }
        if self.mail.is_some() {
            return Err("503 5.5.1 Nested MAIL");
        }
        let Some((from, parameters)) = path(rest, "FROM:") else {
            return Err("501 5.5.4 MAIL FROM:<address>");
        };
        let announced = parameters.split(' ').find_map(|p| p.strip_prefix("SIZE="));
        let announced = announced.and_then(|size| size.parse::<usize>().ok());
        if announced.is_some_and(|size| size > self.state.options.size_bytes) {
            return Err("552 5.3.4 Message too big");
        }
        self.mail = Some(Transaction {
            from,
            parameters,
            recipients: Vec::new(),
            refused: Vec::new(),
        });
        Ok(())
    }

    async fn rcpt(&mut self, rest: &str) -> io::Result<Next> {
        let Some(mail) = &self.mail else {
            self.say("503 5.5.1 MAIL first").await?;
            return Ok(Next::Listen);
        };
        let Some((recipient, _)) = path(rest, "TO:") else {
            self.say("501 5.5.4 RCPT TO:<address>").await?;
            return Ok(Next::Listen);
        };
        let international = mail.parameters.contains("SMTPUTF8");
        if !recipient.is_ascii() && !international {
            self.say("553 5.6.7 SMTPUTF8 was not asked for").await?;
            return Ok(Next::Listen);
        }
        let about = [recipient];
        let answer = match self.depart(&about, Step::Rcpt).await? {
            Departure::None => "250 2.1.5 OK".to_owned(),
            Departure::Reply(line) => line,
            Departure::Close => {
                self.state.note_answer(&about, Step::Rcpt, None);
                return Ok(Next::Close);
            }
        };
        self.state.note_answer(&about, Step::Rcpt, Some(&answer));
        if let Some(mail) = &mut self.mail {
            let accepted = answer.starts_with('2');
            let fate = if accepted {
                &mut mail.recipients
            } else {
                &mut mail.refused
            };
            fate.extend(about);
        }
        self.say(&answer).await?;
        Ok(after(&answer))
    }

    async fn data(&mut self) -> io::Result<Next> {
        let Some(mail) = self.mail.take() else {
            self.say("503 5.5.1 MAIL first").await?;
            return Ok(Next::Listen);
        };
        if mail.recipients.is_empty() {
            return self.data_for_nobody(mail).await;
        }
        match self.depart(&mail.recipients, Step::Data).await? {
            Departure::None => self.say("354 End with a dot").await?,
            Departure::Reply(line) => {
                let about = &mail.recipients;
                self.state.note_answer(about, Step::Data, Some(&line));
                self.say(&line).await?;
                if !line.starts_with('3') {
                    return Ok(after(&line));
                }
            }
            Departure::Close => {
                self.state.note_answer(&mail.recipients, Step::Data, None);
                return Ok(Next::Close);
            }
        }
        let Some((text, fault)) = self.text(&mail.recipients).await? else {
            return Ok(Next::Close);
        };
        let reply = match fault {
            Some(fault) => Some(fault.to_owned()),
            None => match self.depart_at_dot(&mail, &text).await? {
                Departure::None => Some("250 2.0.0 Queued".to_owned()),
                Departure::Reply(line) => Some(line),
                Departure::Close => return Ok(Next::Close),
            },
        };
        self.note(&mail, text, reply.clone());
        let reply = reply.unwrap_or_default();
        self.say(&reply).await?;
        Ok(after(&reply))
    }

    /// DATA although every recipient was refused, as a client that pipelines sends it. A relay may say 354 all
    /// the same (RFC 2920 section 3.1); then nothing but the dot may come, and the answer is 554. A message
    /// that comes instead is put on record as one that was accepted, for a story to stumble over.
    async fn data_for_nobody(&mut self, mut mail: Transaction) -> io::Result<Next> {
        let answer = match self.depart(&mail.refused, Step::Data).await? {
            Departure::None => "503 5.5.1 RCPT first".to_owned(),
            Departure::Reply(line) => line,
            Departure::Close => return Ok(Next::Close),
        };
        self.state
            .note_answer(&mail.refused, Step::Data, Some(&answer));
        self.say(&answer).await?;
        if !answer.starts_with('3') {
            return Ok(after(&answer));
        }
        let Some((text, _)) = self.text(&[]).await? else {
            return Ok(Next::Close);
        };
        if !text.is_empty() {
            mail.recipients = std::mem::take(&mut mail.refused);
            self.note(&mail, text, Some("250 2.0.0 Queued".to_owned()));
        }
        self.say("554 5.5.1 No valid recipients").await?;
        Ok(Next::Listen)
    }

    /// The dot-unstuffed text and what is wrong with it, or `None` when the script drops the
    /// connection half-way.
    async fn text(
        &mut self,
        recipients: &[String],
    ) -> io::Result<Option<(Vec<u8>, Option<&'static str>)>> {
        let mut text = Vec::new();
        let mut fault = None;
        let mut line = Vec::new();
        loop {
            if !self.read_line(&mut line).await? {
                return Ok(None);
            }
            if line == b".\r\n" {
                break;
            }
            if text.is_empty() && self.state.departure(recipients, Step::Text).is_some() {
                self.state.note_answer(recipients, Step::Text, None);
                return Ok(None);
            }
            if !line.ends_with(b"\r\n") {
                fault = Some("550 5.6.11 Bare line feed");
            }
            let stuffed = line.starts_with(b".");
            text.extend_from_slice(&line[usize::from(stuffed)..]);
        }
        if text.len() > self.state.options.size_bytes {
            fault = Some("552 5.3.4 Message too big");
        }
        Ok(Some((text, fault)))
    }

    /// A message that meets silence at the dot was kept by then: it goes on record first.
    async fn depart_at_dot(&mut self, mail: &Transaction, text: &[u8]) -> io::Result<Departure> {
        match self.state.departure(&mail.recipients, Step::Dot) {
            action @ Some(Action::Hang | Action::Drop) => {
                self.note(mail, text.to_vec(), None);
                self.act(action).await
            }
            action => self.act(action).await,
        }
    }

    pub(super) async fn depart(
        &mut self,
        recipients: &[String],
        step: Step,
    ) -> io::Result<Departure> {
        let action = self.state.departure(recipients, step);
        self.act(action).await
    }

    async fn act(&mut self, action: Option<Action>) -> io::Result<Departure> {
        Ok(match action {
            None => Departure::None,
            Some(Action::Reply(line)) => Departure::Reply(line),
            Some(Action::Drop) => Departure::Close,
            Some(Action::Wait(time)) => {
                tokio::time::sleep(time).await;
                Departure::None
            }
            Some(Action::Hang) => {
                let mut ignored = Vec::new();
                while self.read_line(&mut ignored).await? {}
                Departure::Close
            }
        })
    }

    fn note(&self, mail: &Transaction, data: Vec<u8>, reply: Option<String>) {
        self.state.note_message(Received {
            connection: self.connection,
            hello: self.hello.clone(),
            from: mail.from.clone(),
            parameters: mail.parameters.clone(),
            recipients: mail.recipients.clone(),
            data,
            reply,
            encrypted: self.encrypted,
            authenticated: self.authenticated.clone(),
        });
    }

    pub(super) async fn say(&mut self, line: &str) -> io::Result<()> {
        self.stream
            .write_all(format!("{line}\r\n").as_bytes())
            .await?;
        self.stream.flush().await
    }

    /// The next command without its line ending, or `None` when the client has gone.
    pub(super) async fn command_line(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        if !self.read_line(&mut line).await? {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    async fn read_line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        self.stream.read_until(b'\n', line).await?;
        if line.len() > LINE_BYTES {
            return Err(io::Error::other("the line never ends"));
        }
        Ok(line.ends_with(b"\n"))
    }
}

pub(super) enum Departure {
    None,
    Reply(String),
    Close,
}

/// A relay that answers 421 closes the connection (RFC 5321, section 3.8).
pub(super) fn after(reply: &str) -> Next {
    if reply.starts_with("421") {
        Next::Close
    } else {
        Next::Listen
    }
}

/// Splits `FROM:<address> PARAMETERS`.
fn path(rest: &str, keyword: &str) -> Option<(String, String)> {
    let head = rest.get(..keyword.len())?;
    if !head.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let path = rest[keyword.len()..].trim_start().strip_prefix('<')?;
    let (address, parameters) = path.split_once('>')?;
    Some((address.to_owned(), parameters.trim().to_owned()))
}
