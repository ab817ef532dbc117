//! The pages of lists, feeds and articles, as an editor goes through them: everything is done by forms, without a
//! script, and a viewer sees it and changes nothing.

use postrider::domain::operator::Role;
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::feed_server::{Document, Entry, FeedServer};
use crate::harness::markup::Form;
use crate::harness::newsroom::count;
use crate::harness::reading::document;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// Somebody at the desk with a browser.
struct Seat {
    browser: Browser,
    cookie: String,
}

impl Seat {
    async fn get(&self, address: &str) -> Page {
        let request = self.browser.request(Method::GET, address);
        self.browser
            .send(request.header("cookie", &self.cookie))
            .await
    }

    async fn open(&self, address: &str) -> Page {
        self.get(address).await.expect_status(200)
    }

    /// Sends a form of this page as it is.
    async fn send(&self, page: &Page, form: &Form) -> Page {
        let target = page.url.join(&form.action).expect("the form's action");
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&form.fields)
            .finish();
        let request = self.browser.request(Method::POST, target.as_str());
        let request = request
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        self.browser.send(request.body(body)).await
    }

    /// Fills a form of the page at this address, presses a button, and goes where it leads.
    async fn fill(&self, address: &str, act: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.open(address).await;
        let answer = self.press(&page, act, fields).await.expect_status(303);
        self.open(answer.header("location")).await
    }

    /// Fills the form of this page that has the button, and sends it.
    async fn press(&self, page: &Page, act: &str, fields: &[(&str, &str)]) -> Page {
        let has = |form: &Form| {
            let named = |(name, value): &(String, String)| name == "act" && value == act;
            let fits = act.is_empty()
                || form.buttons.iter().any(|button| button.value == act)
                || form.fields.iter().any(named);
            form.method == "post"
                && !form.action.contains("sign-out")
                && fits
                && fields.iter().all(|(name, _)| form.value(name).is_some())
        };
        let form = page.forms().into_iter().find(has);
        let form = form.unwrap_or_else(|| {
            panic!(
                "no form for {act:?} {fields:?} on {}: {}",
                page.url, page.body
            )
        });
        let button = form
            .buttons
            .iter()
            .find(|button| button.value == act && !act.is_empty());
        let mut form = match button.cloned() {
            Some(button) => form.pressed(&button),
            None => form,
        };
        for (name, value) in fields {
            form = form.fill(name, value);
        }
        self.send(page, &form).await
    }
}

fn says(page: &Page, words: &[&str]) {
    let text = page.text();
    for word in words {
        assert!(text.contains(word), "{word} is not on {}: {text}", page.url);
    }
}

const LIST: [(&str, &str); 6] = [
    ("name", "The Weekend"),
    ("slug", "weekend"),
    ("from_name", "The Weekend"),
    ("from_address", "weekend@daily-news.net"),
    ("legal_name", "Daily News Ltd"),
    ("postal_address", "1 High Street, Newstown"),
];

both_databases! {
    #[expect(clippy::too_many_lines, reason = "one story, told from the beginning to the end")]
    async fn an_editor_sets_a_list_up_and_a_viewer_only_sees_it(database: TestDatabase) {
        let sink = Sink::start().await;
        let site = FeedServer::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("feeds.allow_private", &site.host_and_port());
        installation.set("feeds.host_spacing_seconds", "0");
        installation.cli(&["migrate"]);
        let server = installation.serve().await;
        let seat = |role| Seat { browser: server.browser(), cookie: sit_down(&database, "http://here", role) };
        let editor = seat(Role::Editor);

        says(&editor.open("/desk/lists").await, &["No lists yet"]);
        let page = editor.open("/desk/lists/new").await;
        let wrong = editor.press(&page, "", &[("name", ""), ("slug", "A b"), ("from_address", "nobody"), ("time_zone", "Mars")]).await.expect_status(422);
        says(&wrong, &["Please put this right", "This is no time zone", "Write a whole e-mail address"]);
        assert!(wrong.body.contains("aria-invalid=\"true\""));
        let made = editor.fill("/desk/lists/new", "", &LIST).await;
        says(&made, &["The list is made", "This list has no terms yet"]);
        let taken = editor.press(&editor.open("/desk/lists/new").await, "", &LIST).await.expect_status(422);
        says(&taken, &["Another list has this address already."]);

        let terms = [("newsletter_statement", "Yes, send it."), ("terms_statement", "I agree."), ("body", "One letter a week.\r\n\r\nYou may leave.")];
        let published = editor.fill("/desk/lists/weekend/terms", "", &terms).await;
        says(&published, &["Version 1", "current", "Published."]);
        says(&editor.open("/desk/lists/weekend/terms/1").await, &["One letter a week.", "You may leave."]);

        for (slug, name) in [("city", "City"), ("sport", "Sport")] {
            editor.fill("/desk/lists/weekend/topics", "add", &[("slug", slug), ("name", name)]).await;
        }
        editor.fill("/desk/lists/weekend/topics", "down", &[]).await;
        let rule = [("topic", "city"), ("kind", "url"), ("value", "/city/")];
        let topics = editor.fill("/desk/lists/weekend/topics", "rule", &rule).await;
        says(&topics, &["the address begins with /city/"]);
        let order: Vec<usize> = ["Sport", "City"].iter().map(|name| topics.text().find(name).unwrap()).collect();
        assert!(order.is_sorted(), "{}", topics.text());
        let bad = editor.press(&topics, "rule", &[("value", "no address"), ("topic", "city"), ("kind", "url")]).await;
        bad.expect_status(422);

        let page = editor.open("/desk/lists/weekend/schedules").await;
        let times = [("name", "weekly"), ("cron", "0 9 * * SAT"), ("time_zone", "Europe/Zurich")];
        let looked = editor.press(&page, "look", &times).await.expect_status(200);
        says(&looked, &["Every Saturday at 09:00", "CE"]);
        assert_eq!(count(&database, "schedules"), 0, "looking adds none");
        let wrong = editor.press(&page, "add", &[("name", "weekly"), ("cron", "soon")]).await.expect_status(422);
        says(&wrong, &["This names no time"]);
        let added = editor.fill("/desk/lists/weekend/schedules", "add", &times).await;
        says(&added, &["The schedule is added", "Every Saturday at 09:00", "default"]);
        let id = added.links().into_iter().find_map(|link| Some(link.address.strip_prefix("/desk/lists/weekend/schedules/")?.to_owned()));
        let change = format!("/desk/lists/weekend/schedules/{}", id.expect("a way to change it"));
        says(&editor.fill(&change, "save", &[("cron", "30 9 * * SAT")]).await, &["Every Saturday at 09:30"]);

        let look = editor.open("/desk/lists/weekend/look").await;
        let faint = editor.press(&look, "", &[("accent", "#ffcc00")]).await.expect_status(422);
        assert!(faint.body.contains("would do") && faint.body.contains("1.4 to 1"), "{}", faint.body);
        editor.fill("/desk/lists/weekend/look", "", &[("accent", "#0b5563"), ("footer", "**Thanks**")]).await;
        let seen = editor.open("/lists/weekend/colours.css").await;
        assert!(seen.body.contains("#0b5563"));
        let editing = [("approval", "hold"), ("approvers", "desk@daily-news.net\r\nnobody")];
        let wrong = editor.press(&editor.open("/desk/lists/weekend/editing").await, "", &editing).await.expect_status(422);
        says(&wrong, &["nobody is no e-mail address"]);
        editor.fill("/desk/lists/weekend/editing", "", &[("approval", "hold"), ("approvers", "desk@daily-news.net")]).await;
        let form = editor.fill("/desk/lists/weekend/form", "allow", &[("origin", "https://www.host-site.net")]).await;
        assert!(form.body.contains("https://www.host-site.net") && form.body.contains("embed.js"));
        says(&editor.fill("/desk/lists/weekend", "close", &[]).await, &["takes no more sign-ups"]);
        says(&editor.fill("/desk/lists/weekend", "open", &[]).await, &["The list takes sign-ups"]);

        // A feed by the address of its site.
        site.publish("/", Document::new("text/html", "<link rel=alternate type=application/rss+xml href=/news.rss><p>News"));
        site.publish("/news.rss", document(&[Entry::numbered(1, "Mon, 02 Mar 2026 06:00:00 +0000")]));
        let page = editor.open("/desk/feeds/new?list=weekend").await;
        let tried = editor.press(&page, "find", &[("url", &site.url("/"))]).await.expect_status(200);
        says(&tried, &["The Harbour Times", "Article number 1", "kept, never mailed", "without encryption"]);
        let added = editor.press(&tried, "add", &[]).await.expect_status(303);
        let feed = added.header("location").split('?').next().unwrap().to_owned();
        says(&editor.open(&feed).await, &["Visit now"]);
        says(&editor.fill(&feed, "stop", &[]).await, &["The feed is visited no more", "Stopped"]);
        says(&editor.open("/desk/feeds").await, &["Stopped", "The Weekend"]);
        let none = editor.press(&page, "find", &[("url", &site.url("/nowhere"))]).await.expect_status(422);
        assert!(none.body.contains("404"), "{}", none.body);

        // An article: written, found, put right, hidden.
        let article = [("list", "weekend"), ("title", "Der Hafen"), ("url", "https://daily-news.net/city/harbour"), ("topics", "Region, Port")];
        let written = editor.fill("/desk/articles/new", "", &article).await;
        says(&written, &["Written.", "Der Hafen", "City", "Region", "it comes with the next issues"]);
        let address = written.url.path().to_owned();
        let again = editor.fill("/desk/articles/new", "", &article).await;
        assert_eq!(again.url.path(), address, "one address is one article");
        says(&editor.open("/desk/articles?q=hafen&topic=city&state=new").await, &["Der Hafen"]);
        says(&editor.open("/desk/articles?q=nothing").await, &["Nothing fits"]);
        says(&editor.fill(&address, "correct", &[("title", "Der neue Hafen")]).await, &["Der neue Hafen", "Corrected"]);
        says(&editor.fill(&address, "hide", &[]).await, &["No letter to come carries it", "Hidden"]);
        says(&editor.fill(&address, "show", &[]).await, &["It comes with the next issues"]);
        let wrong = editor.press(&editor.open("/desk/articles/new").await, "", &[("title", ""), ("url", "x")]).await.expect_status(422);
        says(&wrong, &["Write a title", "Write a whole address"]);

        // Whoever may only look sees all of it, without a form that would change anything.
        let viewer = seat(Role::Viewer);
        for path in ["/desk/lists", "/desk/lists/weekend", "/desk/lists/weekend/look", "/desk/lists/weekend/topics", "/desk/lists/weekend/terms",
            "/desk/lists/weekend/schedules", "/desk/lists/weekend/editing", "/desk/lists/weekend/form", "/desk/feeds", &feed, "/desk/articles", &address] {
            let page = viewer.open(path).await;
            assert!(!page.body.contains("desk-lists-"), "a message is missing on {path}");
            assert!(!page.body.contains("name=\"act\""), "{path} offers a viewer something to do");
        }
        for path in ["/desk/lists/new", "/desk/feeds/new", "/desk/articles/new"] {
            viewer.get(path).await.expect_status(403);
        }
        let page = editor.open(&address).await;
        viewer.press(&page, "hide", &[]).await.expect_status(403);
        for action in ["list.create", "list.edit", "list.editorial", "list.origins", "terms.publish", "topic.create", "topic.order",
            "topic_rule.edit", "schedule.create", "schedule.edit", "feed.create", "feed.edit", "article.create", "article.correct",
            "article.hide", "article.show"] {
            let lines = count(&database, &format!("audit_log WHERE action = '{action}' AND actor = 'The editor'"));
            assert!(lines > 0, "{action} is not in the audit log");
        }
        for tag in ["de", "fr", "es", "ar", "zh"] {
            for path in ["/desk/lists/weekend/schedules", "/desk/articles", "/desk/feeds", "/desk/lists/weekend/look"] {
                let page = editor.open(&format!("{path}?lang={tag}")).await;
                assert!(!page.text().contains("desk-lists-"), "{tag} {path}");
            }
        }
        installation.close_the_books(&sink.messages());
    }
}
