"""Fuzzes the API by its own document on each database. Started by scripts/fuzz-api."""

import argparse
import collections
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import furnish
import stage

RIGHTS = "read,content,send,subscribers,transfer,people"
METHODS = ("get", "post", "put", "patch", "delete")
# Operations that need not be answered with a success, and why.
NEVER = {}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/fuzz-api", description=__doc__)
    add = parser.add_argument
    add("--database", type=lambda text: text.split(","), default=["sqlite", "postgres"], help="sqlite, postgres or both")
    add("--quick", action="store_true", help="few requests, on SQLite alone; for scripts/test")
    add("--examples", type=int, default=60, help="requests for each operation, beside those that cover its document")
    add("--seed", type=int, default=random.randrange(1_000_000), help="what chance begins with")
    add("more", nargs="*", metavar="ARGUMENT", help="after --: arguments for schemathesis, such as --include-path PATH")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.database, chosen.examples = ["sqlite"], 6
    return chosen


class Server(stage.Process):
    """A try-out on the loopback, whose mail goes to a sink and whose ledger is the one that was made for it."""

    def __init__(self, folder, ledger, sink, resolver):
        self.log = folder / "log"
        self.port = stage.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("POSTRIDER_")} | {
            "POSTRIDER_SERVER_LISTEN": f"127.0.0.1:{self.port}",
            "POSTRIDER_DATABASE_URL": ledger.url,
            "POSTRIDER_SMTP_URL": sink.url(),
            "POSTRIDER_SMTP_TLS": "none",
            # The limit on requests is told by a test of its own; here it would hide everything else.
            "POSTRIDER_API_REQUESTS_PER_MINUTE": "1000000",
            "POSTRIDER_DIGEST_TEST_LETTERS_PER_HOUR": "1000",
            # Somebody has to be asked about DNS records.
            "POSTRIDER_DNS_RESOLVERS": resolver.address,
            "POSTRIDER_FEEDS_HOST_SPACING_SECONDS": "0",
        }
        with open(self.log, "ab") as log:
            super().__init__(
                [os.environ["BENCH_BINARY"], "serve"], cwd=folder, env=self.environment, stdout=log, stderr=log
            )
        try:
            stage.wait_until(self.is_ready, 60, "postrider serve starts")
        except BaseException:
            self.stop()
            raise

    def is_ready(self):
        if not self.is_running():
            stage.fail(f"the server ended: {self.complaints()}")
        try:
            with urllib.request.urlopen(f"{self.url}/health/ready", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def key(self, name, rights):
        command = [os.environ["BENCH_BINARY"], "key", "create", name, "--scope", rights]
        made = subprocess.run(command, cwd=self.folder, env=self.environment, check=True, capture_output=True, text=True)
        return re.search(r"pr_\S+", made.stdout).group()

    def complaints(self):
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if " INFO " not in line and " DEBUG " not in line][-20:])


class Resolver:
    """A DNS server on the loopback that knows no name, so that nobody else is asked."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.answer, daemon=True).start()

    def answer(self):
        while True:
            asked, whom = self.socket.recvfrom(4096)
            # RFC 1035, 4.1.1: the question comes back with QR, RD and RA set, and RCODE 3 for a name that is not there.
            self.socket.sendto(asked[:2] + b"\x81\x83" + asked[4:6] + bytes(6) + question_of(asked), whom)


def question_of(asked):
    """The first question of a DNS message: a name, a type and a class."""
    end = 12
    while asked[end]:
        end += 1 + asked[end]
    return asked[12 : end + 5]


def operations(server):
    with urllib.request.urlopen(f"{server.url}/api/v1/openapi.json", timeout=30) as answer:
        paths = json.load(answer)["paths"]
    return sorted(f"{method.upper()} {path}" for path, item in paths.items() for method in METHODS if method in item)


def judge(server, folder, options, key=None):
    """Runs schemathesis; returns whether it has nothing to complain of, and the statuses of each operation."""
    tally = folder / f"tally-{'key' if key else 'anybody'}"
    tally.touch()
    environment = os.environ | {
        "PYTHONPATH": str(HERE), "SCHEMATHESIS_HOOKS": "hooks", "FUZZ_TALLY": str(tally), "FUZZ_SEED": str(options.seed),
        "FUZZ_SUPPLY": str(folder / ("supply" if key else "none")),
    }
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "judge.toml"), "run",
        f"{server.url}/api/v1/openapi.json", "--checks", "all", "--phases", "examples,coverage,fuzzing",
        "--max-examples", str(options.examples), "--seed", str(options.seed), "--request-timeout", "40",
        "--continue-on-failure", "--no-color", "--warnings", "off", "--suppress-health-check", "all",
        "--generation-database", "none", *options.more,
    ]
    if key:
        command += ["--header", f"Authorization: Bearer {key}"]
    is_good = subprocess.run(command, cwd=folder, env=environment).returncode == 0
    statuses = collections.defaultdict(collections.Counter)
    for line in tally.read_text().splitlines():
        operation, status = line.rsplit(" ", 1)
        statuses[operation][int(status)] += 1
    return is_good, statuses


def tell_of_coverage(wanted, statuses):
    """How much of the document was met; returns the operations that never succeeded and should have."""
    succeeded = [one for one in wanted if any(200 <= status < 300 for status in statuses[one])]
    print(f"Covered: {len(succeeded)} of {len(wanted)} operations were answered with a success at least once, "
          f"{sum(1 for one in wanted if statuses[one])} at all.")
    for one in sorted(NEVER):
        print(f"EXCEPTED: {one}: {NEVER[one]}")
    missed = [one for one in wanted if one not in succeeded and one not in NEVER]
    for one in missed:
        came = ", ".join(f"{status} ({count} times)" for status, count in sorted(statuses[one].items()))
        print(f"NEVER A SUCCESS: {one}: {came or 'not asked'}")
    return missed


def run(name, options, folder):
    with stage.LEDGERS[name](folder) as ledger, stage.Sink() as sink, Server(folder, ledger, sink, Resolver()) as server:
        print(f"\n== {ledger.name}: furnishing", flush=True)
        key = server.key("fuzz", RIGHTS)
        (folder / "supply").write_text(json.dumps(furnish.furnish(server.url, key, ledger)))
        print(f"\n== {ledger.name}: as anybody", flush=True)
        is_good, _ = judge(server, folder, options)
        print(f"\n== {ledger.name}: with a key that may do everything", flush=True)
        is_also_good, statuses = judge(server, folder, options, key)
        print(f"\n== {ledger.name}: what was met", flush=True)
        # A part of the document was asked for: the rest is no omission.
        missed = [] if options.more else tell_of_coverage(operations(server), statuses)
        is_fine = is_good and is_also_good and not missed and server.is_running()
        if not is_fine:
            print(f"What the server logged last:\n{server.complaints()}")
        return is_fine


def main():
    options = arguments()
    stage.end_in_good_order()
    print(f"Seed {options.seed}.")
    good = True
    for name in options.database:
        with tempfile.TemporaryDirectory(dir=os.environ["POSTRIDER_STAGE_DIR"]) as folder:
            good = run(name, options, Path(folder)) and good
    print(f"\n{'The API does what its document says.' if good else 'The API and its document differ.'}")
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except stage.Failure as failure:
        print(f"scripts/fuzz-api: {failure}", file=sys.stderr)
        sys.exit(2)
