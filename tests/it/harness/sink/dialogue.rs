//! The sink's side of one RFC 5321 dialogue.

use std::io;

use data_encoding::BASE64;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use super::{Action, Encryption, Extensions, Received, State, Step};

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
    talk.say(&state.options.greeting).await?;
    if !state.options.greeting.starts_with('2') {
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

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

enum Next {
    Listen,
    Close,
    Encrypt,
}

/// A transaction between MAIL and the final dot.
struct Transaction {
    from: String,
    parameters: String,
    recipients: Vec<String>,
}

struct Talk<'a> {
    state: &'a State,
    stream: BufReader<Box<dyn Stream>>,
    connection: u64,
    encrypted: bool,
    hello: String,
    authenticated: Option<String>,
    mail: Option<Transaction>,
}

impl Talk<'_> {
    async fn obey(&mut self, line: &str) -> io::Result<Next> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => self.ehlo(rest).await?,
            "HELO" => {
                rest.clone_into(&mut self.hello);
                self.say("250 sink.test").await?;
            }
            "STARTTLS" if self.state.options.encryption == Encryption::StartTls => {
                self.say("220 2.0.0 Go ahead").await?;
                return Ok(Next::Encrypt);
            }
            "AUTH" => self.auth(rest).await?,
            "MAIL" => self.mail(rest).await?,
            "RCPT" => return self.rcpt(rest).await,
            "DATA" => return self.data().await,
            "RSET" => {
                self.mail = None;
                self.say("250 2.0.0 OK").await?;
            }
            "NOOP" => self.say("250 2.0.0 OK").await?,
            "QUIT" => {
                self.say("221 2.0.0 Bye").await?;
                return Ok(Next::Close);
            }
            _ => self.say("502 5.5.1 Command not known").await?,
        }
        Ok(Next::Listen)
    }

    async fn ehlo(&mut self, name: &str) -> io::Result<()> {
        let options = &self.state.options;
        if options.extensions == Extensions::HeloOnly {
            return self.say("502 5.5.1 Command not known").await;
        }
        name.clone_into(&mut self.hello);
        self.mail = None;
        let mut lines = vec!["sink.test".to_owned()];
        if options.extensions == Extensions::All {
            let size = format!("SIZE {}", options.size_bytes);
            lines.extend(["PIPELINING", "8BITMIME", "SMTPUTF8"].map(str::to_owned));
            lines.extend([size, "ENHANCEDSTATUSCODES".to_owned()]);
        }
        let must_encrypt = self.must_encrypt();
        if must_encrypt {
            lines.push("STARTTLS".to_owned());
        }
        if options.credentials.is_some() && !must_encrypt {
            lines.push("AUTH PLAIN LOGIN".to_owned());
        }
        let last = lines.pop().unwrap_or_default();
        let before = lines
            .into_iter()
            .flat_map(|line| ["250-".to_owned(), line, "\r\n".to_owned()]);
        let answer = format!("{}250 {last}\r\n", before.collect::<String>());
        self.stream.write_all(answer.as_bytes()).await?;
        self.stream.flush().await
    }

    async fn auth(&mut self, rest: &str) -> io::Result<()> {
        let Some((user, password)) = self.state.options.credentials.clone() else {
            return self.say("502 5.5.1 Command not known").await;
        };
        if self.must_encrypt() {
            return self.say("538 5.7.11 Encryption required").await;
        }
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        let given = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => {
                let secret = self.secret_or(initial, "").await?;
                let mut parts = secret.split('\0').skip(1).map(str::to_owned);
                (parts.next(), parts.next())
            }
            "LOGIN" => {
                let given_user = self.secret_or(initial, "VXNlcm5hbWU6").await?;
                let given_password = self.secret_or("", "UGFzc3dvcmQ6").await?;
                (Some(given_user), Some(given_password))
            }
            _ => return self.say("504 5.5.4 Mechanism not known").await,
        };
        if given == (Some(user.clone()), Some(password)) {
            self.authenticated = Some(user);
            self.say("235 2.7.0 Welcome").await
        } else {
            self.say("535 5.7.8 Credentials refused").await
        }
    }

    /// The decoded initial response, or what the client answers to this challenge.
    async fn secret_or(&mut self, initial: &str, challenge: &str) -> io::Result<String> {
        let encoded = if initial.is_empty() {
            self.say(&format!("334 {challenge}")).await?;
            self.command_line().await?.unwrap_or_default()
        } else {
            initial.to_owned()
        };
        let decoded = BASE64.decode(encoded.as_bytes()).unwrap_or_default();
        Ok(String::from_utf8_lossy(&decoded).into_owned())
    }

    async fn mail(&mut self, rest: &str) -> io::Result<()> {
        if self.must_encrypt() {
            return self.say("530 5.7.0 Issue STARTTLS first").await;
        }
        if self.state.options.credentials.is_some() && self.authenticated.is_none() {
            return self.say("530 5.7.0 Authentication required").await;
        }
        if self.mail.is_some() {
            return self.say("503 5.5.1 Nested MAIL").await;
        }
        let Some((from, parameters)) = path(rest, "FROM:") else {
            return self.say("501 5.5.4 MAIL FROM:<address>").await;
        };
        let announced = parameters.split(' ').find_map(|p| p.strip_prefix("SIZE="));
        let announced = announced.and_then(|size| size.parse::<usize>().ok());
        if announced.is_some_and(|size| size > self.state.options.size_bytes) {
            return self.say("552 5.3.4 Message too big").await;
        }
        self.mail = Some(Transaction {
            from,
            parameters,
            recipients: Vec::new(),
        });
        self.say("250 2.1.0 OK").await
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
        if answer.starts_with('2')
            && let Some(mail) = &mut self.mail
        {
            mail.recipients.extend(about);
        }
        self.say(&answer).await?;
        Ok(after(&answer))
    }

    async fn data(&mut self) -> io::Result<Next> {
        let mail = self.mail.take();
        let Some(mail) = mail.filter(|mail| !mail.recipients.is_empty()) else {
            self.say("503 5.5.1 RCPT first").await?;
            return Ok(Next::Listen);
        };
        match self.depart(&mail.recipients, Step::Data).await? {
            Departure::None => self.say("354 End with a dot").await?,
            Departure::Reply(line) => {
                let about = &mail.recipients;
                self.state.note_answer(about, Step::Data, Some(&line));
                self.say(&line).await?;
                return Ok(after(&line));
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

    async fn depart(&mut self, recipients: &[String], step: Step) -> io::Result<Departure> {
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

    fn must_encrypt(&self) -> bool {
        self.state.options.encryption == Encryption::StartTls && !self.encrypted
    }

    async fn encrypt(mut self) -> io::Result<Self> {
        // What was sent ahead of the handshake was sent in the clear and must not be obeyed.
        if !self.stream.buffer().is_empty() {
            return Err(io::Error::other(
                "commands were sent ahead of the handshake",
            ));
        }
        let stream = self.stream.into_inner();
        let encrypted = self.state.acceptor.accept(stream).await?;
        self.stream = BufReader::new(Box::new(encrypted));
        self.encrypted = true;
        self.hello.clear();
        Ok(self)
    }

    async fn say(&mut self, line: &str) -> io::Result<()> {
        self.stream
            .write_all(format!("{line}\r\n").as_bytes())
            .await?;
        self.stream.flush().await
    }

    /// The next command without its line ending, or `None` when the client has gone.
    async fn command_line(&mut self) -> io::Result<Option<String>> {
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

enum Departure {
    None,
    Reply(String),
    Close,
}

/// A relay that answers 421 closes the connection (RFC 5321, section 3.8).
fn after(reply: &str) -> Next {
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
