"""Measures how fast Postrider sends one issue, beside smtp-source into the same sink. See scripts/bench-send."""

import argparse
import collections
import itertools
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import stage
from stage import ROOT, fail, table, tell

ARTICLES = 20
# Makes a letter of about 30 kB; the real size is measured and printed.
SUMMARY_CHARACTERS = 80
# More messages than this tell nothing new about smtp-source.
SOURCE_MESSAGES = 100_000
# Slower than this and something is stuck.
SLOWEST_RATE = 60
FULL = {"recipients": [10_000, 100_000, 1_000_000], "connections": [1, 10, 40], "dkim": ["none", "rsa", "ed25519", "both"]}


def numbers(text):
    return [int(word.replace("_", "")) for word in text.split(",")]


def words_of(*allowed):
    def parse(text):
        words = text.split(",")
        for word in words:
            if word not in allowed:
                raise argparse.ArgumentTypeError(f"{word}: one of {', '.join(allowed)}")
        return words
    return parse


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench-send",
        description="Sends one issue of 20 articles to N readers through smtp-sink and measures it beside smtp-source.",
        epilog="BENCH_BINARY=PATH measures that binary instead of building one. BENCH_DIR=PATH: where the databases "
        "are put (a real disk); default: a new folder in TMPDIR. Progress goes to standard error, the tables to "
        "standard output.",
    )
    add = parser.add_argument
    add("--recipients", type=numbers, default=[100_000], help="default 100000")
    add("--connections", type=numbers, default=[40], help="default 40")
    add("--database", type=words_of("sqlite", "postgres"), default=["sqlite", "postgres"])
    add("--dkim", type=words_of("none", "rsa", "ed25519", "both"), default=["none"])
    add("--runs", type=int, default=3, help="the tables show medians; default 3")
    add("--signups", type=int, default=300, help="sign-ups a second, in one further run for each database; 0: none")
    add("--full", action="store_true", help="10k, 100k and 1M readers, 1, 10 and 40 connections, every DKIM choice")
    add("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of Postrider, such as sending.window=32")
    add("--profile", action="store_true", help="one run of each row under perf; prints the functions that cost most")
    add("--json", type=Path, metavar="FILE", help="also write every single run there")
    chosen = parser.parse_args()
    if chosen.full:
        for name, value in FULL.items():
            setattr(chosen, name, value)
    return chosen


class Bench:
    def __init__(self, chosen, binary, folder):
        self.chosen = chosen
        self.binary = binary
        self.folder = folder
        self.letter_bytes = {}
        self.settings = {}
        self.left_out = []
        self.profiles = []

    def sizes(self):
        """The size of a letter in bytes, without and with signatures."""
        with_words = [f"{size:,}" + (f" (DKIM {kind})" if kind != "none" else "") for kind, size in self.letter_bytes.items()]
        return ", ".join(with_words)

    # --- Setting the stage ---

    def install(self, ledger, sink, connections, dkim):
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        installation = stage.Installation(self.binary, folder, ledger, sink.url())
        installation.set("smtp.connections", connections)
        # The sign-ups all come from this machine and go to one domain.
        for budget in ("network", "domain", "list", "site"):
            installation.set(f"signup.{budget}_per_hour", 1_000_000)
        installation.set("signup.unproved_percent", 100)
        # Kept connections, as smtp-source -d keeps them.
        installation.set("smtp.messages_per_connection", 1_000_000)
        installation.set("smtp.connection_age_seconds", 86_400)
        for pair in self.chosen.set:
            key, _, value = pair.partition("=")
            if not installation.set(key, value):
                fail(f"--set {pair}: this version has no such key")
        installation.open_list()
        configure_dkim(installation, dkim)
        # The number of connections and the signing have columns of their own.
        apart = ("smtp.connections", "dkim.keys_dir", "dkim.selectors", "dkim.domain")
        self.settings.update({k: v for k, v in installation.settings.items() if k not in apart})
        installation.push_articles(ARTICLES, SUMMARY_CHARACTERS)
        return installation

    def measure_letter(self, dkim):
        """Sends one letter to a sink that keeps it, looks whether it is what it has to be, and returns its size
        on the wire."""
        with stage.SqliteLedger(Path(tempfile.mkdtemp(dir=self.folder))) as ledger:
            kept = Path(tempfile.mkdtemp(dir=self.folder)) / "kept"
            kept.parent.chmod(0o755)
            with stage.Sink(kept) as sink:
                installation = self.install(ledger, sink, 1, dkim)
                stage.load_readers(ledger, 1)
                installation.cli("issue", "send-now", stage.LIST)
                with installation.serve():
                    stage.wait_until(lambda: issue_state(ledger) == "finished", 60, "one letter is sent")
                dump = next(kept.iterdir()).read_bytes()
        head, _, rest = dump.partition(b"\nReceived: ")
        # The sink's own Received header has three lines.
        letter = rest.split(b"\n", 3)[3].rstrip(b"\n") + b"\n"
        parts = [b"text/plain", b"text/html", b"List-Unsubscribe: <https://", b"List-Unsubscribe-Post:"]
        if dkim != "none":
            parts.append(b"DKIM-Signature:")
        for part in parts:
            if part not in letter:
                fail(f"the letter has no {part.decode()} (DKIM {dkim})")
        return len(letter) + letter.count(b"\n")

    # --- One run ---

    def run(self, database, recipients, connections, dkim, profiled=False):
        with stage.LEDGERS[database](Path(tempfile.mkdtemp(dir=self.folder))) as ledger, stage.Sink() as sink:
            installation = self.install(ledger, sink, connections, dkim)
            stage.load_readers(ledger, recipients)
            before = ledger.bytes()
            _, planning = installation.cli("issue", "send-now", stage.LIST)
            planned_at_once = is_planned(ledger, recipients)
            database_cpu = ledger.cpu_seconds()
            sink_cpu = stage.cpu_seconds(sink.pid)
            with installation.serve() as server:
                ready_at = time.monotonic()
                ready_cpu = stage.cpu_seconds(server.pid)
                if not planned_at_once:
                    stage.wait_until(lambda: is_planned(ledger, recipients), 600, "the issue is planned", every=0.05)
                    planning += time.monotonic() - ready_at
                if profiled:
                    self.profile(server, ledger, f"{ledger.name}, {recipients:,} readers, {connections} connections")
                wait_for_the_end(ledger, server, recipients)
                wall = time.monotonic() - ready_at
                cpu = stage.cpu_seconds(server.pid) - ready_cpu
                peak = stage.peak_rss_bytes(server.pid)
                database_cpu = ledger.cpu_seconds() - database_cpu
                sink_cpu = stage.cpu_seconds(sink.pid) - sink_cpu
            sent, span = sent_and_span(ledger)
            if sent != recipients:
                fail(f"{sent} of {recipients} deliveries were sent; see {server.last_words()}")
            grown = ledger.bytes() - before
            source = self.smtp_source(sink, connections, min(recipients, SOURCE_MESSAGES), self.letter_bytes[dkim])
        thousand = recipients / 1000
        return {
            "database": ledger.name, "recipients": recipients, "connections": connections, "dkim": dkim,
            "rate": recipients / span, "wall_rate": recipients / wall, "source_rate": source,
            "ratio": recipients / span / source, "cpu": cpu / thousand, "database_cpu": database_cpu / thousand,
            "sink_cpu": sink_cpu / thousand, "peak_mb": peak / 1e6, "bytes": grown / recipients, "planning": planning,
        }

    def smtp_source(self, sink, connections, messages, size):
        """Postfix's own program, as many messages of the same size over as many kept connections."""
        command = [
            stage.program("smtp-source"), "-d", "-s", str(connections), "-m", str(messages),
            "-l", str(size), "-f", "digest@daily-news.net", "-t", "reader@mail-a.example",
            f"127.0.0.1:{sink.port}",
        ]
        began = time.monotonic()
        subprocess.run(command, check=True, timeout=60 + messages / SLOWEST_RATE, stdout=subprocess.DEVNULL)
        return messages / (time.monotonic() - began)

    def run_with_signups(self, database, recipients, connections):
        """Readers sign up at a steady rate while the issue is planned and while it goes out."""
        with stage.LEDGERS[database](Path(tempfile.mkdtemp(dir=self.folder))) as ledger, stage.Sink() as sink:
            installation = self.install(ledger, sink, connections, "none")
            stage.load_readers(ledger, recipients)
            with installation.serve() as server:
                host, port = server.url.removeprefix("http://").split(":")
                client = [sys.executable, str(ROOT / "scripts/lib/signups.py"), host, port, str(self.chosen.signups)]
                with stage.Process(client, stdout=subprocess.PIPE, text=True) as load:
                    if load.child.stdout.readline().strip() != "ready":
                        fail("the sign-up client did not start")
                    time.sleep(3)
                    planning_from = time.monotonic()
                    installation.cli("issue", "send-now", stage.LIST)
                    stage.wait_until(lambda: is_planned(ledger, recipients), 600, "the issue is planned", every=0.05)
                    planned = time.monotonic()
                    wait_for_the_end(ledger, server, recipients)
                    ended = time.monotonic()
                    load.child.send_signal(signal.SIGTERM)
                    results = json.loads(load.child.communicate(timeout=60)[0])
            sent, span = sent_and_span(ledger)
        quiet = [r for r in results if planning_from - 2 <= r[0] < planning_from]
        planning = [r for r in results if r[0] < planned and r[0] + r[1] > planning_from]
        sending = [r for r in results if planned <= r[0] < ended]
        return {
            "database": ledger.name, "recipients": recipients, "connections": connections, "rate": sent / span,
            "asked": len(results), "failed": failures(results),
            "quiet": latencies(quiet), "planning": latencies(planning), "sending": latencies(sending),
        }

    def profile(self, server, ledger, title):
        """Looks where the time goes, for some seconds in the middle of the sending."""
        stage.wait_until(lambda: ledger.number("SELECT COUNT(*) FROM deliveries WHERE state = 'sending'"), 60, "sending begins", 0.05)
        data = self.folder / "perf.data"
        record = ["perf", "record", "-q", "-F", "499", "-g", "-p", str(server.pid), "-o", str(data), "--", "sleep", "8"]
        done = subprocess.run(record, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            fail(f"perf record: {done.stderr}")
        report = ["perf", "report", "-i", str(data), "--stdio", "--no-children", "-g", "none", "--percent-limit", "0.7"]
        said = subprocess.run(report, capture_output=True, text=True, timeout=300).stdout
        lines = [line.rstrip() for line in said.splitlines() if line.strip() and not line.startswith("#")]
        self.profiles.append((title, lines[:40]))


def configure_dkim(installation, kind):
    """Makes keys of this kind and has every letter signed with them."""
    if kind == "none":
        return
    installation.set("dkim.keys_dir", installation.folder / "dkim")
    installation.cli("dkim", "generate", "--domain", "daily-news.net", "--selector", "bench", "--algorithm", kind)
    selectors = {"both": '["bench", "bench-ed25519"]'}.get(kind, '["bench"]')
    installation.set("dkim.selectors", selectors)
    installation.set("dkim.domain", "daily-news.net")


def raw_microseconds():
    """What cannot be saved, by the project's own bench: for each kind of key the fastest raw signature plus one
    SHA-256 of the body, in CPU microseconds; and the output as a whole."""
    command = ["cargo", "bench", "--locked", "--bench", "dkim"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1800)
    if done.returncode != 0:
        tell(f"LEFT OUT: {' '.join(command)}: {done.stderr[-500:]}")
        return {}, ""
    def fastest(beginning):
        found = re.findall(rf"^{re.escape(beginning)}.*?([\d.]+)$", done.stdout, re.MULTILINE)
        return min(float(value) for value in found)
    signatures = {"rsa": fastest("RSA-2048, raw signature"), "ed25519": fastest("Ed25519, raw signature")}
    signatures["both"] = sum(signatures.values())
    one_hash = fastest("SHA-256 of the body")
    said = done.stdout[max(0, done.stdout.find("CPU microseconds")):].strip()
    return {kind: value + one_hash for kind, value in signatures.items()}, said


def issue_state(ledger):
    return ledger.rows("SELECT state FROM issues WHERE id = 1")[0][0]


def is_planned(ledger, recipients):
    rows = ledger.rows("SELECT state, planned_count FROM issues")
    return bool(rows) and rows[0][0] != "planning" and int(rows[0][1]) >= recipients


def wait_for_the_end(ledger, server, recipients):
    """Until the issue has finished; says so early when the process died."""
    def done():
        if not server.is_running():
            fail(f"postrider ended: {server.last_words()}")
        return issue_state(ledger) == "finished"
    stage.wait_until(done, 120 + recipients / SLOWEST_RATE, "the issue is finished")


def sent_and_span(ledger):
    """Digests that were sent, and the seconds from the first beginning to the last settling."""
    row = ledger.rows(
        "SELECT COUNT(*), MIN(dated_at), MAX(settled_at) FROM deliveries WHERE letter = 'digest' AND state = 'sent'"
    )[0]
    sent, first, last = (int(value or 0) for value in row)
    return sent, (last - first) / 1e6


def failures(results):
    """How many sign-ups were not accepted, by what came instead: a status, or nothing."""
    counts = collections.Counter(result[3] for result in results if result[3] != 202)
    parts = [f"{count:,} {status or 'unanswered'}" for status, count in sorted(counts.items())]
    return ", ".join(parts) or "0"


def latencies(results):
    """The median, the 99th percentile and the longest, in milliseconds; the 99th also on the wire alone."""
    if not results:
        return None
    due = sorted(result[1] * 1000 for result in results)
    wire = sorted(result[2] * 1000 for result in results)
    return {"p50": due[len(due) // 2], "p99": due[len(due) * 99 // 100], "longest": due[-1], "wire_p99": wire[len(wire) * 99 // 100]}


# --- Results -----------------------------------------------------------------------------------


def median_row(runs):
    middle = {key: statistics.median(run[key] for run in runs) for key, value in runs[0].items() if isinstance(value, float)}
    return {**runs[0], **middle}


def rate_table(rows):
    header = [
        "database", "readers", "connections", "DKIM", "letters/s", "wall/s", "smtp-source/s", "ratio",
        "CPU s/1,000", "PostgreSQL CPU s/1,000", "sink CPU s/1,000", "peak RSS MB", "bytes/delivery", "planning s",
    ]
    return table(header, [[
        row["database"], f"{row['recipients']:,}", row["connections"], row["dkim"], f"{row['rate']:,.0f}",
        f"{row['wall_rate']:,.0f}", f"{row['source_rate']:,.0f}", f"{row['ratio']:.2f}", f"{row['cpu']:.3f}",
        f"{row['database_cpu']:.3f}" if row["database"] == "PostgreSQL" else "–", f"{row['sink_cpu']:.3f}",
        f"{row['peak_mb']:.0f}", f"{row['bytes']:,.0f}", f"{row['planning']:.2f}",
    ] for row in rows])


def dkim_table(rows, raw):
    """What a signature adds to a letter's CPU, beside what cannot be saved."""
    header = ["database", "readers", "connections", "DKIM", "added CPU µs/letter", "raw signature + SHA-256 µs", "ratio"]
    where = ("database", "recipients", "connections")
    unsigned = {tuple(row[key] for key in where): row["cpu"] for row in rows if row["dkim"] == "none"}
    signed = [row for row in rows if row["dkim"] in raw and tuple(row[key] for key in where) in unsigned]
    cells = []
    for row in signed:
        # CPU seconds for a thousand letters are milliseconds a letter.
        added = (row["cpu"] - unsigned[tuple(row[key] for key in where)]) * 1000
        least = raw[row["dkim"]]
        cells.append([
            row["database"], f"{row['recipients']:,}", row["connections"], row["dkim"], f"{added:.0f}", f"{least:.0f}",
            f"{added / least:.2f}",
        ])
    return table(header, cells) if cells else ""


def signup_table(rows, rate):
    header = [
        "database", "readers", "sign-ups/s", "asked", "failed", "p50 ms", "p99 ms", "p99 ms on the wire",
        "longest ms while planning", "p99 ms before", "letters/s meanwhile",
    ]
    def part(row, phase, key):
        return f"{row[phase][key]:.1f}" if row[phase] else "–"
    return table(header, [[
        row["database"], f"{row['recipients']:,}", rate, f"{row['asked']:,}", row["failed"], part(row, "sending", "p50"),
        part(row, "sending", "p99"), part(row, "sending", "wire_p99"), part(row, "planning", "longest"),
        part(row, "quiet", "p99"), f"{row['rate']:,.0f}",
    ] for row in rows])


def preamble(bench):
    where = stage.machine()
    postgres = stage.version_of(os.environ.get("POSTRIDER_STAGE_POSTGRES_BIN", "") + "/postgres", "--version")
    postfix = stage.version_of("dpkg-query", "-W", "-f", "${Version}", "postfix")
    lines = [
        f"- Machine: {where['cores']} cores, {where['CPU']}, {where['memory']}; Linux {where['kernel']}, {where['system']}.",
        f"- Versions: {stage.version_of(bench.binary, '--version')} ({bench.commit}), {stage.version_of('rustc', '--version')}, "
        f"{postgres}, Postfix {postfix}.",
        f"- A letter: {ARTICLES} articles, {bench.sizes()} bytes on the wire, HTML and text. smtp-source: the same number "
        f"of bytes, at most {SOURCE_MESSAGES:,} messages.",
        f"- Settings other than the defaults: {', '.join(f'{k} = {v}' for k, v in sorted(bench.settings.items())) or 'none'}.",
        f"- PostgreSQL: {os.environ.get('POSTRIDER_STAGE_POSTGRES_SETTINGS', 'not used')}.",
        f"- Databases on {bench.filesystem}.",
    ]
    return "\n".join(lines)


def main():
    chosen = arguments()
    binary = os.environ["BENCH_BINARY"]
    with tempfile.TemporaryDirectory(dir=os.environ["POSTRIDER_STAGE_DIR"]) as folder:
        Path(folder).chmod(0o755)
        bench = Bench(chosen, binary, Path(folder))
        bench.commit = stage.version_of("git", "-C", str(ROOT), "describe", "--always", "--dirty")
        bench.filesystem = stage.version_of("stat", "-f", "-c", "%T", folder)
        if bench.filesystem == "tmpfs":
            fail(f"{folder} is in memory; set BENCH_DIR to a folder on a disk")
        chosen.dkim = [kind for kind in chosen.dkim if can_sign(bench, kind)]
        bench.letter_bytes = {kind: bench.measure_letter(kind) for kind in chosen.dkim}
        tell(f"A letter has {bench.sizes()} bytes.")
        rows, every_run = measure_rates(bench)
        signups = measure_signups(bench)
        raw, raw_output = raw_microseconds() if any(kind != "none" for kind in chosen.dkim) else ({}, "")
    print(f"\n{preamble(bench)}\n")
    if rows:
        print(f"Medians of {chosen.runs}:\n\n{rate_table(rows)}\n")
    if signing := dkim_table(rows, raw):
        print(f"{signing}\n\n`cargo bench --bench dkim`:\n\n```text\n{raw_output}\n```\n")
    if signups:
        print(f"{signup_table(signups, chosen.signups)}\n")
    for title, lines in bench.profiles:
        print(f"Profile, {title}:\n\n```text\n" + "\n".join(lines) + "\n```\n")
    for line in bench.left_out:
        print(f"LEFT OUT: {line}\n")
    if chosen.json:
        chosen.json.write_text(json.dumps({"runs": every_run, "signups": signups}, indent=1))
    return 0


def can_sign(bench, kind):
    command = [bench.binary, "dkim", "--help"]
    if kind == "none" or subprocess.run(command, capture_output=True, timeout=60).returncode == 0:
        return True
    bench.left_out.append(f"DKIM {kind}, because this binary has no `dkim` command")
    tell(f"LEFT OUT: {bench.left_out[-1]}")
    return False


def measure_rates(bench):
    chosen = bench.chosen
    rows, every_run = [], []
    matrix = itertools.product(chosen.database, chosen.recipients, chosen.connections, chosen.dkim)
    for database, recipients, connections, dkim in matrix:
        runs = []
        for number in range(1, chosen.runs + 1):
            run = bench.run(database, recipients, connections, dkim)
            tell(
                f"{run['database']}, {recipients:,} readers, {connections} connections, DKIM {dkim}, run {number}: "
                f"{run['rate']:,.0f}/s, smtp-source {run['source_rate']:,.0f}/s, ratio {run['ratio']:.2f}, "
                f"{run['cpu']:.3f} CPU s/1,000, {run['peak_mb']:.0f} MB, planned in {run['planning']:.2f} s"
            )
            runs.append(run)
        every_run += runs
        if runs:
            rows.append(median_row(runs))
        if chosen.profile:
            bench.run(database, recipients, connections, dkim, profiled=True)
    return rows, every_run


def measure_signups(bench):
    chosen = bench.chosen
    if not chosen.signups:
        return []
    rows = []
    for database, recipients in itertools.product(chosen.database, chosen.recipients):
        tell(f"{database}, {recipients:,} readers: {chosen.signups} sign-ups a second while planning and sending")
        rows.append(bench.run_with_signups(database, recipients, max(chosen.connections)))
    return rows


if __name__ == "__main__":
    sys.exit(stage.run(main))
