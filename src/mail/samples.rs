//! Letters made up for checking templates: ordinary ones, extreme ones and a hostile one, in every
//! language.
//!
//! `postrider check` renders every template with all of them, so that an operator's own template
//! fails at the desk and not in the night.

mod operators;
mod stories;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::address::EmailAddress;
use crate::domain::brand::{Brand, Colour};
use crate::domain::delivery::LetterKind;
use crate::words::Words;

use super::letter::{
    Approval, ApprovalArticle, Confirm, Digest, DigestArticle, Letter, ListIdentity, Manage,
    Moving, PREFERENCES_URL_MARK, Section, UNSUBSCRIBE_URL_MARK, Unsubscribed, Welcome,
};
use stories::stories;

/// The sample letters of one kind in one language, each with a name.
#[must_use]
pub fn samples(kind: LetterKind, words: &Words, language: &str) -> Vec<(&'static str, Letter)> {
    let Some(list) = sample_list(language) else {
        return Vec::new();
    };
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
    let maker = Maker {
        list,
        date: words.full_date(language, day),
        earlier: words.short_date(language, day.pred_opt().unwrap_or(day)),
        instant: words.date_and_time(
            language,
            day.and_time(NaiveTime::MIN)
                .and_utc()
                .with_timezone(&chrono_tz::UTC),
        ),
    };
    match kind {
        LetterKind::Confirm => vec![
            ("plain", maker.confirm()),
            ("imported", maker.confirm_imported()),
            ("hostile", maker.hostile().confirm()),
        ],
        LetterKind::Welcome => vec![
            ("all-topics", maker.welcome(&[])),
            (
                "topics",
                maker.welcome(&["Culture", "Harbour & port", "Weather"]),
            ),
            ("hostile", maker.hostile().welcome(&[HOSTILE])),
        ],
        LetterKind::Digest => vec![
            ("empty", maker.digest(Vec::new())),
            ("one", maker.digest(vec![untitled(maker.articles(1))])),
            ("five", maker.five()),
            ("forty", maker.forty()),
            ("hostile", maker.hostile().hostile_digest()),
        ],
        LetterKind::Unsubscribed => vec![
            ("plain", maker.unsubscribed()),
            ("hostile", maker.hostile().unsubscribed()),
        ],
        LetterKind::Approval => vec![
            ("hold", maker.approval(None)),
            ("unless-stopped", maker.approval(Some(&maker.instant))),
            ("hostile", maker.hostile().approval(Some(HOSTILE))),
        ],
        LetterKind::Manage => vec![
            ("plain", Letter::Manage(maker.manage())),
            ("hostile", Letter::Manage(maker.hostile().manage())),
        ],
        LetterKind::Already => vec![
            ("plain", Letter::Already(maker.manage())),
            ("hostile", Letter::Already(maker.hostile().manage())),
        ],
        LetterKind::MoveFrom => vec![
            ("plain", maker.moving(Some("a•••@mail.example.net"))),
            ("hostile", maker.hostile().moving(Some(HOSTILE))),
        ],
        LetterKind::MoveTo => vec![
            ("plain", maker.moving(None)),
            ("hostile", maker.hostile().moving(None)),
        ],
        LetterKind::OperatorInvitation
        | LetterKind::OperatorReset
        | LetterKind::OperatorSignIn
        | LetterKind::OperatorNotice => operators::samples(kind, &maker),
    }
}

const HOSTILE: &str = "Sale\r\nBcc: x@example.com\r\n\r\n=?utf-8?q?=0D=0ABcc:x?= \u{202e}gpj.exe\u{202c} שלום 👩\u{200d}👩\u{200d}👧 </td><script>alert(1)</script> {{7*7}} {% raw %} { $list } \"quoted\" 'single' & \0\u{2028}end";

fn sample_list(language: &str) -> Option<ListIdentity> {
    let stories = stories(language);
    Some(ListIdentity {
        name: stories.name.into(),
        language: language.into(),
        content_language: language.into(),
        from_name: stories.name.into(),
        from_address: EmailAddress::parse_any("post@news.example.org").ok()?,
        reply_to: EmailAddress::parse_any("editors@example.org").ok(),
        legal_name: "Harbour Post Publishing Ltd".into(),
        postal_address: "12 Quay Street, 20457 Portville".into(),
        privacy_url: Some("https://news.example.org/privacy".into()),
        list_id: "harbour.news.example.org".into(),
        home_url: "https://news.example.org/lists/harbour".into(),
        brand: Brand::default(),
    })
}

/// Makes letters for one list, with dates in its language.
struct Maker {
    list: ListIdentity,
    /// The day of the issue.
    date: String,
    /// The day before, as articles show it.
    earlier: String,
    /// When somebody signed up.
    instant: String,
}

impl Maker {
    fn hostile(&self) -> Self {
        Self {
            list: ListIdentity {
                name: format!("Hostile {HOSTILE}"),
                content_language: "he".into(),
                legal_name: format!("Ltd {HOSTILE}"),
                postal_address: "1 \"Quote\" <Street>\nSecond line".into(),
                privacy_url: None,
                brand: Brand {
                    logo_url: Some("https://www.example.org/logo.png?\"><script>".into()),
                    logo_alt: HOSTILE.into(),
                    accent: Colour::parse("#003399").ok(),
                    accent_dark: None,
                    footer: format!("[x](javascript:alert(1)) <form> {HOSTILE}"),
                },
                ..self.list.clone()
            },
            date: HOSTILE.into(),
            earlier: HOSTILE.into(),
            instant: HOSTILE.into(),
        }
    }

    fn confirm(&self) -> Letter {
        Letter::Confirm(Confirm {
            list: self.list.clone(),
            confirm_url: "https://news.example.org/confirmation/k3q7x2m5sample".into(),
            not_me_url: "https://news.example.org/confirmation/k3q7x2m5sample/not-me".into(),
            requested_at: self.instant.clone(),
            requested_from: Some("203.0.113.*".into()),
            valid_days: 7,
            imported_terms_url: None,
        })
    }

    fn confirm_imported(&self) -> Letter {
        match self.confirm() {
            Letter::Confirm(letter) => Letter::Confirm(Confirm {
                requested_from: None,
                imported_terms_url: Some("https://news.example.org/lists/daily/terms/3".into()),
                ..letter
            }),
            other => other,
        }
    }

    fn welcome(&self, topics: &[&str]) -> Letter {
        Letter::Welcome(Welcome {
            list: self.list.clone(),
            topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
            unsubscribe_url: "https://news.example.org/unsubscribe/k3q7x2m5sample".into(),
            preferences_url: "https://news.example.org/p/k3q7x2m5sample".into(),
        })
    }

    fn unsubscribed(&self) -> Letter {
        Letter::Unsubscribed(Unsubscribed {
            list: self.list.clone(),
            subscribe_url: self.list.home_url.clone(),
        })
    }

    fn manage(&self) -> Manage {
        Manage {
            list: self.list.clone(),
            manage_url: "https://news.example.org/preferences/k3q7x2m5sample".into(),
            valid_hours: 24,
        }
    }

    fn moving(&self, new_address: Option<&str>) -> Letter {
        Letter::Moving(Moving {
            list: self.list.clone(),
            new_address: new_address.map(str::to_owned),
            agree_url: "https://news.example.org/address/k3q7x2m5sample".into(),
            valid_hours: 24,
        })
    }

    fn approval(&self, goes_at: Option<&str>) -> Letter {
        let article = |article: DigestArticle| ApprovalArticle {
            title: article.title,
            url: article.url,
        };
        Letter::Approval(Approval {
            list: self.list.clone(),
            issue_id: 117,
            articles: self.articles(2).into_iter().map(article).collect(),
            reader_count: 2_481,
            goes_at: goes_at.map(str::to_owned),
            desk_url: "https://news.example.org/desk/issues/117".into(),
        })
    }

    fn digest(&self, sections: Vec<Section>) -> Letter {
        Letter::Digest(self.plain_digest(sections))
    }

    fn plain_digest(&self, sections: Vec<Section>) -> Digest {
        Digest {
            list: self.list.clone(),
            issue_title: stories(&self.list.language).claim.into(),
            issue_date: self.date.clone(),
            intro: String::new(),
            sections,
            more_count: 0,
            more_url: None,
            browser_url: Some("https://news.example.org/lists/harbour/issues/117".into()),
            unsubscribe_url: UNSUBSCRIBE_URL_MARK.into(),
            preferences_url: PREFERENCES_URL_MARK.into(),
            subject: None,
            preheader: None,
        }
    }

    /// With everything that a list can have: a logo, a colour, a note, a foot, and more on the web.
    fn five(&self) -> Letter {
        let mut digest = self.plain_digest(vec![untitled(self.articles(5))]);
        digest.more_count = 12;
        digest.more_url = digest.browser_url.clone();
        digest.intro = stories(&self.list.language).note.into();
        digest.list.brand = Brand {
            logo_url: Some("https://www.example.org/logo.png".into()),
            accent: Colour::parse("#0b5563").ok(),
            footer: "[Imprint](https://www.example.org/imprint)".into(),
            ..Brand::default()
        };
        Letter::Digest(digest)
    }

    /// A pinned lead and a section for each topic.
    fn forty(&self) -> Letter {
        let mut rest = self.articles(40);
        let lead = rest.remove(0);
        let mut sections = vec![untitled(vec![lead])];
        for article in rest {
            match sections
                .iter_mut()
                .find(|section| section.title == article.source)
            {
                Some(section) => section.articles.push(article),
                None => sections.push(Section {
                    title: article.source.clone(),
                    articles: vec![article],
                }),
            }
        }
        self.digest(sections)
    }

    fn articles(&self, count: usize) -> Vec<DigestArticle> {
        let stories = &stories(&self.list.language).articles;
        stories
            .iter()
            .cycle()
            .take(count)
            .enumerate()
            .map(|(index, &(source, title, summary))| DigestArticle {
                title: if index < stories.len() {
                    title.into()
                } else {
                    format!("{title} ({index})")
                },
                source: source.into(),
                url: format!("https://www.example.org/articles/{}", index + 1),
                summary: summary.into(),
                image_url: (index % 3 != 2)
                    .then(|| format!("https://www.example.org/images/{}.jpg", index % 5 + 1)),
                image_alt: String::new(),
                published: Some(self.earlier.clone()),
            })
            .collect()
    }

    fn hostile_digest(&self) -> Letter {
        let long = "Ein ungewöhnlich langer Titel ohne Ende ";
        let mut bad = self.articles(4);
        for (index, article) in bad.iter_mut().enumerate() {
            article.title = match index {
                0 => HOSTILE.into(),
                1 => long.chars().cycle().take(998).collect(),
                2 => "x".repeat(998),
                _ => "مرحبا بالعالم — 日本語 — \u{2066}isolated\u{2069}".into(),
            };
            article.source = HOSTILE.into();
            article.summary = format!(
                "{HOSTILE} {UNSUBSCRIBE_URL_MARK} {PREFERENCES_URL_MARK}\n.\r\n.\r\nFrom here on"
            );
            article.image_alt = HOSTILE.into();
        }
        bad[0].url = "javascript:alert(1)".into();
        bad[1].url = format!("https://evil.example/?u={UNSUBSCRIBE_URL_MARK}&a=\"><b>");
        bad[1].image_url = Some("data:image/png;base64,AAAA".into());
        bad[2].url = "https://www.example.org/a b\r\nc".into();
        let lead = bad.remove(0);
        let titled = Section {
            title: HOSTILE.into(),
            articles: bad,
        };
        let mut digest = self.plain_digest(vec![untitled(vec![lead]), titled]);
        digest.more_count = 3;
        digest.more_url = Some("data:text/html,<script>alert(1)</script>".into());
        digest.browser_url = Some("javascript:alert(1)".into());
        digest.issue_title = HOSTILE.into();
        digest.intro = format!(
            "# {HOSTILE}\n\n<script>alert(1)</script> ![pixel](https://evil.example/p.gif) [a](javascript:alert(1))\n\n\
             <form action=x>\n\n{UNSUBSCRIBE_URL_MARK}"
        );
        Letter::Digest(digest)
    }
}

fn untitled(articles: Vec<DigestArticle>) -> Section {
    Section {
        title: String::new(),
        articles,
    }
}
