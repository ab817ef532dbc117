//! The two lines that a mail program shows of a digest before it is opened: from the letter's own template
//! files, from a list's templates, or as an editor wrote them.

use minijinja::Value;

use crate::domain::delivery::LetterKind;

use super::super::letter::{Digest, Letter, Line};
use super::super::samples::samples;
use super::{Template, TemplateError, Templates, problem};

/// One of the two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestLine {
    /// The subject.
    Subject,
    /// The preheader.
    Preheader,
}

impl DigestLine {
    fn file(self) -> &'static str {
        match self {
            Self::Subject => "subject.txt",
            Self::Preheader => "preheader.txt",
        }
    }

    fn of(self, digest: &Digest) -> Option<&Line> {
        match self {
            Self::Subject => digest.subject.as_ref(),
            Self::Preheader => digest.preheader.as_ref(),
        }
    }
}

impl Templates {
    /// Renders a list's template with every sample that has an article, and says what is wrong with it.
    pub fn check_line(&self, line: DigestLine, template: &str) -> Result<(), String> {
        let samples = samples(LetterKind::Digest, &self.words, "en");
        for (sample, letter) in samples {
            let Letter::Digest(mut digest) = letter else {
                continue;
            };
            if digest.article_count() == 0 {
                continue;
            }
            let own = Some(Line::Template(template.to_owned()));
            match line {
                DigestLine::Subject => digest.subject = own,
                DigestLine::Preheader => digest.preheader = own,
            }
            let rendered = match self.render_once(&Letter::Digest(digest)) {
                Ok(rendered) => rendered,
                Err(TemplateError::Template(problem)) => {
                    return Err(format!("line {}: {}", problem.line, problem.message));
                }
                Err(other) => return Err(other.to_string()),
            };
            if line == DigestLine::Subject && rendered.subject.is_empty() {
                return Err(format!("writes an empty subject (sample {sample:?})"));
            }
        }
        Ok(())
    }

    /// A line of a letter, as it is written.
    pub(super) fn line(
        &self,
        line: DigestLine,
        letter: &Letter,
        context: &Value,
    ) -> Result<String, TemplateError> {
        let own = match letter {
            Letter::Digest(digest) => line.of(digest),
            _ => None,
        };
        let file = format!("{}/{}", letter.kind().as_str(), line.file());
        match own {
            None => self.write(&file, context),
            Some(Line::Words(words)) => Ok(words.clone()),
            Some(Line::Template(source)) => {
                let name = format!("list/{}", line.file());
                let template: Template<'_, '_> = self
                    .environment
                    .template_from_named_str(&name, source)
                    .map_err(|error| TemplateError::Template(problem(&name, &error)))?;
                Self::fill(&name, &template, context)
            }
        }
    }
}
