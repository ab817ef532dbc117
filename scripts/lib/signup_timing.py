"""Looks whether the time of an answer tells who reads a list. Started by scripts/signup-timing."""

import argparse
import json
import math
import os
import random
import re
import socket
import statistics
import sys
import time
import urllib.parse
from pathlib import Path

import front_door
import stage

KINDS = ["new", "pending", "active", "gone", "complained", "blocked", "spent"]
# Addresses of each kind but the new ones, which are new every time.
POOL = 50
# Splits of one kind into two halves, for the noise between halves.
SPLITS = 500
# The most that a Kolmogorov-Smirnov test may be wrong in a whole run.
ALPHA = 0.01


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/signup-timing", description=__doc__)
    add = parser.add_argument
    add("--database", type=lambda text: text.split(","), default=["sqlite", "postgres"], help="sqlite, postgres or both")
    add("--requests", type=int, default=2_000, help="sign-ups of each kind, by each door")
    add("--seed", type=int, default=5, help="for the order of things")
    return parser.parse_args()


def address(kind, number):
    return f"{kind}{number}@readers.daily-readers.net"


def prepare(installation, server, ledger, sink):
    """Brings the addresses of every kind to where they should stand, by the doors that readers use."""
    reader = front_door.Reader(server.url)
    for kind in KINDS[1:]:
        for number in range(POOL):
            reader.post_json(front_door.wish(address(kind, number)))
    want = POOL * (len(KINDS) - 1)
    sent = "SELECT COUNT(*) FROM deliveries WHERE letter = 'confirm' AND state = 'sent'"
    stage.wait_until(lambda: ledger.number(sent) == want, 120, "the letters have gone out")
    for recipient, paths in front_door.letters(sink.folder):
        kind = re.match("[a-z]+", recipient).group(0)
        if kind in ("active", "gone", "complained"):
            front_door.answer(reader, paths["confirmation"])
        elif kind == "blocked":
            front_door.answer(reader, paths["refusal"])
    for number in range(POOL):
        installation.cli("subscriber", "unsubscribe", address("gone", number))
        ledger.rows(
            "INSERT INTO suppressions (address_key, reason, created_at) "
            f"VALUES ('{address('complained', number)}', 'complaint', 1)"
        )


class Line:
    """One kept connection, and a clock around the whole of each answer."""

    def __init__(self, url):
        at = urllib.parse.urlsplit(url)
        self.host = at.netloc
        self.socket = socket.create_connection((at.hostname, at.port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, path, kind, body):
        request = (
            f"POST {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
        began = time.perf_counter_ns()
        self.socket.sendall(request)
        heard = b""
        while True:
            heard += self.socket.recv(65_536)
            head, found, rest = heard.partition(b"\r\n\r\n")
            if found:
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                if len(rest) >= length:
                    break
        took = time.perf_counter_ns() - began
        if not head.startswith(b"HTTP/1.1 202"):
            stage.fail(f"{path}: {head.splitlines()[0].decode()}")
        return took / 1_000


def kolmogorov_smirnov(one, other):
    """The distance of two samples, and how likely one as large is by chance (asymptotically)."""
    both = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    seen, distance, at = [0, 0], 0.0, 0
    while at < len(both):
        value = both[at][0]
        while at < len(both) and both[at][0] == value:
            seen[both[at][1]] += 1
            at += 1
        distance = max(distance, abs(seen[0] / len(one) - seen[1] / len(other)))
    size = math.sqrt(len(one) * len(other) / (len(one) + len(other)))
    scaled = (size + 0.12 + 0.11 / size) * distance
    terms = (2 * (-1) ** (k - 1) * math.exp(-2 * k * k * scaled * scaled) for k in range(1, 101))
    return distance, min(1.0, max(0.0, sum(terms)))


def noise(times, chance):
    """How far the medians of two random halves of one kind lie apart, in 99 of 100 splits."""
    times = list(times)
    apart = []
    for _ in range(SPLITS):
        chance.shuffle(times)
        half = len(times) // 2
        apart.append(abs(statistics.median(times[:half]) - statistics.median(times[half:])))
    return sorted(apart)[int(SPLITS * 0.99)]


def measure(chosen, door, server, chance):
    hidden, _ = front_door.Reader(server.url).form()
    # A token counts once; without one every request is alike.
    hidden.pop("form_token", None)
    order = [kind for kind in KINDS for _ in range(chosen.requests)]
    chance.shuffle(order)
    line = Line(server.url)
    times = {kind: [] for kind in KINDS}
    for number, kind in enumerate(["new"] * 200 + order):
        who = address(kind, f"-{door}-{number}" if kind == "new" else chance.randrange(POOL))
        # All of one length, so that only what is known of the address differs.
        who = who.replace("@", "x" * (40 - len(who)) + "@") if kind == "new" else who
        if door == "form":
            fields = {**hidden, "email": who, "consent_newsletter": "yes", "consent_terms": "yes"}
            took = line.ask(f"/lists/{front_door.LIST}", "application/x-www-form-urlencoded", urllib.parse.urlencode(fields))
        else:
            took = line.ask("/api/v1/subscriptions", "application/json", json.dumps(front_door.wish(who)))
        # The first ones warm everything up.
        if number >= 200:
            times[kind].append(took)
    return times


def time_one(chosen, database, folder):
    chance = random.Random(f"{chosen.seed} {database}")
    rows, broken = [], []
    with stage.LEDGERS[database](folder) as ledger, stage.Sink(folder / "mail") as sink:
        installation = stage.Installation(Path(os.environ["BENCH_BINARY"]), folder, ledger, sink.url())
        installation.set("signup.soonest_answer_seconds", 0)
        for budget in ("network", "domain", "list", "site"):
            installation.set(f"signup.{budget}_per_hour", 1_000_000)
        installation.set("signup.unproved_percent", 100)
        installation.set("signup.challenge_floor", 1_000_000)
        installation.set("signup.pause_floor", 1_000_000)
        installation.open_list()
        with installation.serve() as server:
            prepare(installation, server, ledger, sink)
            for door in ("form", "api"):
                times = measure(chosen, door, server, chance)
                new = times["new"]
                limit = noise(new, chance)
                for kind in KINDS:
                    median = statistics.median(times[kind])
                    apart = median - statistics.median(new)
                    _, likely = kolmogorov_smirnov(times[kind], new)
                    shown = "–" if kind == "new" else f"{likely:.3f}"
                    rows.append([database, door, kind, f"{len(times[kind]):,}", f"{median:.1f}", f"{apart:+.1f}", f"{limit:.1f}", shown])
                    if kind != "new" and likely < ALPHA / (len(KINDS) - 1):
                        broken.append(f"{door}: the times of {kind} addresses are told apart (p = {likely:.5f})")
                    if abs(apart) > limit:
                        broken.append(f"{door}: the median of {kind} addresses lies {apart:+.1f} µs apart")
    return rows, broken


HEADER = ["database", "door", "address", "requests", "median, µs", "from new, µs", "noise between halves, µs", "KS, p"]


def main():
    return stage.on_each_database(
        arguments(), time_one, HEADER, "No kind of address is told apart by the time of the answer."
    )


if __name__ == "__main__":
    sys.exit(stage.run(main))
