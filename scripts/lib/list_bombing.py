"""Bombs a list and counts who got what. Started by scripts/list-bombing."""

import argparse
import collections
import concurrent.futures
import os
import random
import sys
import threading
import time
from pathlib import Path

import front_door
import stage

# The least time in which a person fills a form, as the token wants it, and a little more.
FILLING_SECONDS = 2.5


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/list-bombing", description=__doc__)
    add = parser.add_argument
    add("--database", type=lambda text: text.split(","), default=["sqlite", "postgres"], help="sqlite, postgres or both")
    add("--signups", type=int, default=10_000, help="sign-ups by the bomber")
    add("--victims", type=int, default=500, help="mailboxes that never asked")
    add("--networks", type=int, default=200, help="networks that the bomber has")
    add("--honest", type=int, default=200, help="readers who sign up meanwhile, each from a network of their own")
    add("--clients", type=int, default=16, help="connections of the bomber")
    add("--seed", type=int, default=5, help="for the order of things")
    return parser.parse_args()


def spelling(victim, chance):
    """One of the many ways to write the address of a victim; two of five are at a provider that ignores dots."""
    name = f"victim{victim}"
    provider = "gmail.com" if victim % 5 < 2 else f"town{victim % 40}.daily-readers.net"
    if provider == "gmail.com":
        at = chance.randrange(1, len(name))
        name = name[:at] + "." * chance.randrange(2) + name[at:]
    name = chance.choice([name, name.upper(), name.capitalize()])
    tag = chance.choice(["", "+news", f"+{chance.randrange(10**6)}", "+A+b"])
    provider = chance.choice([provider, provider.upper()])
    return f"{name}{tag}@{provider}"


def mailbox(address):
    """Whose mailbox an address leads to; written anew, not taken from the program that is measured."""
    local, domain = address.lower().rsplit("@", 1)
    local = local.split("+", 1)[0]
    return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"


class Bomber:
    """Many connections that sign victims up as fast as they are answered."""

    def __init__(self, chosen, url, chance):
        self.wishes = [
            (number % 2, front_door_network(chance.randrange(chosen.networks), chance), spelling(number % chosen.victims, chance))
            for number in range(chosen.signups)
        ]
        chance.shuffle(self.wishes)
        self.url, self.clients = url, chosen.clients
        self.statuses = collections.Counter()
        self.lock = threading.Lock()
        # Whoever bombs has read the form once.
        self.hidden, _ = front_door.Reader(url).form()
        self.hidden.pop("form_token", None)

    def one(self, part):
        reader = front_door.Reader(self.url)
        statuses = collections.Counter()
        for by_form, reader.network, address in part:
            if by_form:
                fields = {**self.hidden, "email": address, "consent_newsletter": "yes", "consent_terms": "yes"}
                status, _ = reader.post_form(f"/lists/{front_door.LIST}", fields)
            else:
                status, _ = reader.post_json(front_door.wish(address))
            statuses[status] += 1
        with self.lock:
            self.statuses += statuses

    def run(self):
        with concurrent.futures.ThreadPoolExecutor(self.clients) as pool:
            list(pool.map(self.one, [self.wishes[at :: self.clients] for at in range(self.clients)]))


def front_door_network(number, chance):
    return f"198.18.{number}.{chance.randrange(1, 255)}" if number < 256 else f"198.19.{number - 256}.7"


def honest(chosen, url, asked):
    """Readers who open the form, fill it, and send it; says how long each waited for the answer."""
    waits = []

    def one(number):
        reader = front_door.Reader(url, f"203.{number // 250}.{number % 250}.9")
        time.sleep(number * chosen.pause)
        fields, page = reader.form()
        solution = reader.solve(page)
        if solution:
            fields["altcha"] = solution
            asked.append(number)
        time.sleep(FILLING_SECONDS)
        fields |= {"email": f"reader{number}@village{number % 20}.daily-readers.net", "consent_newsletter": "yes", "consent_terms": "yes"}
        began = time.monotonic()
        status, _ = reader.post_form(f"/lists/{front_door.LIST}", fields)
        waits.append(time.monotonic() - began)
        return status

    with concurrent.futures.ThreadPoolExecutor(chosen.honest) as pool:
        statuses = collections.Counter(pool.map(one, range(chosen.honest)))
    return statuses, sorted(waits)


def bomb(chosen, database, folder):
    chance = random.Random(f"{chosen.seed}")
    with stage.LEDGERS[database](folder) as ledger, stage.Sink(folder / "mail") as sink:
        installation = stage.Installation(Path(os.environ["BENCH_BINARY"]), folder, ledger, sink.url())
        installation.set("server.trusted_proxies", "127.0.0.1")
        installation.set("signup.soonest_answer_seconds", 0)
        installation.open_list()
        with installation.serve() as server:
            bomber = Bomber(chosen, server.url, chance)
            # Honest readers come all through the attack: about as fast as it is expected to be answered.
            chosen.pause = 20 / chosen.honest
            asked = []
            began = time.monotonic()
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                attack = pool.submit(bomber.run)
                readers = pool.submit(honest, chosen, server.url, asked)
                attack.result()
                seconds = time.monotonic() - began
                statuses, waits = readers.result()
            stage.wait_until(lambda: ledger.number("SELECT COUNT(*) FROM signups") == 0, 300, "the inbox is worked off")
            open_letters = "SELECT COUNT(*) FROM deliveries WHERE settled_at IS NULL"
            stage.wait_until(lambda: ledger.number(open_letters) == 0, 300, "the letters have gone out")
            letters = front_door.letters(sink.folder)
            for recipient, paths in letters:
                if recipient.startswith("reader"):
                    front_door.answer(front_door.Reader(server.url), paths["confirmation"])
            active = ledger.number("SELECT COUNT(*) FROM subscriptions WHERE state = 'active'")
            in_all = collections.Counter(mailbox(recipient) for recipient, _ in letters)
    victims = {box: count for box, count in in_all.items() if box.startswith("victim")}
    most = max(victims.values(), default=0)
    row = [
        database, f"{chosen.signups:,}", chosen.victims, chosen.networks, f"{chosen.signups / seconds:,.0f}", len(victims), most,
        chosen.honest, len(asked), active, f"{waits[len(waits) // 2] * 1000:.1f}", f"{waits[-1] * 1000:.0f}",
    ]
    wrong = {
        "a victim got more than one letter": most > 1,
        "an honest reader is not subscribed": active != chosen.honest,
        "a sign-up of the bomber was told apart": set(bomber.statuses) != {202},
        "an honest reader was refused": set(statuses) != {202},
    }
    return [row], [what for what, is_so in wrong.items() if is_so]


HEADER = [
    "database", "sign-ups", "victims", "networks", "a second", "victims with a letter", "most to one",
    "honest readers", "asked for work", "subscribed", "median answer to them, ms", "longest, ms",
]


def main():
    return stage.on_each_database(
        arguments(), bomb, HEADER, "No victim got more than one letter, and every honest reader is subscribed."
    )


if __name__ == "__main__":
    sys.exit(stage.run(main))
