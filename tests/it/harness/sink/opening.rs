//! The part of the dialogue before the first message: EHLO, STARTTLS and AUTH.

use std::io;

use data_encoding::BASE64;
use tokio::io::{AsyncWriteExt as _, BufReader};

use super::dialogue::{Departure, Next, Talk, after};
use super::{Encryption, Extensions, Step};

impl Talk<'_> {
    pub(super) async fn ehlo(&mut self, name: &str) -> io::Result<Next> {
        match self.depart(&[], Step::Ehlo).await? {
            Departure::None => {}
            Departure::Reply(line) => {
                self.say(&line).await?;
                return Ok(after(&line));
            }
            Departure::Close => return Ok(Next::Close),
        }
        let options = &self.state.options;
        let extensions = self.state.book().extensions;
        if extensions == Extensions::HeloOnly {
            self.say("502 5.5.1 Command not known").await?;
            return Ok(Next::Listen);
        }
        name.clone_into(&mut self.hello);
        self.mail = None;
        let mut lines = vec!["sink.test".to_owned()];
        if extensions == Extensions::All {
            lines.push("PIPELINING".to_owned());
        }
        if extensions != Extensions::None {
            let size = format!("SIZE {}", options.size_bytes);
            lines.extend(["8BITMIME", "SMTPUTF8"].map(str::to_owned));
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
        self.stream.flush().await?;
        Ok(Next::Listen)
    }

    pub(super) async fn starttls(&mut self) -> io::Result<Next> {
        let answer = match self.depart(&[], Step::StartTls).await? {
            Departure::None => "220 2.0.0 Go ahead".to_owned(),
            Departure::Reply(line) => line,
            Departure::Close => return Ok(Next::Close),
        };
        self.say(&answer).await?;
        if answer.starts_with('2') {
            return Ok(Next::Encrypt);
        }
        Ok(after(&answer))
    }

    pub(super) async fn auth(&mut self, rest: &str) -> io::Result<Next> {
        match self.depart(&[], Step::Auth).await? {
            Departure::None => {
                self.check_credentials(rest).await?;
                Ok(Next::Listen)
            }
            Departure::Reply(line) => {
                if line.starts_with('2') {
                    let credentials = self.state.options.credentials.clone();
                    self.authenticated = credentials.map(|(user, _)| user);
                }
                self.say(&line).await?;
                Ok(after(&line))
            }
            Departure::Close => Ok(Next::Close),
        }
    }

    async fn check_credentials(&mut self, rest: &str) -> io::Result<()> {
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

    pub(super) fn must_encrypt(&self) -> bool {
        self.state.options.encryption == Encryption::StartTls && !self.encrypted
    }

    pub(super) async fn encrypt(mut self) -> io::Result<Self> {
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
}
