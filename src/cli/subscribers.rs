//! `postrider subscriber`.

use clap::Subcommand;

use super::doubts::{self, Decision};
use super::failure::{Code, Failure};
use super::lists::address;
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::mail_domain::AddressFlag;
use crate::services::App;
use crate::services::forgetting::{self, Erasure};
use crate::services::preferences::{self, Change};
use crate::services::subscribers::{
    self, ListedSubscriber, Subscriber, SubscriberReport, Subscription,
};

/// Readers: what is known of one, and what an operator may do at a reader's request.
#[derive(Debug, Subcommand)]
pub(super) enum SubscriberCommand {
    /// Show everything about one address: subscriptions, proof of consent, letters
    Show {
        /// The address
        address: String,
    },
    /// List the subscribers of a list, in the order of sign-up
    #[command(
        after_help = "A page at a time: pass the last subscription number as --after to go on.

Example:
  postrider subscriber list daily --limit 500 --json"
    )]
    List {
        /// The list's name in URLs
        list: String,
        /// Begin after this subscription number
        #[arg(long, default_value_t = 0)]
        after: i64,
        /// The most to show
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(i64).range(1..=10_000))]
        limit: i64,
    },
    /// Change what a reader chose of a list, at the reader's request
    #[command(after_help = "Examples:
  postrider subscriber choose a@b.example daily --cadence weekly
  postrider subscriber choose a@b.example daily --topic city --topic sport
  postrider subscriber choose a@b.example daily --all-topics --default-cadence

A new topic brings articles from now on. Whatever is changed, no article is mailed twice and none is left out.")]
    Choose {
        /// The address
        address: String,
        /// The list's name in URLs
        list: String,
        /// A topic by its slug; repeat for more
        #[arg(long = "topic", value_name = "SLUG")]
        topics: Vec<String>,
        /// Every topic
        #[arg(long, conflicts_with = "topics")]
        all_topics: bool,
        /// One of the list's cadences
        #[arg(long)]
        cadence: Option<String>,
        /// Whatever the list's default is
        #[arg(long, conflicts_with = "cadence")]
        default_cadence: bool,
        /// An IANA time zone
        #[arg(long)]
        time_zone: Option<String>,
        /// A language tag
        #[arg(long)]
        language: Option<String>,
    },
    /// Let a reader rest: nothing comes until the subscription is resumed, and then nothing is missing
    Pause {
        /// The address
        address: String,
        /// The list's name in URLs
        list: String,
    },
    /// End a reader's rest
    Resume {
        /// The address
        address: String,
        /// The list's name in URLs
        list: String,
    },
    /// End an address's subscription, because its owner asked for it
    Unsubscribe {
        /// The address
        address: String,
        /// Only from this list; from all of them where none is given
        #[arg(long)]
        list: Option<String>,
    },
    /// Write to an address no more, whatever it signs up for
    Suppress {
        /// The address
        address: String,
        /// Why, for whoever asks later
        #[arg(long)]
        note: Option<String>,
    },
    /// Decide about the letters to an address, outside issues, that are held in doubt
    Resolve {
        /// The address
        #[arg(value_parser = address)]
        address: EmailAddress,
        #[command(flatten)]
        decision: Decision,
    },
    /// Forget an address, because its owner asked for it: everything but the bare proof of consent goes, for good
    #[command(
        after_help = "What stays: that consent was given and withdrawn, without a person, and a hash of the address under
the keys in secrets.keys_file, so that the proof can be found again by whoever has the address.

Example:
  postrider subscriber erase a@b.example --yes"
    )]
    Erase {
        /// The address
        address: String,
        /// Really; without this, nothing is done
        #[arg(long)]
        yes: bool,
    },
    /// Lift a suppression
    Unsuppress {
        /// The address
        address: String,
    },
}

/// Runs `postrider subscriber`.
pub(super) async fn run(
    app: &App,
    command: SubscriberCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        SubscriberCommand::Show { address } => match subscribers::find(app, &address).await? {
            Some(report) => reader.show(&report, tell),
            None => match forgetting::erasure_of(app, &address).await? {
                Some(erasure) => reader.show(&erasure, forgotten),
                None => Err(unknown(&address)),
            },
        },
        SubscriberCommand::List { list, after, limit } => {
            let listed = subscribers::of_list(app, &list, after, limit).await?;
            reader.show(&listed, |listed| {
                let rows: Vec<_> = listed.iter().map(row).collect();
                let header = [
                    "subscription",
                    "address",
                    "state",
                    "signed up",
                    "confirmed",
                    "topics",
                ];
                table(&header, &rows, "Nobody has signed up, or nobody further.")
            })
        }
        SubscriberCommand::Choose {
            address,
            list,
            topics,
            all_topics,
            cadence,
            default_cadence,
            time_zone,
            language,
        } => {
            let change = Change {
                topics: (all_topics || !topics.is_empty()).then_some(topics),
                cadence: (default_cadence || cadence.is_some()).then_some(cadence),
                time_zone: time_zone.map(Some),
                language: language.map(Some),
                name: None,
            };
            show_choice(
                &preferences::change(app, &Actor::CommandLine, &list, &address, change).await?,
                reader,
            )
        }
        SubscriberCommand::Pause { address, list } => show_choice(
            &preferences::pause(app, &Actor::CommandLine, &list, &address).await?,
            reader,
        ),
        SubscriberCommand::Resume { address, list } => show_choice(
            &preferences::resume(app, &Actor::CommandLine, &list, &address).await?,
            reader,
        ),
        SubscriberCommand::Unsubscribe { address, list } => {
            let ended = subscribers::unsubscribe(app, &address, list.as_deref()).await?;
            let value = serde_json::json!({ "ended": ended });
            reader.show(&value, |_| match ended {
                0 => "There was no subscription to end.".to_owned(),
                1 => "One subscription has ended.".to_owned(),
                more => format!("{more} subscriptions have ended."),
            })
        }
        SubscriberCommand::Suppress { address, note } => {
            subscribers::suppress(app, &address, note).await?;
            let value = serde_json::json!({ "suppressed": true });
            reader.show(&value, |_| {
                "Nothing is sent to this address any more.".to_owned()
            })
        }
        SubscriberCommand::Resolve { address, decision } => {
            doubts::resolve(app, None, Some(&address), decision, reader).await
        }
        SubscriberCommand::Erase { address, yes } => {
            if !yes {
                let what = "an erasure cannot be undone; say that you mean it with --yes";
                return Err(Failure::new(Code::Usage, what));
            }
            if !forgetting::forget_address(app, &address).await? {
                return Err(unknown(&address));
            }
            let value = serde_json::json!({ "erased": true });
            reader.show(&value, |_| {
                "The address is forgotten, and nothing is sent to it any more.".to_owned()
            })
        }
        SubscriberCommand::Unsuppress { address } => {
            if !subscribers::unsuppress(app, &address).await? {
                return Err(Failure::not_found("the address is not suppressed"));
            }
            let value = serde_json::json!({ "suppressed": false });
            reader.show(&value, |_| {
                "The address may be written to again.".to_owned()
            })
        }
    }
}

fn show_choice(subscription: &Subscription, reader: Reader) -> Result<(), Failure> {
    reader.show(subscription, |subscription| {
        card(&[
            ("state", subscription.state.to_string()),
            ("topics", chosen_topics(subscription)),
            ("cadence", chosen_cadence(subscription)),
            ("time zone", or_dash(subscription.time_zone.as_ref())),
            ("language", or_dash(subscription.language.as_ref())),
        ])
    })
}

fn chosen_topics(subscription: &Subscription) -> String {
    match subscription.topics.0.as_slice() {
        [] => "all".to_owned(),
        some => some.join(", "),
    }
}

fn chosen_cadence(subscription: &Subscription) -> String {
    let chosen = subscription.cadence.clone();
    chosen.unwrap_or_else(|| "the list's default".to_owned())
}

fn forgotten(erasure: &Erasure) -> String {
    card(&[
        ("forgotten", erasure.erased_at.to_string()),
        ("subscribed again", or_dash(erasure.returned_at.as_ref())),
        (
            "proof of consent",
            format!("under erased-{}@erased.invalid", erasure.subscriber_id),
        ),
    ])
}

fn unknown(address: &str) -> Failure {
    Failure::not_found(&format!(
        "nobody with the address {address} has ever signed up"
    ))
    .try_this("check the spelling, or look through: postrider subscriber list LIST")
}

fn row(listed: &ListedSubscriber) -> Vec<String> {
    let subscription = &listed.subscription;
    vec![
        subscription.id.to_string(),
        listed.address.to_string(),
        subscription.state.to_string(),
        subscription.created_at.to_string(),
        or_dash(subscription.confirmed_at.as_ref()),
        subscription.topics.0.join(", "),
    ]
}

fn refused(subscriber: &Subscriber) -> String {
    match (subscriber.hard_refused_at, subscriber.quiet_until) {
        (Some(at), Some(until)) => format!("at {at}; digests leave the reader out until {until}"),
        _ => "no".to_owned(),
    }
}

fn flags(report: &SubscriberReport) -> String {
    let told: Vec<&str> = report.flags.iter().map(|flag| in_words(*flag)).collect();
    match told.as_slice() {
        [] => "none".to_owned(),
        some => some.join("; "),
    }
}

fn in_words(flag: AddressFlag) -> &'static str {
    match flag {
        AddressFlag::Disposable => "a throw-away mailbox",
        AddressFlag::Role => "an office's mailbox",
        AddressFlag::MixedScripts => "the domain mixes scripts, as look-alikes do",
        AddressFlag::NoMail => "the domain took no mail when it was last looked up",
    }
}

fn tell(report: &SubscriberReport) -> String {
    let suppression = report.suppression.as_ref();
    let head = card(&[
        ("address", report.subscriber.address.to_string()),
        ("flags", flags(report)),
        ("first sign-up", report.subscriber.created_at.to_string()),
        (
            "suppressed",
            suppression.map_or_else(
                || "no".to_owned(),
                |one| format!("{}, since {}", one.reason, one.created_at),
            ),
        ),
        ("refused for good", refused(&report.subscriber)),
    ]);
    let subscriptions = report.subscriptions.iter().map(|one| {
        let subscription = &one.subscription;
        vec![
            one.list.clone(),
            subscription.state.to_string(),
            subscription.changed_at.to_string(),
            chosen_topics(subscription),
            chosen_cadence(subscription),
        ]
    });
    let consents = report.consents.iter().map(|consent| {
        vec![
            consent.occurred_at.to_string(),
            consent.purpose.to_string(),
            consent.act.to_string(),
            consent.method.to_string(),
            or_dash(consent.wording_hash.as_ref()),
        ]
    });
    let deliveries = report.deliveries.iter().map(|delivery| {
        vec![
            delivery.id.to_string(),
            delivery.letter.to_string(),
            delivery.state.to_string(),
            delivery.created_at.to_string(),
            or_dash(delivery.settled_at.as_ref()),
            or_dash(delivery.reply_code.as_ref()),
        ]
    });
    [
        head,
        table(
            &["list", "state", "since", "topics", "cadence"],
            &subscriptions.collect::<Vec<_>>(),
            "No subscriptions.",
        ),
        table(
            &["when", "consent", "act", "method", "wording"],
            &consents.collect::<Vec<_>>(),
            "No consents.",
        ),
        table(
            &["delivery", "letter", "state", "planned", "settled", "reply"],
            &deliveries.collect::<Vec<_>>(),
            "No letters.",
        ),
    ]
    .join("\n")
}
