//! What has to be put right in a form of the desk is said in the language of the desk, for every field that can be wrong.

use postrider::domain::operator::Role;
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::newsroom::open_list;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// An editor whose browser asks for German.
struct Editor {
    browser: Browser,
    cookie: String,
}

impl Editor {
    /// Sends these fields to `address`, with the secret of the page at `from`, and expects that they are refused.
    async fn refused(&self, from: &str, address: &str, fields: &[(&str, &str)]) -> Page {
        let request = self.browser.request(Method::GET, from);
        let page = self
            .browser
            .send(request.header("cookie", &self.cookie))
            .await
            .expect_status(200);
        let (_, secret) = page
            .body
            .split_once("name=\"csrf\" value=\"")
            .expect("a secret");
        let secret = secret.split('"').next().unwrap_or_default();
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", secret).extend_pairs(fields);
        let request = self
            .browser
            .request(Method::POST, address)
            .header("cookie", &self.cookie)
            .header("accept-language", "de")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish());
        self.browser.send(request).await.expect_status(422)
    }

    /// The same, and each of these sentences has to be on the page, which says nothing in English.
    async fn told(&self, path: &str, fields: &[(&str, &str)], sentences: &[&str]) {
        let page = self.refused(path, path, fields).await;
        let text = page.text();
        for sentence in sentences {
            assert!(text.contains(sentence), "no {sentence:?} in {text}");
        }
        assert!(!text.contains("Etwas in diesem Formular"), "{text}");
        assert!(!page.body.contains("class=\"mistake\""), "{}", page.body);
    }
}

both_databases! {
    async fn what_is_wrong_in_a_form_is_said_in_the_language_of_the_desk(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let cookie = sit_down(&database, server.url(), Role::Editor);
        let editor = Editor { browser: server.browser(), cookie };
        let (long, longer) = ("x".repeat(600), "x".repeat(2_100));
        let nothing = [("slug", "No Slug"), ("name", ""), ("description", &long), ("language", "-"), ("time_zone", "Nowhere"),
            ("from_name", ""), ("from_address", "nobody"), ("reply_to", "nobody"), ("legal_name", ""),
            ("postal_address", ""), ("privacy_url", "nowhere")];
        editor.told("/desk/lists/new", &nothing, &[
            "Nehmen Sie 1 bis 60 Kleinbuchstaben", "Schreiben Sie einen Namen von höchstens 100 Zeichen",
            "Höchstens 500 Zeichen reinen Text.", "Wählen Sie eine Sprache", "Das ist keine Zeitzone.",
            "Schreiben Sie eine vollständige E-Mail-Adresse, etwa", "oder lassen Sie das Feld leer.",
            "wer herausgibt", "Schreiben Sie die Postanschrift", "die mit https:// beginnt",
        ]).await;
        let taken = [("slug", "daily"), ("name", "The Daily"), ("language", "en"), ("time_zone", "UTC"),
            ("from_name", "The Daily"), ("from_address", "digest@daily-news.net"), ("legal_name", "Daily News Ltd"),
            ("postal_address", "1 High Street")];
        editor.told("/desk/lists/new", &taken, &["Diese Adresse hat schon eine andere Liste."]).await;
        let look = "/desk/lists/daily/look";
        editor.told(look, &[("accent", "red"), ("accent_dark", "red"), ("logo_url", "")],
            &["Schreiben Sie eine Farbe als sechs hexadezimale Ziffern"]).await;
        editor.told(look, &[("accent", "#ffee00")], &["#ffee00", "zu 1, und 4,5 zu 1 ist das Mindeste."]).await;
        editor.told(look, &[("logo_url", "nowhere")], &["Schreiben Sie die vollständige Adresse eines Bildes"]).await;
        let topics = "/desk/lists/daily/topics";
        editor.told(topics, &[("act", "add"), ("slug", "?"), ("name", "")],
            &["Nehmen Sie 1 bis 60 Kleinbuchstaben", "Schreiben Sie einen Namen"]).await;
        editor.told(topics, &[("act", "remove"), ("topic", "gone")], &["Dieses Thema hat die Liste nicht mehr."]).await;
        editor.told("/desk/lists/daily/terms", &[("newsletter_statement", ""), ("terms_statement", "Yes"), ("body", "Yes")],
            &["Schreiben Sie den Satz in höchstens 1000 Zeichen."]).await;
        let schedules = "/desk/lists/daily/schedules";
        editor.told(schedules, &[("act", "add"), ("name", "?"), ("cron", "0 6 * * *")], &["Nehmen Sie 1 bis 60"]).await;
        editor.told(schedules, &[("act", "add"), ("name", "yearly"), ("cron", "0 6 * * *")],
            &["Die Liste hat schon einen Zeitplan dieses Namens."]).await;
        editor.told(schedules, &[("act", "look"), ("cron", "often"), ("time_zone", "UTC")], &["Das nennt keine Zeit."]).await;
        editor.told(schedules, &[("act", "look"), ("cron", "0 0 30 2 *"), ("time_zone", "UTC")],
            &["Diesen Tag gibt es nie, wie den 30. Februar."]).await;
        let editing = "/desk/lists/daily/editing";
        let fields = [("min_articles", "few"), ("max_articles", "many"), ("lead_article_id", "that one"),
            ("approval_minutes", "soon"), ("approvers", "nobody")];
        editor.told(editing, &fields, &["die nicht über dem liegt, was ein Brief höchstens zeigt",
            "Schreiben Sie eine Zahl von 1 bis 1000, oder", "Die Liste hat keinen Artikel mit dieser Nummer.",
            "Schreiben Sie eine Zahl von 1 bis 10 080.", "nobody ist keine E-Mail-Adresse."]).await;
        editor.told(editing, &[("article_order", "lead")], &["Nennen Sie für diese Reihenfolge den Aufmacher."]).await;
        // What the template engine found stays in its own words, beside ours.
        let template = editor.refused(editing, editing, &[("subject_template", "{{ nothing }")]).await;
        assert!(template.text().contains("Diese Vorlage lässt sich nicht ausfüllen."), "{}", template.text());
        assert!(template.body.contains("<span class=\"mistake\" lang=\"en\" dir=\"ltr\">"), "{}", template.body);
        let form = "/desk/lists/daily/form";
        editor.told(form, &[("act", "allow"), ("origin", "nowhere")], &["Schreiben Sie nur Schema und Rechnername"]).await;
        for field in ["contact", "recipients", "transfers", "retention", "authority"] {
            editor.told(form, &[("act", "notice"), (field, &longer)], &["Höchstens 2000 Zeichen reinen Text."]).await;
        }
        editor.told("/desk/feeds/new", &[("act", "try"), ("list", "daily"), ("url", "gopher://x")],
            &["Das ist keine Adresse im Web."]).await;
        let inside = [("act", "try"), ("list", "daily"), ("url", "http://10.0.0.1/feed")];
        let inside = editor.refused("/desk/feeds/new", "/desk/feeds/new", &inside).await;
        assert!(inside.text().contains("Diese Adresse liegt nicht im öffentlichen Internet"), "{}", inside.text());
        let article = [("list", "daily"), ("title", ""), ("url", "nowhere"), ("summary", ""), ("author", &longer),
            ("topics", &longer), ("image_url", "nowhere")];
        editor.told("/desk/articles/new", &article, &["Schreiben Sie einen Titel", "die mit https:// oder http:// beginnt",
            "Schreiben Sie einen Namen von höchstens 200 Zeichen", "Höchstens 20 Namen",
            "Schreiben Sie eine vollständige Adresse oder lassen"]).await;
        editor.told("/desk/articles/new", &[("list", "daily"), ("published_at", "soon")],
            &["Diese Zeit gibt es auf den Uhren der Liste nicht"]).await;
        installation.close_the_books(&sink.messages());
    }
}
