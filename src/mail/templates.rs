//! Turns a letter into its subject, preheader, HTML and text.
//!
//! The templates of `email_templates/` are compiled in; an operator may put files of the same names
//! into a directory and those are used instead. What a letter says comes from the catalogues of
//! [`crate::words`], by the function `t`. Templates see only the values of the letter: they
//! read no file and no address, an unknown name is an error, and both the work and the output of one
//! rendering are limited. Every value is cleaned to one line as it is written, so no article can break
//! out of its place, whatever the template does.

mod checking;
mod lines;
mod saying;
mod shortening;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, Output, State, Template, UndefinedBehavior};

use crate::words::{Words, WordsError};

use super::clean;
use super::context;
use super::letter::{Letter, Rendered, escape_html};

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
const BUILT_IN: [(&str, &str); 57] = built_in![
    "layout.html",
    "masthead.html",
    "footer.txt",
    "link.html",
    "link.txt",
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
    "manage/subject.txt",
    "manage/preheader.txt",
    "manage/body.html",
    "manage/body.txt",
    "already/subject.txt",
    "already/preheader.txt",
    "already/body.html",
    "already/body.txt",
    "move_from/subject.txt",
    "move_from/preheader.txt",
    "move_from/body.html",
    "move_from/body.txt",
    "move_to/subject.txt",
    "move_to/preheader.txt",
    "move_to/body.html",
    "move_to/body.txt",
    "operator_invitation/subject.txt",
    "operator_invitation/preheader.txt",
    "operator_invitation/body.html",
    "operator_invitation/body.txt",
    "operator_reset/subject.txt",
    "operator_reset/preheader.txt",
    "operator_reset/body.html",
    "operator_reset/body.txt",
    "operator_sign_in/subject.txt",
    "operator_sign_in/preheader.txt",
    "operator_sign_in/body.html",
    "operator_sign_in/body.txt",
    "operator_notice/subject.txt",
    "operator_notice/preheader.txt",
    "operator_notice/body.html",
    "operator_notice/body.txt",
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
    /// A catalogue of words is wrong.
    #[error(transparent)]
    Words(#[from] WordsError),
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
    words: Arc<Words>,
}

impl Templates {
    /// Loads the built-in templates, and instead of each one the file of the same name in
    /// `override_dir`, if there is one.
    pub fn load(override_dir: Option<&Path>) -> Result<Self, TemplateError> {
        if let Some(path) = override_dir.filter(|path| !path.is_dir()) {
            return Err(TemplateError::NoDirectory { path: path.into() });
        }
        let words = Arc::new(Words::load(override_dir)?);
        let mut environment = environment(&words);
        for (name, built_in) in BUILT_IN {
            let own = override_dir.map_or(Ok(None), |dir| read_override(&dir.join(name)))?;
            let text = own.unwrap_or_else(|| built_in.to_owned());
            environment
                .add_template_owned(name, text)
                .map_err(|error| TemplateError::Template(problem(name, &error)))?;
        }
        Ok(Self { environment, words })
    }

    /// The catalogues that the letters are written from.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        &self.words
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

fn environment(words: &Arc<Words>) -> Environment<'static> {
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
    saying::add_to(&mut environment, words);
    environment.add_filter("shorten", |text: &str, longest: usize| {
        clean::shorten(&clean::one_line(text), longest)
    });
    environment.add_filter("sentence", clean::sentence);
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
