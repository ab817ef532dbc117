//! Names: asking resolvers, each by itself, because what matters is what each of them tells its readers.
//!
//! Nothing is kept: an answer is as old as the resolver's own memory. That a name does not exist is an
//! answer; a resolver that fails or stays silent is none.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};

use crate::config::Dns;

/// For how many seconds a denial is remembered that does not say so itself.
const DENIAL_SECONDS: u32 = 300;

/// What a resolver answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<T> {
    /// There are such records.
    Found {
        /// What they hold.
        records: Vec<T>,
        /// For how many seconds this may be remembered.
        seconds: u32,
    },
    /// There are none.
    Nothing {
        /// For how many seconds this may be remembered.
        seconds: u32,
    },
    /// The resolver failed or stayed silent.
    Failed {
        /// In a few words.
        reason: String,
    },
}

/// Resolvers, each of which is asked by itself.
#[derive(Clone)]
pub struct Resolvers {
    each: Vec<(SocketAddr, TokioResolver)>,
}

/// Why resolvers cannot be asked at all.
#[derive(Debug, thiserror::Error)]
#[error("dns.resolvers cannot be used: {0}")]
pub struct UnusableResolvers(String);

impl Resolvers {
    /// The resolvers that the configuration names; nothing is asked yet.
    pub fn new(dns: &Dns) -> Result<Self, UnusableResolvers> {
        let each = dns.resolvers.iter().map(|&address| {
            let resolver = resolver(address, dns).map_err(|e| UnusableResolvers(e.to_string()))?;
            Ok((address, resolver))
        });
        Ok(Self {
            each: each.collect::<Result<_, UnusableResolvers>>()?,
        })
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.each.len()
    }

    /// The TXT records of a name as every resolver sees them, the strings of a record joined together. An
    /// alias is followed.
    pub async fn txt(&self, name: &str) -> Vec<(SocketAddr, Answer<String>)> {
        let asked = self.each.iter().map(|(address, resolver)| async move {
            let answer = ask(resolver, name, RecordType::TXT, |data| match data {
                RData::TXT(txt) => {
                    let octets = txt.txt_data.concat();
                    Some(String::from_utf8_lossy(&octets).into_owned())
                }
                _ => None,
            });
            (*address, answer.await)
        });
        futures_util::future::join_all(asked).await
    }
}

impl Resolvers {
    /// The mail servers of a domain with their preferences, by the first resolver that answers.
    pub async fn mx(&self, domain: &str) -> Answer<(u16, String)> {
        let mut last = Answer::Failed {
            reason: "there is no resolver".to_owned(),
        };
        for (_, resolver) in &self.each {
            last = ask(resolver, domain, RecordType::MX, |data| match data {
                RData::MX(mx) => Some((mx.preference, mx.exchange.to_ascii())),
                _ => None,
            })
            .await;
            if !matches!(last, Answer::Failed { .. }) {
                break;
            }
        }
        last
    }
}

impl Resolvers {
    /// Whether a domain has addresses: of IPv4 and of IPv6, by the first resolver that answers.
    pub async fn addresses(&self, domain: &str) -> (Answer<()>, Answer<()>) {
        futures_util::future::join(
            self.any(domain, RecordType::A),
            self.any(domain, RecordType::AAAA),
        )
        .await
    }

    async fn any(&self, domain: &str, kind: RecordType) -> Answer<()> {
        let mut last = Answer::Failed {
            reason: "there is no resolver".to_owned(),
        };
        for (_, resolver) in &self.each {
            let is_address =
                |data: &RData| matches!(data, RData::A(_) | RData::AAAA(_)).then_some(());
            last = ask(resolver, domain, kind, is_address).await;
            if !matches!(last, Answer::Failed { .. }) {
                break;
            }
        }
        last
    }
}

fn resolver(address: SocketAddr, dns: &Dns) -> Result<TokioResolver, NetError> {
    let mut server = NameServerConfig::udp_and_tcp(address.ip());
    for connection in &mut server.connections {
        connection.port = address.port();
    }
    let config = ResolverConfig::from_name_servers(vec![server]);
    let mut builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
    let options = builder.options_mut();
    options.timeout = Duration::from_millis(dns.timeout_milliseconds.into());
    options.attempts = dns.attempts as usize;
    options.cache_size = 0;
    options.use_hosts_file = ResolveHosts::Never;
    options.try_tcp_on_error = true;
    builder.build()
}

async fn ask<T>(
    resolver: &TokioResolver,
    name: &str,
    kind: RecordType,
    read: impl Fn(&RData) -> Option<T>,
) -> Answer<T> {
    let failed = |reason: String| Answer::Failed { reason };
    let Ok(mut asked) = Name::from_ascii(name) else {
        return failed(format!("{name} is no name in DNS"));
    };
    asked.set_fqdn(true);
    match resolver.lookup(asked, kind).await {
        Ok(found) => {
            let answers = found.answers();
            let records: Vec<T> = answers.iter().filter_map(|one| read(&one.data)).collect();
            let seconds = answers.iter().map(|one| one.ttl).min().unwrap_or(0);
            if records.is_empty() {
                return Answer::Nothing { seconds };
            }
            Answer::Found { records, seconds }
        }
        Err(NetError::Dns(DnsError::NoRecordsFound(nothing))) => match nothing.response_code {
            ResponseCode::NXDomain | ResponseCode::NoError => Answer::Nothing {
                seconds: nothing.negative_ttl.unwrap_or(DENIAL_SECONDS),
            },
            code => failed(format!("answered {code}")),
        },
        Err(error) => failed(error.to_string()),
    }
}

impl std::fmt::Debug for Resolvers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let addresses = self.each.iter().map(|(address, _)| address);
        f.debug_list().entries(addresses).finish()
    }
}
