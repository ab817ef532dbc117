//! Mail scanners: they open every link of every letter before its reader does, with or without scripts,
//! and some press the buttons. Looking changes nothing; pressing everything subscribes nobody, and what it
//! ends is told as one wave and undone together.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use postrider::domain::delivery::LetterKind;
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::left_out;
use crate::harness::newsroom::{LIST, add_readers, api_key, count, open_list, texts};
use crate::harness::received::Received;
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

/// Signs of life and last uses: what changes by itself, whoever looks.
const RESTLESS: [&str; 5] = [
    "instance",
    "workers",
    "api_keys",
    "relay_minutes",
    "daily_figures",
];
/// More pages than the public site of one list has.
const MOST_PAGES: usize = 400;
const PATIENCE: Duration = Duration::from_mins(1);
/// As long as the most patient scanners look at a page.
const LOOK: Duration = Duration::from_secs(30);

/// Every row of every table that does not change by itself.
fn state(database: &TestDatabase) -> BTreeMap<String, Vec<String>> {
    let is_sqlite = database.url().starts_with("sqlite:");
    let tables = if is_sqlite {
        "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    } else {
        "SELECT tablename::text AS text FROM pg_tables \
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    };
    let mut state = BTreeMap::new();
    for table in texts(database, tables) {
        if RESTLESS.contains(&table.as_str()) {
            continue;
        }
        let row = if is_sqlite {
            let columns = format!("SELECT name AS text FROM pragma_table_info('{table}')");
            let columns = texts(database, &columns);
            let quoted = columns.iter().map(|column| format!("quote(\"{column}\")"));
            quoted.collect::<Vec<_>>().join(" || '|' || ")
        } else {
            format!("\"{table}\"::text")
        };
        let rows = format!("SELECT {row} AS text FROM \"{table}\" ORDER BY 1");
        state.insert(table.clone(), texts(database, &rows));
    }
    assert!(state.len() > 20, "the tables were not found: {state:?}");
    state
}

/// Fails with the tables that differ.
fn assert_unchanged(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) {
    for (table, rows) in before {
        assert_eq!(rows, &after[table], "{table} has changed");
    }
}

/// What a letter leads to: its links and those of its header.
fn links_of(letter: &Received, site: &str) -> Vec<String> {
    let header = [
        "List-Unsubscribe",
        "List-Archive",
        "List-Help",
        "List-Subscribe",
    ];
    let headers = header.iter().filter_map(|name| letter.header(name));
    let in_headers = headers.flat_map(|value| {
        let parts = value
            .split([',', '<', '>'])
            .map(|part| part.trim().to_owned());
        parts.collect::<Vec<_>>()
    });
    let links = letter.links().into_iter().chain(in_headers);
    let ours: BTreeSet<String> = links.filter(|link| link.starts_with(site)).collect();
    ours.into_iter().collect()
}

/// Looks at every link, three times, and at whatever the pages lead to on the same site.
async fn look_everywhere(browser: &Browser, site: &str, links: Vec<String>) -> Vec<Page> {
    let mut waiting = links;
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut pages = Vec::new();
    while let Some(link) = waiting.pop() {
        browser.send(browser.request(Method::HEAD, &link)).await;
        browser.get(&link).await;
        let page = browser.get(&link).await;
        assert!(page.status < 500, "{link}: {}", page.body);
        for found in page.links() {
            let Ok(found) = page.url.join(&found.address) else {
                continue;
            };
            let found = found
                .as_str()
                .split('#')
                .next()
                .unwrap_or_default()
                .to_owned();
            if found.starts_with(site) && known.insert(found.clone()) {
                waiting.push(found);
            }
        }
        pages.push(page);
        assert!(pages.len() < MOST_PAGES, "the site has no end");
    }
    pages
}

/// Presses every button of these pages, in this order.
async fn press_every_button<'a>(
    browser: &Browser,
    pages: impl Iterator<Item = &'a Page>,
) -> Vec<Page> {
    let mut answers = Vec::new();
    for page in pages {
        for form in page.forms() {
            for button in &form.buttons {
                let answer = browser.submit(page, &form.pressed(button)).await;
                assert!(answer.status < 500, "{}: {}", answer.url, answer.body);
                answers.push(answer);
            }
        }
    }
    answers
}

/// A house with readers in every standing, and letters of every kind in their mailboxes.
struct Town {
    installation: Installation,
    sink: Sink,
    server: Server,
}

impl Town {
    async fn settle(database: &TestDatabase) -> Self {
        let sink = Sink::start().await;
        let mut installation = Installation::new(database, &sink.url());
        installation.set("letters.unsubscribed", "true");
        open_list(&installation);
        installation.cli(&["list", "edit", LIST, "--approver", "desk@daily-news.net"]);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let town = Self {
            installation,
            sink,
            server,
        };
        for reader in ["ada@reader-post.net", "leo@reader-post.net"] {
            town.sign_up(reader).await;
            town.confirm(reader).await;
        }
        let leo = town.newest("leo@reader-post.net");
        let click = [("List-Unsubscribe".to_owned(), "One-Click".to_owned())];
        let way_out = leo.one_click_link().expect("a way out");
        let browser = town.server.browser();
        browser.post_form(&way_out, &click).await.expect_status(200);
        for reader in ["eve@reader-post.net", "max@reader-post.net"] {
            town.sign_up(reader).await;
        }
        town.push_article(&key, 1).await;
        town.installation.cli(&["issue", "send-now", LIST]);
        town.push_article(&key, 2).await;
        town.installation
            .cli(&["issue", "send-now", LIST, "--hold"]);
        town.wait_for_letter("ada@reader-post.net", 3).await;
        town.wait_for_letter("desk@daily-news.net", 1).await;
        town.change_address("ada@reader-post.net", "ada@other-post.net")
            .await;
        town.work_at_the_desk().await;
        // A reader signs up once more.
        town.sign_up("ada@reader-post.net").await;
        town.wait_for_letter("ada@reader-post.net", 6).await;
        town.rest(database).await;
        town
    }

    /// An owner gets in, invites somebody, asks for links and changes the password: a letter of every kind.
    async fn work_at_the_desk(&self) {
        const OWNER: &str = "owner@desk-post.net";
        const PASSWORD: &str = "tangerine lighthouse pebble";
        let made = self.installation.cli(&["operator", "link"]);
        let link = made["link"].as_str().expect("a link");
        let browser = self.server.browser();
        let page = browser.get(link).await.expect_status(200);
        let form = page.form().fill("name", "The owner").fill("email", OWNER);
        let opened = browser
            .submit(&page, &form.fill("password", PASSWORD))
            .await;
        opened.expect_status(303);
        let invited = "guest@desk-post.net";
        self.installation.cli(&["operator", "invite", invited]);
        for (page, letters) in [("/desk/link", 1), ("/desk/forgotten", 2)] {
            let page = browser.get(page).await.expect_status(200);
            let asked = page.form().fill("email", OWNER);
            browser.submit(&page, &asked).await.expect_status(202);
            self.wait_for_letter(OWNER, letters).await;
        }
        let page = browser.get("/desk/account").await.expect_status(200);
        let mut forms = page.forms().into_iter();
        let form = forms
            .find(|form| form.value("new").is_some())
            .expect("a form");
        let changed = form
            .fill("present", PASSWORD)
            .fill("new", "violin umbrella crossing");
        browser.submit(&page, &changed).await.expect_status(303);
        self.wait_for_letter(OWNER, 3).await;
        self.wait_for_letter(invited, 1).await;
    }

    async fn sign_up(&self, reader: &str) {
        let wish = serde_json::json!({"email": reader, "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        let browser = self.server.browser();
        browser
            .post_json("/api/v1/subscriptions", &wish)
            .await
            .expect_status(202);
        self.wait_for_letter(reader, 1).await;
    }

    async fn confirm(&self, reader: &str) {
        let link = self.newest(reader).link_with("/confirmation/");
        let browser = self.server.browser();
        let page = browser.get(&link).await.expect_status(200);
        let yes = page.form().fill("answer", "yes");
        browser.submit(&page, &yes).await.expect_status(200);
        self.wait_for_letter(reader, 2).await;
    }

    /// Asks for a link and, behind it, for another address: letters to both mailboxes.
    async fn change_address(&self, reader: &str, new: &str) {
        let browser = self.server.browser();
        let page = browser.get("/preferences").await.expect_status(200);
        let asked = page.form().fill("email", reader);
        browser.submit(&page, &asked).await.expect_status(202);
        self.wait_for_letter(reader, 4).await;
        let link = self.newest(reader).link_with("/preferences/");
        let page = browser.get(&format!("{link}/address")).await;
        let moved = page.form().fill("email", new);
        browser.submit(&page, &moved).await.expect_status(202);
        self.wait_for_letter(reader, 5).await;
        self.wait_for_letter(new, 1).await;
    }

    async fn push_article(&self, key: &str, number: u32) {
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": number.to_string(),
            "url": format!("https://daily-news.net/{number}"), "title": "An article"});
        let browser = self.server.browser();
        browser
            .post_json_as(key, "/api/v1/articles", &article)
            .await
            .expect_status(200);
    }

    fn newest(&self, reader: &str) -> Received {
        self.sink.accepted_for(reader).pop().expect("a letter")
    }

    async fn wait_for_letter(&self, reader: &str, number: usize) {
        until("a letter", || {
            self.sink.accepted_for(reader).len() >= number
        })
        .await;
    }

    /// Waits until nothing is left to do.
    async fn rest(&self, database: &TestDatabase) {
        until("rest", || {
            let open = "deliveries WHERE state IN ('queued', 'sending', 'deferred')";
            let going = "issues WHERE state IN ('planning', 'sending')";
            count(database, open) + count(database, going) + count(database, "signups") == 0
        })
        .await;
    }

    fn site(&self) -> String {
        format!("{}/", self.server.url())
    }

    fn every_link(&self) -> Vec<String> {
        let letters = self.sink.messages();
        let links = letters
            .iter()
            .flat_map(|letter| links_of(letter, &self.site()));
        let links: BTreeSet<String> = links.collect();
        links.into_iter().collect()
    }

    fn close(self) {
        drop(self.server);
        self.installation.close_the_books(&self.sink.messages());
    }
}

/// Waits until a condition holds.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what} did not come about");
}

both_databases! {
    async fn looking_at_every_link_of_every_kind_of_letter_changes_nothing(database: TestDatabase) {
        let town = Town::settle(&database).await;
        let kinds = "SELECT DISTINCT letter AS text FROM deliveries WHERE state = 'sent'";
        let sent: BTreeSet<String> = texts(&database, kinds).into_iter().collect();
        let all: BTreeSet<String> = LetterKind::ALL.iter().map(ToString::to_string).collect();
        assert_eq!(sent, all, "a letter of every kind is in the mailboxes");
        let before = state(&database);
        let pages = look_everywhere(&town.server.browser(), &town.site(), town.every_link()).await;
        assert!(pages.iter().filter(|page| !page.forms().is_empty()).count() > 5);
        // What a look might have set off has had time to happen.
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_unchanged(&before, &state(&database));
        town.close();
    }

    async fn pressing_every_button_subscribes_nobody(database: TestDatabase) {
        let town = Town::settle(&database).await;
        let (site, browser) = (town.site(), town.server.browser());
        for (reader, backwards) in [("eve@reader-post.net", false), ("max@reader-post.net", true)] {
            let links = links_of(&town.newest(reader), &site);
            let mut pages = look_everywhere(&browser, &site, links).await;
            if backwards {
                pages.reverse();
            }
            let answers = press_every_button(&browser, pages.iter()).await;
            // And whatever the answers offer.
            press_every_button(&browser, answers.iter()).await;
            let is_reader = format!("SELECT id FROM subscribers WHERE address = '{reader}'");
            let active = format!("subscriptions WHERE state = 'active' AND subscriber_id = ({is_reader})");
            assert_eq!(count(&database, &active), 0, "{reader} was subscribed by a machine");
            let known = format!("subscriptions WHERE subscriber_id = ({is_reader})");
            assert_eq!(count(&database, &known), 1, "{reader} is not known");
        }
        town.close();
    }

    async fn what_a_scanner_ended_is_told_as_one_wave_and_undone_together(database: TestDatabase) {
        const READERS: usize = 30;
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, READERS);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let town = Town { installation, sink, server };
        town.push_article(&key, 1).await;
        town.installation.cli(&["issue", "send-now", LIST]);
        let letters = town.sink.wait_for(READERS, PATIENCE).await;
        town.rest(&database).await;
        let browser = town.server.browser();
        for letter in &letters {
            let mut pages = Vec::new();
            for link in links_of(letter, &town.site()) {
                pages.push(browser.get(&link).await);
            }
            press_every_button(&browser, pages.iter()).await;
        }
        assert_eq!(count(&database, "subscriptions WHERE state = 'unsubscribed'"), 30);
        let waves = town.installation.cli(&["removals", "list", "--state", "open"]);
        assert_eq!(waves.as_array().map(Vec::len), Some(1), "{waves}");
        assert_eq!(waves[0]["domain"], "bulk-readers.net");
        assert_eq!(waves[0]["removals"], 30);
        let undone = town.installation.cli(&["removals", "undo", &waves[0]["id"].to_string()]);
        assert_eq!(undone, serde_json::json!({"brought_back": 30, "left_alone": 0}));
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 30);
        town.close();
    }
}

/// Chromium with a door for programs.
struct Chromium {
    process: Child,
    profile: tempfile::TempDir,
    client: reqwest::Client,
}

impl Chromium {
    fn start(program: &str) -> Self {
        let profile = tempfile::tempdir().expect("a temporary directory");
        let process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--no-first-run",
                "--disable-background-networking",
                "--disable-sync",
            ])
            .args(["--disable-component-update", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Chromium runs");
        let client = reqwest::Client::builder()
            .no_proxy()
            .build()
            .expect("a client");
        Self {
            process,
            profile,
            client,
        }
    }

    /// The address of the door, which Chromium writes into its profile.
    async fn door(&self) -> String {
        let file = self.profile.path().join("DevToolsActivePort");
        let port = || {
            let text = std::fs::read_to_string(&file).ok()?;
            text.lines().next().map(str::to_owned)
        };
        until("Chromium's port", || port().is_some()).await;
        format!("http://127.0.0.1:{}", port().expect("a port"))
    }

    /// Opens an address in a tab of its own, where its scripts run.
    async fn open(&self, door: &str, address: &str) {
        let request = self.client.put(format!("{door}/json/new?{address}"));
        let answer = request.send().await.expect("an answer");
        assert!(answer.status().is_success(), "{address}");
    }

    /// The addresses of the open tabs that show a page with a title.
    async fn shown(&self, door: &str) -> BTreeSet<String> {
        let request = self.client.get(format!("{door}/json/list"));
        let answer = request.send().await.expect("an answer");
        let text = answer.text().await.expect("a body");
        let tabs: serde_json::Value = serde_json::from_str(&text).expect("the tabs");
        let tabs = tabs.as_array().expect("a list").iter();
        let pages = tabs.filter(|tab| tab["type"] == "page" && tab["title"] != "");
        pages
            .filter_map(|tab| tab["url"].as_str().map(str::to_owned))
            .collect()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn a_browser_with_scripts_that_looks_for_thirty_seconds_changes_nothing() {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    let Some(program) = names.into_iter().find(runs) else {
        left_out(
            "the scanner with scripts",
            "chromium is not installed; scripts/test installs it",
        );
        return;
    };
    let database = TestDatabase::sqlite();
    let town = Town::settle(&database).await;
    let before = state(&database);
    let chromium = Chromium::start(program);
    let door = chromium.door().await;
    let links = town.every_link();
    for link in &links {
        chromium.open(&door, link).await;
    }
    tokio::time::sleep(LOOK).await;
    let shown = chromium.shown(&door).await;
    for link in &links {
        // A feed or a file has no title.
        let is_page = town
            .server
            .browser()
            .get(link)
            .await
            .body
            .contains("<title>");
        assert!(
            !is_page || shown.contains(link),
            "{link} was left: {shown:#?}"
        );
    }
    assert_unchanged(&before, &state(&database));
    drop(chromium);
    town.close();
}
