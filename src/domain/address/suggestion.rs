//! Slips of the pen in well-known domains: what the reader probably meant. It is offered, never applied.
//!
//! Only what was typed is looked at, so the offer tells nothing about anybody else.

/// Where most readers have their mailboxes. Our own list, of November 2026: the mail services that are named in
/// the sign-up statistics which newsletter services publish, each at the domain that it gives out today.
const WELL_KNOWN: [&str; 26] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.uk",
    "yahoo.co.jp",
    "yahoo.fr",
    "hotmail.com",
    "hotmail.co.uk",
    "hotmail.fr",
    "outlook.com",
    "outlook.de",
    "live.com",
    "icloud.com",
    "protonmail.com",
    "proton.me",
    "fastmail.com",
    "t-online.de",
    "freenet.de",
    "bluewin.ch",
    "orange.fr",
    "wanadoo.fr",
    "laposte.net",
    "libero.it",
    "comcast.net",
    "verizon.net",
    "tutanota.com",
];

/// Other mail services whose names are near to those above: nobody who has a mailbox there has slipped.
const NEIGHBOURS: [&str; 26] = [
    "mail.com",
    "email.com",
    "ymail.com",
    "fmail.com",
    "hmail.com",
    "zmail.com",
    "aol.com",
    "gmx.com",
    "gmx.net",
    "gmx.de",
    "gmx.at",
    "gmx.ch",
    "web.de",
    "me.com",
    "mac.com",
    "msn.com",
    "live.ca",
    "live.fr",
    "live.nl",
    "live.de",
    "live.it",
    "love.com",
    "line.com",
    "orange.com",
    "proton.com",
    "pm.me",
];

/// Services that give out mailboxes at one domain only, however often another top-level name is typed.
const ONE_DOMAIN_ONLY: [(&str, &str); 3] = [
    ("gmail", "gmail.com"),
    ("icloud", "icloud.com"),
    ("protonmail", "protonmail.com"),
];

/// Top-level names that do not exist, and what fingers meant by them.
const NO_SUCH_TOP: [(&str, &str); 13] = [
    ("con", "com"),
    ("cmo", "com"),
    ("ocm", "com"),
    ("vom", "com"),
    ("xom", "com"),
    ("cpm", "com"),
    ("coom", "com"),
    ("comm", "com"),
    ("cim", "com"),
    ("nte", "net"),
    ("ney", "net"),
    ("ogr", "org"),
    ("rog", "org"),
];

/// Letters that the first label must have before two slips in the domain count as one intention.
const LONG_NAME: usize = 6;

/// The domain that was probably meant by this one, in lower case; nothing where it is fine or far from all we
/// know. A name beyond ASCII is left alone: it is more likely meant than slipped.
pub(super) fn meant(domain: &str) -> Option<String> {
    if domain.split('.').any(|label| label.starts_with("xn--")) || is_fine(domain) {
        return None;
    }
    let (name, top) = domain.split_once('.')?;
    if let Some((_, only)) = ONE_DOMAIN_ONLY.iter().find(|(known, _)| *known == name) {
        return Some((*only).to_owned());
    }
    let mended = with_existing_top(domain);
    let looked_at = mended.as_deref().unwrap_or(domain);
    if is_fine(looked_at) {
        return mended;
    }
    let most = if name.chars().count() >= LONG_NAME && !top.is_empty() {
        2
    } else {
        1
    };
    let near = WELL_KNOWN
        .iter()
        .map(|known| (slips(looked_at, known, most), *known))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips);
    near.map(|(_, known)| known.to_owned()).or(mended)
}

fn is_fine(domain: &str) -> bool {
    WELL_KNOWN.contains(&domain) || NEIGHBOURS.contains(&domain)
}

/// The domain with a top-level name that exists, where its own does not.
fn with_existing_top(domain: &str) -> Option<String> {
    let (rest, top) = domain.rsplit_once('.')?;
    let (_, meant) = NO_SUCH_TOP.iter().find(|(wrong, _)| *wrong == top)?;
    Some(format!("{rest}.{meant}"))
}

/// How many letters were left out, added, exchanged or swapped with their neighbour (the restricted distance of
/// Damerau and Levenshtein); anything above `most` for texts whose lengths differ by more.
fn slips(typed: &str, known: &str, most: usize) -> usize {
    let (typed, known): (Vec<char>, Vec<char>) = (typed.chars().collect(), known.chars().collect());
    if typed.len().abs_diff(known.len()) > most {
        return most + 1;
    }
    let width = known.len() + 1;
    let mut two_ago = vec![0; width];
    let mut above: Vec<usize> = (0..width).collect();
    for row in 1..=typed.len() {
        let mut line = vec![row; width];
        for column in 1..width {
            let same = typed[row - 1] == known[column - 1];
            let mut fewest = (above[column] + 1)
                .min(line[column - 1] + 1)
                .min(above[column - 1] + usize::from(!same));
            let swapped = row > 1
                && column > 1
                && typed[row - 1] == known[column - 2]
                && typed[row - 2] == known[column - 1];
            if swapped {
                fewest = fewest.min(two_ago[column - 2] + 1);
            }
            line[column] = fewest;
        }
        two_ago = std::mem::replace(&mut above, line);
    }
    above[known.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_well_known_domains_are_found() {
        for (typed, expected) in [
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.de", "gmail.com"),
            ("gmail.co.uk", "gmail.com"),
            ("gmail.com.com", "gmail.com"),
            ("gmial.con", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmal.com", "hotmail.com"),
            ("hormail.com", "hotmail.com"),
            ("homtail.com", "hotmail.com"),
            ("yaho.com", "yahoo.com"),
            ("yahooo.com", "yahoo.com"),
            ("yahho.com", "yahoo.com"),
            ("yahoo.con", "yahoo.com"),
            ("outlok.com", "outlook.com"),
            ("outllok.com", "outlook.com"),
            ("iclod.com", "icloud.com"),
            ("icoud.com", "icloud.com"),
            ("icloud.co", "icloud.com"),
            ("protonmial.com", "protonmail.com"),
            ("t-onlin.de", "t-online.de"),
            ("oranje.fr", "orange.fr"),
            ("freenet.ed", "freenet.de"),
            ("harbour.con", "harbour.com"),
            ("news.harbour.ogr", "news.harbour.org"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn nobody_is_asked_about_a_domain_that_is_right_or_simply_unknown() {
        let known = WELL_KNOWN.iter().chain(&NEIGHBOURS);
        let others = [
            "reader.org",
            "harbour.co",
            "mailbox.org",
            "posteo.de",
            "hey.com",
            "naver.com",
            "qq.com",
            "163.com",
            "mail.ru",
            "yandex.ru",
            "seznam.cz",
            "uol.com.br",
            "bigpond.com",
            "sky.com",
            "arcor.de",
            "ail.com",
            "g.co",
            "x.yz",
            "xn--gmil-6na.com",
            "xn--fiqq24b10vi0d.tw",
        ];
        for domain in known.copied().chain(others) {
            assert_eq!(meant(domain), None, "{domain}");
        }
    }

    #[test]
    fn no_top_level_name_is_mended_that_a_known_domain_has() {
        for domain in WELL_KNOWN.iter().chain(&NEIGHBOURS) {
            assert_eq!(with_existing_top(domain), None, "{domain}");
        }
    }

    #[test]
    fn slips_are_counted_as_fingers_make_them() {
        for (typed, known, count) in [
            ("gmail.com", "gmail.com", 0),
            ("gmial.com", "gmail.com", 1),
            ("gmil.com", "gmail.com", 1),
            ("gmaiil.com", "gmail.com", 1),
            ("gnial.com", "gmail.com", 2),
            ("", "", 0),
            ("a", "", 1),
        ] {
            assert_eq!(slips(typed, known, 3), count, "{typed}");
        }
        assert!(slips("a", "abcdef", 2) > 2);
    }
}
