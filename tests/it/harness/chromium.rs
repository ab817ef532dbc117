//! Chromium without a screen, driven by its own protocol over two pipes: it opens pages with or without
//! scripts, presses what is on them, and tells what its console said.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long the browser may be silent.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a page is looked at, twenty times a second, until what is waited for has not come.
const LOOKS: u32 = 600;

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scripts {
    /// They run.
    On,
    /// They are there and do not run.
    Off,
}

/// One window of a browser of its own, killed when dropped.
pub(crate) struct Chromium {
    child: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    session: String,
    number: u64,
    /// What the console said, and what a policy refused.
    console: Vec<String>,
    /// Pages that finished loading.
    loaded: usize,
    _profile: tempfile::TempDir,
}

/// The program, where it is installed.
pub(crate) fn program() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
}

impl Chromium {
    /// Opens a window.
    ///
    /// # Panics
    ///
    /// When the browser does not start.
    pub(crate) fn open(program: &str, scripts: Scripts) -> Self {
        let profile = tempfile::tempdir().expect("a temporary directory");
        // The browser wants its commands at 3 and answers at 4; ours are its standard streams.
        let mut child = Command::new("sh")
            .args([
                "-c",
                "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
            ])
            .arg(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args(["--no-first-run", "--disable-background-networking"])
            .args(["--disable-component-update", "--disable-sync"])
            .arg("--remote-debugging-pipe")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        let commands = child.stdin.take().expect("a pipe");
        let answers = child.stdout.take().expect("a pipe");
        let (tell, messages) = channel();
        std::thread::spawn(move || {
            let mut message = Vec::new();
            for byte in std::io::BufReader::new(answers)
                .bytes()
                .map_while(Result::ok)
            {
                if byte != 0 {
                    message.push(byte);
                } else if let Ok(value) = serde_json::from_slice(&message) {
                    message.clear();
                    if tell.send(value).is_err() {
                        return;
                    }
                }
            }
        });
        let mut new = Self {
            child,
            commands,
            messages,
            session: String::new(),
            number: 0,
            console: Vec::new(),
            loaded: 0,
            _profile: profile,
        };
        let target = new.call("Target.createTarget", &json!({"url": "about:blank"}));
        let attached = new.call(
            "Target.attachToTarget",
            &json!({"targetId": target["targetId"], "flatten": true}),
        );
        let session = attached["sessionId"].as_str().expect("a session");
        session.clone_into(&mut new.session);
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            new.call(domain, &json!({}));
        }
        let off = scripts == Scripts::Off;
        new.call(
            "Emulation.setScriptExecutionDisabled",
            &json!({"value": off}),
        );
        new
    }

    /// Opens an address and waits until the page has loaded.
    pub(crate) fn go(&mut self, url: &str) {
        let before = self.loaded;
        self.call("Page.navigate", &json!({"url": url}));
        self.wait_for_load(before, url);
        // The empty page of the new window may have been the one that loaded.
        self.wait_until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Does something that leads to another page, and waits until that has loaded.
    pub(crate) fn follow(&mut self, expression: &str) {
        let before = self.loaded;
        self.evaluate(expression);
        self.wait_for_load(before, expression);
    }

    fn wait_for_load(&mut self, before: usize, what: &str) {
        while self.loaded == before {
            let message = self.messages.recv_timeout(PATIENCE);
            self.note(&message.unwrap_or_else(|_| panic!("nothing was loaded: {what}")));
        }
    }

    /// The value of an expression in the page. It runs where the page's own scripts are off, too.
    pub(crate) fn evaluate(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true,
            "userGesture": true});
        let answer = self.call("Runtime.evaluate", &asked);
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {answer}"
        );
        answer["result"]["value"].clone()
    }

    /// The text of an expression in the page.
    pub(crate) fn text(&mut self, expression: &str) -> String {
        let value = self.evaluate(expression);
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Waits until an expression is true.
    ///
    /// # Panics
    ///
    /// When it stays false.
    pub(crate) fn wait_until(&mut self, expression: &str) {
        let mut looks = 0;
        while self.evaluate(expression) != Value::Bool(true) {
            looks += 1;
            if looks == LOOKS {
                let page = self.text("document.body.innerText");
                panic!(
                    "{expression} stayed false; console: {:?}; page: {page}",
                    self.console
                );
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Types into the field that a selector finds, key by key.
    pub(crate) fn fill(&mut self, selector: &str, text: &str) {
        self.evaluate(&format!("(() => {{ const one = document.querySelector({selector:?}); one.value = ''; one.focus(); }})()"));
        self.call("Input.insertText", &json!({"text": text}));
    }

    /// What the console has said so far, and what a policy refused.
    pub(crate) fn console(&self) -> &[String] {
        &self.console
    }

    /// Waits until the console has said this.
    ///
    /// # Panics
    ///
    /// When it does not.
    pub(crate) fn wait_for_console(&mut self, words: &str) {
        for _ in 0..LOOKS {
            if self.console.iter().any(|line| line.contains(words)) {
                return;
            }
            // Any answer brings what was said before it.
            self.evaluate("0");
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the console has not said {words}: {:?}", self.console);
    }

    /// A picture of the whole page at this width, as PNG; of a dark page where `dark`.
    pub(crate) fn picture(&mut self, width: u32, dark: bool) -> Vec<u8> {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", &media);
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let shown = json!({"format": "png", "captureBeyondViewport": true});
        let shot = self.call("Page.captureScreenshot", &shown);
        let data = shot["data"].as_str().expect("a picture");
        data_encoding::BASE64
            .decode(data.as_bytes())
            .expect("base64")
    }

    fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.number += 1;
        let mut command = json!({"id": self.number, "method": method, "params": parameters});
        if !self.session.is_empty() {
            command["sessionId"] = self.session.as_str().into();
        }
        let sent = self.commands.write_all(format!("{command}\0").as_bytes());
        sent.expect("the browser listens");
        loop {
            let message = self.messages.recv_timeout(PATIENCE);
            let message = message.unwrap_or_else(|_| panic!("no answer to {command}"));
            if message["id"] == self.number {
                assert!(message["error"].is_null(), "{command}: {message}");
                return message["result"].clone();
            }
            self.note(&message);
        }
    }

    fn note(&mut self, message: &Value) {
        let parameters = &message["params"];
        match message["method"].as_str() {
            Some("Page.loadEventFired") => self.loaded += 1,
            Some("Log.entryAdded") => self.console.push(parameters["entry"]["text"].to_string()),
            Some("Runtime.exceptionThrown" | "Runtime.consoleAPICalled") => {
                self.console.push(parameters.to_string());
            }
            _ => {}
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
