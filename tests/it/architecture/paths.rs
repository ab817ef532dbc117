//! Finds the paths that a source file names: a lexer for what is not code, and a reader of use trees.

/// Something that a file names.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A module of this crate, right below its root; `*` for all of them.
    Own { module: String, line: usize },
    /// A path that does not begin in this crate.
    Outside { path: Vec<String>, line: usize },
}

impl Named {
    pub(super) fn line(&self) -> usize {
        match self {
            Self::Own { line, .. } | Self::Outside { line, .. } => *line,
        }
    }
}

/// Everything that this file names from outside its own module.
pub(super) fn named_in(file: &str, text: &str) -> Vec<Named> {
    let tokens = tokens(&without_comments_and_strings(text));
    let depth = module_depth(file);
    let mut found = Vec::new();
    let mut braces = Vec::new();
    let mut in_use = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at].text.as_str();
        let before = at
            .checked_sub(1)
            .map_or("", |before| tokens[before].text.as_str());
        match token {
            "{" => braces.push(at >= 2 && tokens[at - 2].text == "mod"),
            "}" => drop(braces.pop()),
            "use" => in_use = true,
            ";" => in_use = false,
            _ => {}
        }
        let begins = is_word(token) && before != "." && (before != "::" || leading(&tokens, at));
        let goes_on = tokens.get(at + 1).is_some_and(|next| next.text == "::");
        if begins && token != "use" && (in_use || goes_on) {
            let inline = braces.iter().filter(|inside| **inside).count();
            let mut paths = Vec::new();
            let end = read_tree(&tokens, at, &[], &mut paths);
            found.extend(
                paths
                    .into_iter()
                    .filter_map(|(path, line)| name(&path, line, depth + inline)),
            );
            at = end.max(at + 1);
            continue;
        }
        at += 1;
    }
    found
}

/// What a path names, seen from a module that lies `depth` below the root.
fn name(path: &[String], line: usize, depth: usize) -> Option<Named> {
    let own = |module: Option<&String>| Named::Own {
        module: module.map_or("*", String::as_str).to_owned(),
        line,
    };
    match path.first()?.as_str() {
        "crate" | "postrider" => Some(own(path.get(1))),
        "self" | "Self" => None,
        "super" => {
            let steps = path.iter().take_while(|part| *part == "super").count();
            (steps >= depth).then(|| own(path.get(steps)))
        }
        _ => Some(Named::Outside {
            path: path.to_vec(),
            line,
        }),
    }
}

/// How many modules lie between the root and this file: `src/mail/deep/a.rs` is three below.
fn module_depth(file: &str) -> usize {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    let parts = inside.split('/').count();
    let is_root = matches!(inside, "lib.rs" | "main.rs");
    parts - usize::from(is_root || inside.ends_with("/mod.rs"))
}

/// Reads a path with its groups from `at`, and returns where it ends.
fn read_tree(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, usize)>,
) -> usize {
    let mut path = before.to_vec();
    let line = tokens[at].line;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => return read_group(tokens, at + 1, &path, found),
            "*" => at += 1,
            word if is_word(word) => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => break,
        }
        if tokens.get(at).is_none_or(|next| next.text != "::") {
            break;
        }
        at += 1;
    }
    // `use crate::{self as all}` and `use crate::*` both take the whole crate.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    found.push((path, line));
    if tokens.get(at).is_some_and(|next| next.text == "as") {
        at += 2;
    }
    at
}

fn read_group(
    tokens: &[Token],
    mut at: usize,
    before: &[String],
    found: &mut Vec<(Vec<String>, usize)>,
) -> usize {
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "}" => return at + 1,
            "," | "::" => at += 1,
            _ => at = read_tree(tokens, at, before, found).max(at + 1),
        }
    }
    at
}

/// Whether the `::` before this token has nothing to its left, as in `use ::diesel`.
fn leading(tokens: &[Token], at: usize) -> bool {
    let left = at
        .checked_sub(2)
        .map_or("", |left| tokens[left].text.as_str());
    matches!(left, "use" | "as" | "return" | "in" | "mut") || !(is_word(left) || left == ">")
}

fn is_word(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

struct Token {
    text: String,
    line: usize,
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
            let length = if is_part(first) {
                rest.find(|letter| !is_part(letter)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push(Token {
                text: rest[..length].to_owned(),
                line: number + 1,
            });
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// The source with every comment, string and character replaced by spaces; lines stay where they are.
fn without_comments_and_strings(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = match &letters[at..] {
            ['/', '/', ..] => line_end(&letters, at),
            ['/', '*', ..] => comment_end(&letters, at),
            ['"', ..] => string_end(&letters, at + 1),
            ['r', '"' | '#', ..] if !continues_word(&letters, at) => raw_end(&letters, at),
            ['\'', '\\', ..] => character_end(&letters, at + 3),
            ['\'', _, '\'', ..] => at + 3,
            _ => at,
        };
        if end == at {
            code.push(letters[at]);
            at += 1;
        } else {
            let hidden = letters[at..end.min(letters.len())].iter();
            code.extend(hidden.map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// The `r` of `for"` is no prefix; the one of `br"` is.
fn continues_word(letters: &[char], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| letters[at]);
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    match before(1) {
        Some('b' | 'c') => before(2).is_some_and(is_part),
        Some(letter) => is_part(letter),
        None => false,
    }
}

fn line_end(letters: &[char], at: usize) -> usize {
    let rest = letters[at..].iter().position(|letter| *letter == '\n');
    rest.map_or(letters.len(), |length| at + length)
}

fn comment_end(letters: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < letters.len() {
        match &letters[at..] {
            ['/', '*', ..] => depth += 1,
            ['*', '/', ..] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    at
}

fn string_end(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// The end of `r#"…"#`, or `at` itself where `r#` begins a raw identifier.
fn raw_end(letters: &[char], at: usize) -> usize {
    let marks = letters[at + 1..].iter().take_while(|l| **l == '#').count();
    let open = at + 1 + marks;
    if letters.get(open) != Some(&'"') {
        return at;
    }
    let closes = |from: &usize| {
        letters[*from] == '"'
            && letters[from + 1..]
                .iter()
                .take(marks)
                .filter(|l| **l == '#')
                .count()
                == marks
    };
    let close = (open + 1..letters.len()).find(closes);
    close.map_or(letters.len(), |close| close + 1 + marks)
}

fn character_end(letters: &[char], mut at: usize) -> usize {
    while at < letters.len() && letters[at] != '\'' {
        at += 1;
    }
    at + 1
}
