//! The texts that are copied into pages of other sites: a plain form with its script, and a frame.
//!
//! They are written to be read: a line for each thing, indented. All that comes from the ledger or the
//! catalogues is escaped for where it stands.

use maud::html;

use super::Tongue;
use super::lists::{Place, often, privacy_url};
use crate::domain::list::ListState;
use crate::services::lists::{ListPage, Terms};
use crate::words::{self, Arg};

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Snippet {
    /// A plain form, and the line that loads the script.
    pub form: String,
    /// A frame that shows the form.
    pub frame: String,
}

/// The texts for a list; none while it takes no sign-ups.
pub(in crate::web) fn snippet(
    tongue: &Tongue,
    public_url: &str,
    page: &ListPage,
) -> Option<Snippet> {
    let open = page.list.state == ListState::Open;
    let terms = page.terms.as_ref().filter(|_| open)?;
    let writer = Writer {
        tongue,
        public_url,
        page,
        terms,
    };
    Some(Snippet {
        form: writer.form(),
        frame: writer.frame(),
    })
}

/// A text as it stands between tags or in an attribute.
fn safe(text: &str) -> String {
    html! { (text) }.into_string()
}

struct Writer<'a> {
    tongue: &'a Tongue,
    public_url: &'a str,
    page: &'a ListPage,
    terms: &'a Terms,
}

impl Writer<'_> {
    fn say(&self, key: &str) -> String {
        safe(&self.tongue.say(key))
    }

    /// An address of ours in the language of the form.
    fn address(&self, path: &str) -> String {
        let Self {
            tongue, public_url, ..
        } = self;
        safe(&format!("{public_url}{path}?lang={}", tongue.language))
    }

    fn id(&self, field: &str) -> String {
        format!("postrider-{}-{field}", self.page.list.slug)
    }

    fn frame(&self) -> String {
        let title = safe(&self.page.list.name);
        let address = self.address(&Place::Frame.address(&self.page.list));
        format!(
            "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\"></iframe>\n"
        )
    }

    fn form(&self) -> String {
        let list = &self.page.list;
        let mut lines = vec![
            format!(
                "<form class=\"postrider\" id=\"{}\" lang=\"{}\" dir=\"{}\" method=\"post\"",
                self.id("form"),
                self.tongue.language,
                self.tongue.direction(),
            ),
            format!(
                "  action=\"{}\" accept-charset=\"utf-8\"",
                self.address(&Place::Page.address(list))
            ),
            format!(
                "  data-postrider=\"{}\">",
                self.address(&format!("/api/v1/lists/{}/form", list.slug))
            ),
            format!(
                "  <input type=\"hidden\" name=\"terms_version\" value=\"{}\">",
                self.terms.version
            ),
            format!(
                "  <input type=\"hidden\" name=\"terms_hash\" value=\"{}\">",
                safe(&self.terms.wording_hash)
            ),
        ];
        self.write_texts(&mut lines);
        self.write_topics(&mut lines);
        self.write_cadences(&mut lines);
        self.write_consents(&mut lines);
        lines.extend([
            format!(
                "  <p><button type=\"submit\">{}</button></p>",
                self.say("form-submit")
            ),
            format!("  <p>{}</p>", self.say("form-next")),
            "  <p class=\"postrider-status\" role=\"status\"></p>".to_owned(),
            "</form>".to_owned(),
            format!(
                "<script src=\"{}/static/embed.js\" defer></script>",
                safe(self.public_url)
            ),
        ]);
        lines.join("\n") + "\n"
    }

    fn write_texts(&self, lines: &mut Vec<String>) {
        let (email, name) = (self.id("email"), self.id("name"));
        lines.extend([
            "  <p>".to_owned(),
            format!("    <label for=\"{email}\">{}</label>", self.say("form-email")),
            format!(
                "    <input id=\"{email}\" type=\"email\" name=\"email\" required maxlength=\"254\" autocomplete=\"email\" \
                 spellcheck=\"false\" dir=\"ltr\">"
            ),
            "  </p>".to_owned(),
            "  <p>".to_owned(),
            format!(
                "    <label for=\"{name}\">{} {}</label>",
                self.say("form-name"),
                self.say("form-optional")
            ),
            format!(
                "    <input id=\"{name}\" type=\"text\" name=\"name\" maxlength=\"100\" autocomplete=\"name\" dir=\"auto\">"
            ),
            "  </p>".to_owned(),
        ]);
    }

    fn write_topics(&self, lines: &mut Vec<String>) {
        if self.page.topics.is_empty() {
            return;
        }
        lines.push("  <fieldset>".to_owned());
        lines.push(format!(
            "    <legend>{} {}</legend>",
            self.say("form-topics"),
            self.say("form-topics-optional")
        ));
        lines.extend(self.page.topics.iter().map(|topic| {
            format!(
                "    <label><input type=\"checkbox\" name=\"topics\" value=\"{}\"> <span lang=\"{}\" dir=\"auto\">{}</span></label>",
                safe(&topic.slug),
                safe(&self.page.list.language),
                safe(&topic.name)
            )
        }));
        lines.push("  </fieldset>".to_owned());
    }

    fn write_cadences(&self, lines: &mut Vec<String>) {
        if self.page.cadences.len() < 2 {
            return;
        }
        lines.push("  <fieldset>".to_owned());
        lines.push(format!("    <legend>{}</legend>", self.say("form-cadence")));
        lines.extend(self.page.cadences.iter().map(|cadence| {
            let is_default = self.page.list.default_cadence.as_ref() == Some(&cadence.name);
            format!(
                "    <label><input type=\"radio\" name=\"cadence\" value=\"{}\"{}> {}</label>",
                safe(&cadence.name),
                if is_default { " checked" } else { "" },
                safe(&often(self.tongue, &cadence.name))
            )
        }));
        lines.push("  </fieldset>".to_owned());
    }

    fn write_consents(&self, lines: &mut Vec<String>) {
        let (list, terms) = (&self.page.list, self.terms);
        lines.push("  <fieldset>".to_owned());
        lines.push(format!(
            "    <legend>{}</legend>",
            self.say("form-agreement")
        ));
        for (name, wording, statement) in [
            (
                "consent_newsletter",
                "newsletter",
                &terms.newsletter_statement,
            ),
            ("consent_terms", "terms", &terms.terms_statement),
        ] {
            lines.push(format!(
                "    <label><input id=\"{}\" type=\"checkbox\" name=\"{name}\" value=\"yes\" required>",
                self.id(name)
            ));
            lines.push(format!(
                "      <span lang=\"{}\" dir=\"{}\" data-wording=\"{wording}\">{}</span></label>",
                safe(&terms.language),
                words::direction(&terms.language),
                safe(statement)
            ));
        }
        lines.push(format!(
            "    <p><a href=\"{}\" target=\"_blank\" rel=\"noopener\" data-wording=\"link\">{}</a></p>",
            self.address(&format!("/lists/{}/terms/{}", list.slug, terms.version)),
            safe(&link_text(self.tongue, terms))
        ));
        if let Some(url) = privacy_url(self.tongue, self.page) {
            let ours = |path: &str| self.address(path.split('?').next().unwrap_or(path));
            let url = if url.starts_with('/') {
                ours(&url)
            } else {
                safe(&url)
            };
            lines.push(format!(
                "    <p><a href=\"{url}\" target=\"_blank\" rel=\"noopener\">{}</a></p>",
                self.say("form-privacy")
            ));
        }
        lines.push("  </fieldset>".to_owned());
    }
}

/// What the link to the terms says.
pub(in crate::web) fn link_text(tongue: &Tongue, terms: &Terms) -> String {
    let version = terms.version.to_string();
    tongue.fill("form-read-terms", &[("version", Arg::Text(&version))])
}
