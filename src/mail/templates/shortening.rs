//! Digests that would be too long: summaries go first, then whole articles, from the end.

use super::super::letter::{Digest, Letter, Rendered};
use super::{HTML_LIMIT_OCTETS, TemplateError, Templates, too_long};

impl Templates {
    /// Finds the least that must be left out by halving: a digest with n articles can be shortened in
    /// 2n steps, of which the first n drop summaries and the others articles.
    pub(super) fn render_shortened(&self, digest: &Digest) -> Result<Rendered, TemplateError> {
        let mut too_few = 0;
        let mut enough = digest.article_count() * 2;
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
}

fn shortened(digest: &Digest, steps: usize) -> Letter {
    let mut digest = digest.clone();
    let count = digest.article_count();
    let kept = count - steps.saturating_sub(count);
    let with_summary = count.saturating_sub(steps);
    digest.more_count += count - kept;
    let mut before = 0;
    for section in &mut digest.sections {
        section.articles.truncate(kept.saturating_sub(before));
        let whole = with_summary.saturating_sub(before);
        before += section.articles.len();
        for article in section.articles.iter_mut().skip(whole) {
            article.summary.clear();
        }
    }
    Letter::Digest(digest)
}
