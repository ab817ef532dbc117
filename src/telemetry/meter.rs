//! Metrics: what this process counts and times, and the page at `/metrics` that shows it.
//!
//! One small function for each thing that is counted. They do nothing until [`start`] was called, so
//! commands and tests pay nothing. [`Page`] is what a monitor reads (the Prometheus text format,
//! version 0.0.4): the counts of this process, and the figures that the caller adds from the ledger.
//! No name and no label may hold an address: labels are names of relays, routes, states and outcomes.
//!
//! Units stand last in the names, and are seconds and bytes, as Prometheus asks.

use std::fmt::{Display, Write as _};
use std::sync::OnceLock;
use std::time::Duration;

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Seconds between two moments at which measured times are put into their buckets; until then they
/// take room.
const UPKEEP_SECONDS: u64 = 5;
/// The upper bounds of the buckets of times, in seconds.
const SECONDS: [f64; 16] = [
    0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0,
    600.0,
];
/// The upper bounds of the buckets of batches.
const SIZES: [f64; 12] = [
    1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 10_000.0, 100_000.0,
];
/// Clock ticks in a second, as Linux counts a process's time in `/proc` on every machine we run on.
const TICKS: u64 = 100;

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to count, for the whole process and once only. Call it inside a Tokio runtime.
pub fn start() -> Result<(), BuildError> {
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_size".to_owned()), &SIZES)?
        .build_recorder();
    let handle = recorder.handle();
    // Started before: what counts already goes on counting.
    if metrics::set_global_recorder(recorder).is_err() {
        return Ok(());
    }
    describe();
    let upkeep = HANDLE.get_or_init(|| handle).clone();
    tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_secs(UPKEEP_SECONDS));
        loop {
            beat.tick().await;
            upkeep.run_upkeep();
        }
    });
    Ok(())
}

fn describe() {
    describe_counter!(
        "postrider_dialogues_total",
        "Dialogues with a relay, by how they ended."
    );
    describe_histogram!(
        "postrider_dialogue_duration_seconds",
        "Time from MAIL FROM to the relay's last answer."
    );
    describe_gauge!(
        "postrider_relay_connections",
        "Connections to a relay that are open."
    );
    describe_gauge!(
        "postrider_relay_resting",
        "1 while a relay is given a rest, otherwise 0."
    );
    describe_counter!(
        "postrider_deliveries_settled_total",
        "Outcomes written to the ledger."
    );
    describe_histogram!(
        "postrider_settle_duration_seconds",
        "Time to write one batch of outcomes."
    );
    describe_histogram!(
        "postrider_settle_batch_size",
        "Outcomes written in one transaction."
    );
    describe_counter!(
        "postrider_deliveries_begun_total",
        "Deliveries marked as sending."
    );
    describe_histogram!(
        "postrider_begin_duration_seconds",
        "Time to mark one window as sending."
    );
    describe_counter!(
        "postrider_planning_deliveries_total",
        "Deliveries planned by this process."
    );
    describe_histogram!(
        "postrider_planning_duration_seconds",
        "Time to plan one chunk of deliveries."
    );
    describe_counter!("postrider_http_requests_total", "Requests answered.");
    describe_histogram!(
        "postrider_http_request_duration_seconds",
        "Time from a request to the head of its answer."
    );
}

/// A dialogue with a relay has ended; `outcome` is accepted, deferred, rejected, unreachable or `in_doubt`.
pub fn dialogue_ended(relay: &str, outcome: &'static str, seconds: f64) {
    let relay = relay.to_owned();
    counter!("postrider_dialogues_total", "relay" => relay.clone(), "outcome" => outcome)
        .increment(1);
    histogram!("postrider_dialogue_duration_seconds", "relay" => relay).record(seconds);
}

/// So many connections to a relay are open now.
pub fn connections_open(relay: &str, count: u32) {
    gauge!("postrider_relay_connections", "relay" => relay.to_owned()).set(f64::from(count));
}

/// A relay is given a rest, or is used again.
pub fn relay_resting(relay: &str, resting: bool) {
    gauge!("postrider_relay_resting", "relay" => relay.to_owned())
        .set(f64::from(u8::from(resting)));
}

/// Outcomes have been written to the ledger in one transaction.
pub fn batch_settled(count: u32, seconds: f64) {
    counter!("postrider_deliveries_settled_total").increment(count.into());
    histogram!("postrider_settle_duration_seconds").record(seconds);
    histogram!("postrider_settle_batch_size").record(f64::from(count));
}

/// A window has been marked as sending.
pub fn window_begun(count: u32, seconds: f64) {
    counter!("postrider_deliveries_begun_total").increment(count.into());
    histogram!("postrider_begin_duration_seconds").record(seconds);
}

/// So many deliveries have been planned, in one or more transactions.
pub fn issues_planned(count: u32, seconds: f64) {
    counter!("postrider_planning_deliveries_total").increment(count.into());
    histogram!("postrider_planning_duration_seconds").record(seconds);
}

/// A request has been answered. `route` is the pattern of its route, never its path.
pub fn request_ended(route: &str, status: u16, seconds: f64) {
    let route = route.to_owned();
    counter!("postrider_http_requests_total", "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    histogram!("postrider_http_request_duration_seconds", "route" => route).record(seconds);
}

/// What kind of number a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Goes up and down.
    Gauge,
    /// Only goes up; its name ends in `_total`.
    Counter,
}

/// The text that a monitor reads.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// The media type of the text.
    pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

    /// What this process counted so far, what it is, and what it uses.
    #[must_use]
    pub fn of_this_process() -> Self {
        let mut page = Self(
            HANDLE
                .get()
                .map(PrometheusHandle::render)
                .unwrap_or_default(),
        );
        page.labelled(
            Kind::Gauge,
            "postrider_build_info",
            "The version that runs; always 1.",
            "version",
            [(env!("CARGO_PKG_VERSION"), 1)],
        );
        page.add_process();
        page
    }

    /// Adds one number.
    pub fn single(&mut self, kind: Kind, name: &str, help: &str, value: impl Display) {
        self.head(kind, name, help);
        let _ = writeln!(self.0, "{name} {value}");
    }

    /// Adds a number for each value of one label. Values are names of ours and need no quoting.
    pub fn labelled<'a>(
        &mut self,
        kind: Kind,
        name: &str,
        help: &str,
        label: &str,
        values: impl IntoIterator<Item = (&'a str, i64)>,
    ) {
        self.head(kind, name, help);
        for (label_value, value) in values {
            let _ = writeln!(self.0, "{name}{{{label}=\"{label_value}\"}} {value}");
        }
    }

    /// The whole text.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    fn head(&mut self, kind: Kind, name: &str, help: &str) {
        let kind = match kind {
            Kind::Gauge => "gauge",
            Kind::Counter => "counter",
        };
        // Writing to a String does not fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    /// The names are those that every Prometheus client uses. What `/proc` does not tell is left out.
    fn add_process(&mut self) {
        if let Some(process) = Process::read() {
            let ticks = process.cpu_ticks;
            self.single(
                Kind::Counter,
                "process_cpu_seconds_total",
                "Processor time used, in seconds.",
                format_args!("{}.{:02}", ticks / TICKS, ticks % TICKS),
            );
            self.single(
                Kind::Gauge,
                "process_threads",
                "Threads of the process.",
                process.threads,
            );
            self.single(
                Kind::Gauge,
                "process_resident_memory_bytes",
                "Memory in use, in bytes.",
                process.resident_bytes,
            );
        }
        if let Ok(open) = std::fs::read_dir("/proc/self/fd") {
            self.single(
                Kind::Gauge,
                "process_open_fds",
                "Files and sockets that are open.",
                open.count(),
            );
        }
    }
}

/// What Linux says of this process.
struct Process {
    cpu_ticks: u64,
    threads: u64,
    resident_bytes: u64,
}

impl Process {
    fn read() -> Option<Self> {
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        Self::parse(&stat, &status)
    }

    /// The fields of `stat` are counted from the end of the program's name, which may hold anything;
    /// see proc(5).
    fn parse(stat: &str, status: &str) -> Option<Self> {
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let field = |number: usize| fields.get(number - 3)?.parse::<u64>().ok();
        let resident = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kibibytes: u64 = resident.split_whitespace().next()?.parse().ok()?;
        Some(Self {
            cpu_ticks: field(14)? + field(15)?,
            threads: field(20)?,
            resident_bytes: kibibytes * 1024,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_read_whatever_its_name() {
        let stat = "7 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 13 14 15 16 12 18 19 20\n";
        let process = Process::parse(stat, "Name:\tx\nVmRSS:\t    2048 kB\n").unwrap();
        assert_eq!((process.cpu_ticks, process.threads), (300, 12));
        assert_eq!(process.resident_bytes, 2_097_152);
        assert!(Process::parse("7", "").is_none());
    }

    #[test]
    fn a_page_names_and_explains_each_number() {
        let mut page = Page::default();
        page.single(Kind::Gauge, "a_bytes", "What a is.", 3);
        page.labelled(
            Kind::Counter,
            "b_total",
            "What b is.",
            "state",
            [("x", 1), ("y", 2)],
        );
        assert_eq!(
            page.into_text(),
            "# HELP a_bytes What a is.\n# TYPE a_bytes gauge\na_bytes 3\n\
             # HELP b_total What b is.\n# TYPE b_total counter\nb_total{state=\"x\"} 1\nb_total{state=\"y\"} 2\n"
        );
    }
}
