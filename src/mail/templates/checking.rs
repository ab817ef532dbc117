//! The check of an operator's desk: every template with every sample in every language.

use crate::domain::delivery::LetterKind;

use super::super::clean;
use super::super::letter::{Letter, Rendered, UNSUBSCRIBE_URL_MARK, escape_html};
use super::super::samples::samples;
use super::{TemplateError, TemplateProblem, Templates};

impl Templates {
    /// What the catalogues lack, and what [`Templates::try_samples`] finds; empty means all is well.
    #[must_use]
    pub fn check(&self) -> Vec<TemplateProblem> {
        let lacking = self.words.check().into_iter();
        let mut problems: Vec<TemplateProblem> = lacking
            .map(|found| TemplateProblem {
                file: found.file,
                line: found.line,
                message: found.message,
            })
            .collect();
        problems.extend(self.try_samples());
        problems
    }

    /// Renders every template with every sample in every language and collects what is wrong. A message
    /// that a catalogue lacks is said in English and no letter fails for it.
    #[must_use]
    pub fn try_samples(&self) -> Vec<TemplateProblem> {
        let mut problems: Vec<TemplateProblem> = Vec::new();
        for language in self.words.languages() {
            for &kind in LetterKind::ALL {
                for (sample, letter) in samples(kind, &self.words, language) {
                    for problem in self.try_sample(kind, sample, &letter) {
                        if !problems.contains(&problem) {
                            problems.push(problem);
                        }
                    }
                }
            }
        }
        problems
    }

    fn try_sample(&self, kind: LetterKind, sample: &str, letter: &Letter) -> Vec<TemplateProblem> {
        match self.render(letter) {
            Ok(rendered) => missing(letter, &rendered),
            Err(TemplateError::Template(problem)) => vec![problem],
            Err(other) => vec![TemplateProblem {
                file: format!("{}/body.html", kind.as_str()),
                line: 0,
                message: format!("{other} (sample {sample:?})"),
            }],
        }
    }
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
        Letter::Approval(approval) => needed.push(("desk_url", approval.desk_url.clone())),
        Letter::Manage(manage) | Letter::Already(manage) => {
            needed.push(("manage_url", manage.manage_url.clone()));
        }
        Letter::ToOperator(letter) => needed.push(("desk_url", letter.desk_url.clone())),
        Letter::Moving(moving) => needed.push(("agree_url", moving.agree_url.clone())),
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
