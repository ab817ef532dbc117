//! `postrider rule`: which articles a topic is about.

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use super::failure::Failure;
use super::output::{Reader, table};
use crate::domain::actor::Actor;
use crate::domain::topic_rule::{RuleKind, TopicRule};
use crate::services::App;
use crate::services::topic_rules::{self, KeptRule};

/// What articles a list's topics are about.
#[derive(Debug, Subcommand)]
pub(super) enum RuleCommand {
    /// Add a rule: a topic with rules is about the articles that one of them fits
    #[command(after_help = "Examples:
  postrider rule add daily sport category Football   the name of a section or tag
  postrider rule add daily sport url /sport/         the beginning of the path
  postrider rule add daily sport url https://sport.example.org/
  postrider rule add daily sport feed 7              every article of feed 7
  postrider rule add daily elections title 'election results'   words that all stand in the title

A topic without rules is about the articles whose sections or tags have its name. Rules hold for articles
that are released from now on.")]
    Add {
        /// The list's name in URLs
        list: String,
        /// The slug of the topic
        topic: String,
        /// What the rule looks at
        #[arg(value_parser = PossibleValuesParser::new(RuleKind::ALL.iter().map(|kind| kind.as_str())))]
        kind: String,
        /// What has to be there
        value: String,
    },
    /// Remove a rule
    Remove {
        /// The list's name in URLs
        list: String,
        /// The rule's number
        rule: i64,
    },
    /// Show the rules of a list
    Show {
        /// The list's name in URLs
        list: String,
    },
}

/// Runs `postrider rule`.
pub(super) async fn run(app: &App, command: RuleCommand, reader: Reader) -> Result<(), Failure> {
    let rules = match command {
        RuleCommand::Add {
            list,
            topic,
            kind,
            value,
        } => {
            // The parser has let no other name pass.
            let kind = RuleKind::from_name(&kind).unwrap_or(RuleKind::Category);
            topic_rules::add(
                app,
                &Actor::CommandLine,
                &list,
                TopicRule { topic, kind, value },
            )
            .await?
        }
        RuleCommand::Remove { list, rule } => {
            topic_rules::remove(app, &Actor::CommandLine, &list, rule).await?
        }
        RuleCommand::Show { list } => topic_rules::of_list(app, &list).await?,
    };
    reader.show(&rules, |rules| {
        let rows: Vec<_> = rules.iter().map(row).collect();
        let nothing =
            "The list has no rules: sections and tags are compared with the names of its topics.";
        table(&["rule", "topic", "kind", "value"], &rows, nothing)
    })
}

fn row(rule: &KeptRule) -> Vec<String> {
    vec![
        rule.id.to_string(),
        rule.topic.clone(),
        rule.kind.to_string(),
        rule.value.clone(),
    ]
}
