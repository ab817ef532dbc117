"""Kills Postrider at random moments in the middle of an issue and counts who got what. See scripts/crash-test."""

import argparse
import itertools
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

import stage
from stage import fail, table, tell

# Short waits, so that what a kill leaves behind is dealt with in seconds. A version knows some of these keys.
SETTINGS = {
    "smtp.connections": 4,
    "sending.window": 16,
    "sending.settle_batch": 100,
    "sending.claim_batch": 200,
    "sending.lease_seconds": 3,
    "worker.heartbeat_seconds": 1,
    "worker.tick_milliseconds": 100,
    "sending.in_doubt_wait_seconds": 1,
    "sending.poll_milliseconds": 100,
    "sending.relay_pause_seconds": 1,
}
MODES = ["resend", "hold"]
# Of all kills this share comes at any moment after the start, not in the middle of the sending.
EARLY = 0.1
# After the last kill a life of its own for what is left.
LAST_PATIENCE = 600


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/crash-test",
        description="Kills Postrider (kill -9) at random moments over one issue, and counts lost, doubled and held.",
        epilog="Exit code 1 when anybody is lost, when anybody has two copies in hold mode, or when more have two "
        "copies in resend mode than the stated bound for each kill.",
    )
    add = parser.add_argument
    add("--kills", type=int, default=100)
    add("--recipients", type=int, default=20_000)
    add("--database", default="sqlite,postgres", help="default sqlite,postgres")
    add("--modes", default="resend,hold", help="values of sending.when_in_doubt; default resend,hold")
    add("--processes", type=int, default=1, help="2: two at a time on PostgreSQL, of which one dies at each kill")
    add("--seed", type=int, default=None, help="the seed of an earlier run, which is printed")
    add("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of Postrider")
    chosen = parser.parse_args()
    chosen.database = [word for word in chosen.database.split(",") if word]
    chosen.modes = [word for word in chosen.modes.split(",") if word]
    if any(word not in stage.LEDGERS for word in chosen.database) or any(word not in MODES for word in chosen.modes):
        parser.error("--database is sqlite or postgres, --modes is resend or hold")
    if chosen.processes > 1:
        chosen.database = [word for word in chosen.database if word == "postgres"]
    return chosen


def bound(installation):
    """The most deliveries that one kill may put in doubt: those whose dialogue is open or is about to be, a
    window for each connection, and those that wait to be settled or are being settled."""
    in_windows = installation.get("smtp.connections") * installation.get("sending.window")
    return in_windows + 2 * installation.get("sending.settle_batch")


class Crashes:
    """One issue, and the kills over it."""

    def __init__(self, chosen, chance, installation, ledger):
        self.chosen = chosen
        self.chance = chance
        self.installation = installation
        self.ledger = ledger
        self.rate = 1500.0
        self.under_way = 0
        self.most = 0
        self.doubtful = set()

    def run(self):
        """Starts, kills, starts again; then one last life that ends by itself."""
        lives = [self.installation.work() for _ in range(self.chosen.processes)]
        try:
            for number in range(self.chosen.kills):
                self.wait_for_the_moment(self.chosen.kills - number)
                victim = self.chance.randrange(len(lives))
                lives[victim].kill()
                self.note_kill()
                lives[victim] = self.installation.work()
            stage.wait_until(self.is_settled, LAST_PATIENCE, "everything has its end after the last kill")
            # A process that has only just been started does not listen to signals yet.
            time.sleep(1)
            for life in lives:
                life.child.send_signal(signal.SIGTERM)
            for life in lives:
                if life.child.wait(30) != 0:
                    fail(f"the last process ended with {life.child.returncode}, see {self.installation.folder}")
        finally:
            for life in lives:
                life.stop()

    def wait_for_the_moment(self, kills_left):
        if self.chance.random() < EARLY:
            time.sleep(self.chance.random() * 0.4)
            return
        deadline = time.monotonic() + 30
        while not self.begun() and self.open() and time.monotonic() < deadline:
            time.sleep(0.005)
        began, sent = time.monotonic(), self.sent()
        share = self.open() / kills_left
        time.sleep(min(self.chance.random() * 2 * share / self.rate, 10))
        seconds, sent = time.monotonic() - began, self.sent() - sent
        if sent > 20:
            self.rate = 0.7 * self.rate + 0.3 * sent / seconds

    def note_kill(self):
        # PostgreSQL may still be carrying out the last words of the dead.
        time.sleep(0.05)
        begun = self.begun()
        new = len(begun)
        self.doubtful |= begun
        self.under_way += new > 0
        if self.chosen.processes == 1:
            self.most = max(self.most, new)

    def begun(self):
        """What the living have begun: the dead leave theirs behind for some seconds."""
        rows = self.ledger.rows("SELECT id, attempts FROM deliveries WHERE state = 'sending'")
        return set(rows) - self.doubtful

    def sent(self):
        return self.ledger.number("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'")

    def open(self):
        return self.ledger.number(
            "SELECT COUNT(*) FROM deliveries WHERE state IN ('queued', 'sending', 'deferred') "
            "OR state = 'in_doubt' AND due_at IS NOT NULL"
        )

    def is_settled(self):
        return self.open() == 0


def crash(chosen, chance, database, mode, folder):
    """One combination; returns its row, and what is wrong with it."""
    began = time.monotonic()
    with stage.LEDGERS[database](folder) as ledger, stage.Sink(folder / "sink") as sink:
        installation = stage.Installation(os.environ["BENCH_BINARY"], folder, ledger, sink.url())
        for key, value in SETTINGS.items():
            installation.set(key, value)
        installation.set("sending.when_in_doubt", mode)
        for pair in chosen.set:
            key, _, value = pair.partition("=")
            if not installation.set(key, int(value) if value.isdigit() else value):
                fail(f"--set {pair}: this version has no such key")
        installation.open_list()
        installation.push_articles(1, 80)
        stage.load_readers(ledger, chosen.recipients)
        installation.cli("issue", "send-now", stage.LIST)
        crashes = Crashes(chosen, chance, installation, ledger)
        crashes.run()
        ends = dict(ledger.rows("SELECT recipient, state FROM deliveries"))
        doubts = ledger.number("SELECT COUNT(*) FROM attempts WHERE outcome = 'in_doubt'")
        copies = sink.copies()
    return judge(chosen, mode, ledger.name, crashes, ends, doubts, copies, time.monotonic() - began)


def judge(chosen, mode, database, crashes, ends, doubts, copies, seconds):
    held = [who for who, state in ends.items() if state == "in_doubt"]
    sent = [who for who, state in ends.items() if state == "sent"]
    # Lost is who is not in the ledger, who has no named end, and whose letter is called sent and is nowhere.
    lost = chosen.recipients - len(sent) - len(held) + sum(1 for who in sent if who not in copies)
    doubled = sum(len(of_one) - 1 for of_one in copies.values())
    unlike = sum(1 for of_one in copies.values() if len(set(of_one)) > 1)
    strangers = sum(1 for who in copies if who not in ends)
    limit = bound(crashes.installation)
    allowed = limit * crashes.under_way if mode == "resend" else 0
    row = [
        database, mode, chosen.processes, f"{chosen.recipients:,}", chosen.kills, crashes.under_way, doubts,
        crashes.most if chosen.processes == 1 else "–", limit, lost, doubled, f"{allowed:,}", len(held),
        sum(1 for who in held if who in copies), f"{seconds:.0f}",
    ]
    wrong = {
        "lost": lost != 0, "doubled": doubled > allowed, "copies that differ": unlike, "strangers at the sink": strangers,
        "more in doubt at one kill than the bound": crashes.most > limit,
    }
    return row, [what for what, is_so in wrong.items() if is_so]


HEADER = [
    "database", "mode", "processes", "readers", "kills", "in mid-sending", "in doubt", "most at one kill", "bound",
    "lost", "doubled", "allowed", "held", "held, at the sink", "seconds",
]


def main():
    chosen = arguments()
    seed = chosen.seed if chosen.seed is not None else random.randrange(1_000_000)
    rows, broken = [], []
    with tempfile.TemporaryDirectory(dir=os.environ["POSTRIDER_STAGE_DIR"]) as work:
        Path(work).chmod(0o755)
        for database, mode in itertools.product(chosen.database, chosen.modes):
            folder = Path(work) / f"{database}-{mode}"
            folder.mkdir()
            # A seed for each, so that one combination can be run again alone.
            chance = random.Random(f"{seed} {database} {mode}")
            row, wrong = crash(chosen, chance, database, mode, folder)
            tell(f"{database}, {mode}: {', '.join(f'{h} {c}' for h, c in zip(HEADER[4:], row[4:]))}")
            rows.append(row)
            broken += [f"{database}, {mode}: {what}" for what in wrong]
    print(f"\nSeed {seed}. {stage.version_of(os.environ['BENCH_BINARY'], '--version')}. Short waits: "
          + ", ".join(f"{k} = {v}" for k, v in SETTINGS.items() if k in stage.known_keys()) + ".\n")
    print(table(HEADER, rows) + "\n")
    for line in broken:
        print(f"BROKEN: {line}")
    print("Nobody is lost, and nobody has more copies than allowed." if not broken else "")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(stage.run(main))
