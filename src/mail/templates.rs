//! Turns a letter into its subject, preheader, HTML and text.
//!
//! The templates of `email_templates/` are compiled in; an operator may put files of the same names
//! into a directory and those are used instead. Templates see only the values of the letter: they
//! read no file and no address, an unknown name is an error, and both the work and the output of one
//! rendering are limited. Every value is cleaned to one line as it is written, so no article can break
//! out of its place, whatever the template does.

mod lines;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, Output, State, Template, UndefinedBehavior};

use crate::domain::delivery::LetterKind;

use super::clean;
use super::context;
use super::letter::{Digest, Letter, Rendered, UNSUBSCRIBE_URL_MARK, escape_html};
use super::samples::samples;

pub use lines::DigestLine;

/// The longest HTML part, in octets. Some mail programs cut letters off at about 102 KB; the
/// unsubscribe link in the footer must stay above that, whatever the transfer encoding adds.
pub const HTML_LIMIT_OCTETS: usize = 90_000;

/// The most that one template may write, in octets.
const OUTPUT_LIMIT_OCTETS: usize = 2_000_000;
/// The work that one rendering may cost, in the template engine's own unit: about an instruction.
const FUEL: u64 = 2_000_000;

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../email_templates/", $name)))),*]
    };
}

/// Every template there is, with its built-in text.
const BUILT_IN: [(&str, &str); 22] = built_in![
    "layout.html",
    "footer.txt",
    "confirm/subject.txt",
    "confirm/preheader.txt",
    "confirm/body.html",
    "confirm/body.txt",
    "welcome/subject.txt",
    "welcome/preheader.txt",
    "welcome/body.html",
    "welcome/body.txt",
    "digest/subject.txt",
    "digest/preheader.txt",
    "digest/body.html",
    "digest/body.txt",
    "unsubscribed/subject.txt",
    "unsubscribed/preheader.txt",
    "unsubscribed/body.html",
    "unsubscribed/body.txt",
    "approval/subject.txt",
    "approval/preheader.txt",
    "approval/body.html",
    "approval/body.txt",
];

/// Something wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct TemplateProblem {
    /// The template, such as `digest/body.html`.
    pub file: String,
    /// The line, from 1; 0 if the template as a whole is meant.
    pub line: usize,
    /// What is wrong, with the name of the variable where one is meant.
    pub message: String,
}

/// Why templates could not be loaded or a letter could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A template is wrong.
    #[error("email template {0}")]
    Template(TemplateProblem),
    /// The directory of overrides is not a directory.
    #[error(
        "mail.templates_dir = {path:?} is not a directory; name one, or leave it empty for the built-in templates"
    )]
    NoDirectory {
        /// The path as configured.
        path: PathBuf,
    },
    /// An override is there but could not be read as UTF-8 text.
    #[error("cannot read the email template {path:?}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Even without a single article the HTML is longer than [`HTML_LIMIT_OCTETS`].
    #[error(
        "{file} makes {octets} octets of HTML; at most {HTML_LIMIT_OCTETS} reach every reader whole"
    )]
    TooLong {
        /// The template.
        file: String,
        /// How long it became.
        octets: usize,
    },
}

/// The templates of all letters, ready to render.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Loads the built-in templates, and instead of each one the file of the same name in
    /// `override_dir`, if there is one.
    pub fn load(override_dir: Option<&Path>) -> Result<Self, TemplateError> {
        if let Some(path) = override_dir.filter(|path| !path.is_dir()) {
            return Err(TemplateError::NoDirectory { path: path.into() });
        }
        let mut environment = environment();
        for (name, built_in) in BUILT_IN {
            let own = override_dir.map_or(Ok(None), |dir| read_override(&dir.join(name)))?;
            let text = own.unwrap_or_else(|| built_in.to_owned());
            environment
                .add_template_owned(name, text)
                .map_err(|error| TemplateError::Template(problem(name, &error)))?;
        }
        Ok(Self { environment })
    }

    /// The letter in words and HTML.
    ///
    /// If the HTML of a digest would be longer than [`HTML_LIMIT_OCTETS`], summaries and then whole
    /// articles are left out from the end and counted among the further ones.
    pub fn render(&self, letter: &Letter) -> Result<Rendered, TemplateError> {
        let rendered = self.render_once(letter)?;
        let octets = rendered.html.len();
        if octets <= HTML_LIMIT_OCTETS {
            return Ok(rendered);
        }
        if let Letter::Digest(digest) = letter {
            return self.render_shortened(digest);
        }
        Err(too_long(letter, octets))
    }

    /// Renders every template with every sample and collects what is wrong; empty means all is well.
    #[must_use]
    pub fn check(&self) -> Vec<TemplateProblem> {
        let mut problems: Vec<TemplateProblem> = Vec::new();
        for &kind in LetterKind::ALL {
            for (sample, letter) in samples(kind) {
                let found = match self.render(&letter) {
                    Ok(rendered) => missing(&letter, &rendered),
                    Err(TemplateError::Template(problem)) => vec![problem],
                    Err(other) => vec![TemplateProblem {
                        file: format!("{}/body.html", kind.as_str()),
                        line: 0,
                        message: format!("{other} (sample {sample:?})"),
                    }],
                };
                for problem in found {
                    if !problems.contains(&problem) {
                        problems.push(problem);
                    }
                }
            }
        }
        problems
    }

    /// Finds the least that must be left out by halving: a digest with n articles can be shortened in
    /// 2n steps, of which the first n drop summaries and the others articles.
    fn render_shortened(&self, digest: &Digest) -> Result<Rendered, TemplateError> {
        let mut too_few = 0;
        let mut enough = digest.articles.len() * 2;
        let letter = shortened(digest, enough);
        let mut best = self.render_once(&letter)?;
        if best.html.len() > HTML_LIMIT_OCTETS {
            return Err(too_long(&letter, best.html.len()));
        }
        while enough - too_few > 1 {
            let steps = usize::midpoint(too_few, enough);
            let rendered = self.render_once(&shortened(digest, steps))?;
            if rendered.html.len() <= HTML_LIMIT_OCTETS {
                enough = steps;
                best = rendered;
            } else {
                too_few = steps;
            }
        }
        Ok(best)
    }

    fn render_once(&self, letter: &Letter) -> Result<Rendered, TemplateError> {
        let folder = letter.kind().as_str();
        let context = context::of(letter);
        let subject = self.line(DigestLine::Subject, letter, &context)?;
        let preheader = self.line(DigestLine::Preheader, letter, &context)?;
        let subject = clean::one_line(&subject);
        let preheader = clean::one_line(&preheader);
        let context =
            minijinja::context! { subject => &subject, preheader => &preheader, ..context };
        Ok(Rendered {
            html: self.write(&format!("{folder}/body.html"), &context)?,
            text: tidy_text(&self.write(&format!("{folder}/body.txt"), &context)?),
            subject,
            preheader,
        })
    }

    fn write(&self, name: &str, context: &Value) -> Result<String, TemplateError> {
        let failed = |error: &Error| TemplateError::Template(problem(name, error));
        let template = self
            .environment
            .get_template(name)
            .map_err(|e| failed(&e))?;
        Self::fill(name, &template, context)
    }

    fn fill(
        name: &str,
        template: &Template<'_, '_>,
        context: &Value,
    ) -> Result<String, TemplateError> {
        let failed = |error: &Error| TemplateError::Template(problem(name, error));
        let mut page = Page(Vec::new());
        template
            .render_captured_to(context, &mut page)
            .map_err(|e| failed(&e))?;
        Ok(String::from_utf8_lossy(&page.0).into_owned())
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    if let Ok(syntax) = syntax {
        environment.set_syntax(syntax);
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // Debug information is gathered only when something fails; it names the expression at fault.
    environment.set_debug(true);
    environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
        Some((_, "html")) => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment.set_formatter(write_value);
    environment.add_filter("shorten", |text: &str, longest: usize| {
        clean::shorten(&clean::one_line(text), longest)
    });
    // Wrapped text has line breaks of our own, which the formatter must let through.
    environment.add_filter("wrap", |text: &str, width: usize, indent: Option<usize>| {
        let wrapped = clean::wrap(&clean::one_line(text), width, indent.unwrap_or(0));
        Value::from_safe_string(wrapped)
    });
    environment
}

/// Writes one value: cleaned to one line, escaped where the template is HTML, nothing for none.
fn write_value(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        if value.is_none() {
            return Ok(());
        }
        return minijinja::escape_formatter(out, state, value);
    };
    let line = clean::one_line(text);
    match state.auto_escape() {
        AutoEscape::Html => out.write_str(&escape_html(&line))?,
        _ => out.write_str(&line)?,
    }
    Ok(())
}

/// A buffer that refuses to grow beyond the output limit.
struct Page(Vec<u8>);

impl Write for Page {
    fn write(&mut self, octets: &[u8]) -> io::Result<usize> {
        if self.0.len() + octets.len() > OUTPUT_LIMIT_OCTETS {
            return Err(io::Error::other("the template writes too much"));
        }
        self.0.extend_from_slice(octets);
        Ok(octets.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn read_override(path: &Path) -> Result<Option<String>, TemplateError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(TemplateError::Read {
            path: path.into(),
            source,
        }),
    }
}

fn shortened(digest: &Digest, steps: usize) -> Letter {
    let mut digest = digest.clone();
    let count = digest.articles.len();
    let dropped = steps.saturating_sub(count);
    digest.articles.truncate(count - dropped);
    digest.more_count += dropped;
    for article in digest.articles.iter_mut().skip(count.saturating_sub(steps)) {
        article.summary.clear();
    }
    Letter::Digest(digest)
}

/// What every letter must hold, whatever an operator's template looks like.
fn missing(letter: &Letter, rendered: &Rendered) -> Vec<TemplateProblem> {
    let folder = letter.kind().as_str();
    let postal = clean::one_line(&letter.list().postal_address);
    let mut needed = vec![("list.postal_address", postal)];
    match letter {
        Letter::Confirm(confirm) => {
            needed.push(("confirm_url", confirm.confirm_url.clone()));
            needed.push(("not_me_url", confirm.not_me_url.clone()));
        }
        Letter::Welcome(welcome) => {
            needed.push(("unsubscribe_url", welcome.unsubscribe_url.clone()));
        }
        Letter::Digest(_) => needed.push(("unsubscribe_url", UNSUBSCRIBE_URL_MARK.to_owned())),
        Letter::Unsubscribed(_) => {}
        Letter::Approval(approval) => needed.push(("api_url", approval.api_url.clone())),
    }
    let mut problems = Vec::new();
    for (name, value) in needed {
        let absent = |file: &str| TemplateProblem {
            file: format!("{folder}/{file}"),
            line: 0,
            message: format!("does not show {name}, which this letter must hold"),
        };
        if !rendered.html.contains(&escape_html(&value)) {
            problems.push(absent("body.html"));
        }
        let flat = rendered
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if !flat.contains(&value) {
            problems.push(absent("body.txt"));
        }
    }
    if rendered.subject.is_empty() {
        problems.push(TemplateProblem {
            file: format!("{folder}/subject.txt"),
            line: 0,
            message: "writes an empty subject".to_owned(),
        });
    }
    problems
}

/// At most one empty line in a row, none at the start, one line end at the close.
fn tidy_text(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for line in clean::lines(text).lines().map(str::trim_end) {
        if line.is_empty() {
            empty_lines += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
        }
        empty_lines = 0;
        tidy.push_str(line);
    }
    tidy.push('\n');
    tidy
}

fn too_long(letter: &Letter, octets: usize) -> TemplateError {
    TemplateError::TooLong {
        file: format!("{}/body.html", letter.kind().as_str()),
        octets,
    }
}

fn problem(name: &str, error: &Error) -> TemplateProblem {
    let mut message = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    let expression = error
        .template_source()
        .zip(error.range())
        .and_then(|(source, range)| source.get(range))
        .filter(|expression| expression.len() <= 80 && !message.contains(expression));
    if let Some(expression) = expression {
        message = format!("{message}, at `{expression}`");
    }
    TemplateProblem {
        file: error.name().unwrap_or(name).to_owned(),
        line: error.line().unwrap_or(0),
        message: clean::one_line(&message),
    }
}
