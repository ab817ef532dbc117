"""The stage for the measuring programs: a Postrider installation, its ledger, and Postfix's smtp-sink.

Only Python's standard library. Everything started here is stopped when its `with` block ends, every
wait has a limit, and nothing listens anywhere but on the loopback interface.
"""

import base64
import collections
import contextlib
import hashlib
import json
import os
import random
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")
LIST = "daily"
# The sign-up form takes no address of a reserved domain, so these are ordinary names. Nothing of
# what is addressed to them leaves the machine: the relay is the sink.
SIGNUP_DOMAIN = "signups.daily-news.net"


class Failure(Exception):
    """Something did not go as it must; the message is for the person who runs the script."""


def fail(message):
    raise Failure(message)


def end_in_good_order():
    """Lets SIGTERM unwind the `with` blocks, so that everything started is stopped."""

    def leave(_signal, _frame):
        raise SystemExit(143)

    signal.signal(signal.SIGTERM, leave)


def free_port():
    """A port below the range of outgoing connections, so that no client takes it between two starts."""
    for _ in range(200):
        port = random.randrange(10_000, 19_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    fail("no free port between 10000 and 19000")


def wait_until(done, seconds, what, every=0.2):
    """Asks until `done` answers with something true, and returns that."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        answer = done()
        if answer:
            return answer
        time.sleep(every)
    fail(f"{what}: not within {seconds:.0f} s")


# --- Processes ---------------------------------------------------------------------------------


def cpu_seconds(pid, with_dead_children=False):
    """User and system time of a process so far; 0 when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return sum(int(field) for field in fields[11 : 15 if with_dead_children else 13]) / TICKS


def cpu_seconds_of_family(pid):
    """The same for a process, its living children and the children that it has buried."""
    total = cpu_seconds(pid, with_dead_children=True)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            fields = stat.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == pid:
                total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def peak_rss_bytes(pid):
    """The most memory that a process ever had resident."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) * 1024 if found else 0


class Process:
    """A child process that is stopped at the end of the block."""

    def __init__(self, command, **options):
        self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
        self.pid = self.child.pid

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def is_running(self):
        return self.child.poll() is None

    def stop(self, patience=15):
        """Asks it to end, and ends it when it does not."""
        if self.is_running():
            self.child.terminate()
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                self.child.kill()
        self.child.wait()

    def kill(self):
        """Ends it as `kill -9` does, and returns when it is gone."""
        self.child.kill()
        self.child.wait()


def program(name):
    """Debian keeps some programs where not everybody looks."""
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    return found or fail(f"{name} is not installed")


class Sink(Process):
    """Postfix's smtp-sink. With a folder it keeps every message as one file."""

    def __init__(self, folder=None, flags=()):
        self.folder = folder
        self.port = free_port()
        command = [program("smtp-sink")]
        if os.geteuid() == 0:
            command += ["-u", "nobody"]
        if folder is not None:
            folder.mkdir(mode=0o777)
            folder.chmod(0o777)
            command += ["-d", f"{folder}/m."]
        command += ["-m", "2000", *flags, f"127.0.0.1:{self.port}", "1024"]
        super().__init__(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(self._listens, 10, "smtp-sink starts", every=0.02)
        except BaseException:
            self.stop()
            raise

    def _listens(self):
        if not self.is_running():
            fail(f"smtp-sink ended at once on port {self.port}; run this again")
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    def copies(self):
        """For each recipient, what tells its whole messages apart. The sink says 250 to all it keeps."""
        copies = collections.defaultdict(list)
        for file in os.scandir(self.folder):
            dump = Path(file.path).read_bytes()
            # A dump that does not end with an empty line was broken off.
            if not dump.endswith(b"\n\n"):
                continue
            head, _, rest = dump.partition(b"\nReceived: ")
            # The sink's own Received header has three lines.
            message = hashlib.sha256(rest.split(b"\n", 3)[-1]).hexdigest()
            for found in re.finditer(rb"^X-Rcpt-Args: <([^>]*)>", head + b"\n", re.MULTILINE):
                copies[found.group(1).decode()].append(message)
        return copies


# --- The ledger --------------------------------------------------------------------------------


class SqliteLedger:
    """A SQLite file of our own, read and written behind the service's back."""

    name = "SQLite"

    def __init__(self, folder):
        self.path = folder / "postrider.db"
        self.url = f"sqlite://{self.path}"
        self._connection = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._connection is not None:
            self._connection.close()

    def rows(self, sql):
        if self._connection is None:
            self._connection = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        return self._connection.execute(sql).fetchall()

    def number(self, sql):
        return int(self.rows(sql)[0][0] or 0)

    def settle_files(self):
        """Moves everything into the main file, for the size."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def bytes(self):
        self.settle_files()
        return self.path.stat().st_size

    def cpu_seconds(self):
        """It runs inside the process that uses it."""
        return 0.0


class PostgresLedger:
    """A database of our own on the PostgreSQL that the calling script started."""

    name = "PostgreSQL"

    def __init__(self, _folder):
        self.admin_url = os.environ.get("POSTRIDER_STAGE_POSTGRES_URL") or fail("no PostgreSQL")
        binaries = os.environ.get("POSTRIDER_STAGE_POSTGRES_BIN", "")
        self.psql = shutil.which("psql", path=binaries) or program("psql")
        self.postmaster = int(os.environ.get("POSTRIDER_STAGE_POSTGRES_PID", "0"))
        self.database = f"stage_{os.getpid()}_{time.monotonic_ns()}"
        self.url = self.admin_url.rsplit("/", 1)[0] + "/" + self.database
        self._shell = None

    def __enter__(self):
        self._admin(f"CREATE DATABASE {self.database}")
        return self

    def __exit__(self, *_):
        if self._shell is not None:
            self._shell.kill()
            self._shell.wait()
        self._admin(f"DROP DATABASE IF EXISTS {self.database} WITH (FORCE)")

    def _admin(self, sql):
        command = [self.psql, "-X", "-q", "-d", self.admin_url, "-v", "ON_ERROR_STOP=1", "-c", sql]
        subprocess.run(command, check=True, timeout=120)

    def rows(self, sql):
        """One psql stays open, so that asking often costs little."""
        if self._shell is None:
            command = [self.psql, "-X", "-q", "-A", "-t", "-F", "\t", "-d", self.url]
            pipe = subprocess.PIPE
            self._shell = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True
            )
        mark = "end of the answer"
        self._shell.stdin.write(f"{sql};\n\\echo {mark}\n")
        self._shell.stdin.flush()
        found = []
        while True:
            line = self._shell.stdout.readline()
            if not line:
                fail(f"psql ended: {sql}")
            line = line.rstrip("\n")
            if line == mark:
                break
            found.append(line)
        if any(line.startswith(("ERROR:", "FATAL:")) for line in found):
            fail(f"{sql}: {' '.join(found)}")
        return [tuple(line.split("\t")) for line in found if line]

    def number(self, sql):
        return int(float(self.rows(sql)[0][0] or 0))

    def settle_files(self):
        self.rows("CHECKPOINT")

    def bytes(self):
        self.settle_files()
        return self.number("SELECT pg_database_size(current_database())")

    def cpu_seconds(self):
        return cpu_seconds_of_family(self.postmaster)


LEDGERS = {"sqlite": SqliteLedger, "postgres": PostgresLedger}


# --- Postrider ---------------------------------------------------------------------------------


def known_keys():
    """The configuration keys that this version knows, as `section.key`."""
    tree = tomllib.loads((ROOT / "config/default.toml").read_text())
    sections = {name: value for name, value in tree.items() if isinstance(value, dict)}
    return {f"{section}.{key}": value for section, keys in sections.items() for key, value in keys.items()}


class Installation:
    """One installed Postrider: its folder and its settings."""

    def __init__(self, binary, folder, ledger, relay_url):
        self.binary = binary
        self.folder = folder
        self.ledger = ledger
        self.known = known_keys()
        self.settings = {}
        # What a caller configured for a Postrider of their own does not reach this one.
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("POSTRIDER_")}
        self.environment["POSTRIDER_MODE"] = "production"
        keys = folder / "postrider.keys"
        keys.write_text("1:" + base64.b64encode(bytes(range(32))).decode() + "\n")
        keys.chmod(0o600)
        for key, value in {
            "server.public_url": "https://news.example.org",
            "server.listen": "127.0.0.1:0",
            "server.spool_dir": folder / "spool",
            "secrets.keys_file": keys,
            "database.url": ledger.url,
            "smtp.url": relay_url,
            "smtp.tls": "none",
            "smtp.hello_name": "news.example.org",
        }.items():
            self._put(key, value)

    def _put(self, key, value):
        self.environment["POSTRIDER_" + key.replace(".", "_").upper()] = str(value)

    def set(self, key, value):
        """Sets a key that this version knows, and remembers that it is not the default; says whether."""
        if key not in self.known:
            return False
        if str(self.known[key]) != str(value):
            self.settings[key] = value
        self._put(key, value)
        return True

    def get(self, key):
        """The value in force; None when this version has no such key."""
        return self.settings.get(key, self.known.get(key))

    def cli(self, *arguments, patience=600):
        """Runs a command and returns what it printed as JSON, and how long it took."""
        began = time.monotonic()
        done = subprocess.run(
            [self.binary, *arguments, "--json"],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=patience,
        )
        if done.returncode != 0:
            fail(f"postrider {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout), time.monotonic() - began

    def has_command(self, name):
        done = subprocess.run([self.binary, name, "--help"], capture_output=True, timeout=60)
        return done.returncode == 0

    def serve(self):
        return Server(self)

    def work(self):
        return Worker(self)

    def open_list(self):
        """Tables, a list with terms, and a schedule that is never due by itself."""
        self.cli("migrate")
        self.cli(
            "list", "create", LIST, "--name", "The Daily", "--description", "What happened, every morning.",
            "--from-name", "The Daily", "--from-address", "digest@daily-news.net",
            "--legal-name", "Daily News Ltd", "--postal-address", "1 High Street, Newstown",
        )
        terms = self.folder / "terms.txt"
        terms.write_text("We send one letter a day. You may leave at any time.\n")
        self.cli(
            "terms", "publish", LIST, "--statement", "Yes, send me The Daily.",
            "--terms-statement", "I agree to the terms.", "--body-file", str(terms),
        )
        self.cli("schedule", "add", LIST, "yearly", "0 3 1 1 *")

    def push_articles(self, count, summary_characters):
        """Articles with titles and summaries of about the length that a newsroom writes."""
        words = (
            "harbour council evening ferry budget school winter bridge market theatre reader morning rain "
            "station village mayor orchestra festival library river tram hospital election teacher garden"
        ).split()
        chance = random.Random(20)
        articles = []
        for number in range(1, count + 1):
            title = " ".join(chance.choices(words, k=6)).capitalize()
            summary = ""
            while len(summary) < summary_characters:
                summary += " ".join(chance.choices(words, k=12)).capitalize() + ". "
            articles.append({
                "external_id": f"2026-{number}",
                "url": f"https://www.daily-news.net/2026/11/24/{title.lower().replace(' ', '-')[:24]}-{number}",
                "title": title, "summary": summary[:summary_characters].strip(),
                "author": "Ada Example",
            })
        file = self.folder / "articles.json"
        file.write_text(json.dumps(articles))
        self.cli("article", "push", LIST, "--source", "site", str(file))


# Two of five readers at one large provider, as it is everywhere; the rest over 200 small domains.
DOMAIN = (
    "CASE WHEN i % 10 < 4 THEN 'mail-a.example' WHEN i % 10 < 6 THEN 'mail-b.example' "
    "WHEN i % 10 = 6 THEN 'mail-c.example' ELSE 'town-' || (i / 10 % 200) || '.example.net' END"
)


def load_readers(ledger, readers):
    """Adds confirmed readers to the first list, as an import would."""
    address = f"'reader.' || i || '@' || {DOMAIN}"
    ledger.rows(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {readers}) "
        "INSERT INTO subscribers (address, address_key, created_at) "
        f"SELECT {address}, {address}, 1 FROM n"
    )
    ledger.rows(
        "INSERT INTO subscriptions "
        "(list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) "
        "SELECT 1, id, 'active', '[]', 1, 1, 1 FROM subscribers ORDER BY id"
    )
    if ledger.name == "PostgreSQL":
        # Autovacuum would do so within a minute of an import.
        ledger.rows("VACUUM ANALYZE")


class Worker(Process):
    """A running `postrider work` that nobody waits for."""

    def __init__(self, installation):
        with open(installation.folder / "postrider.log", "ab") as log:
            super().__init__(
                [installation.binary, "work"], cwd=installation.folder,
                env=installation.environment, stdout=subprocess.DEVNULL, stderr=log,
            )


class Server(Process):
    """A running `postrider serve`."""

    def __init__(self, installation):
        self.log = installation.folder / "postrider.log"
        with open(self.log, "ab") as log:
            super().__init__(
                [installation.binary, "serve"], cwd=installation.folder,
                env=installation.environment, stdout=subprocess.PIPE, stderr=log,
            )
        try:
            self.url = self._wait_for_url(60)
        except BaseException:
            self.stop()
            raise

    def _wait_for_url(self, patience):
        deadline = time.monotonic() + patience
        seen = b""
        while time.monotonic() < deadline:
            if select.select([self.child.stdout], [], [], 0.2)[0]:
                piece = os.read(self.child.stdout.fileno(), 4096)
                seen += piece
                if not piece and not self.is_running():
                    break
            if found := re.search(rb"listening on (http://\S+)\s", seen):
                return found.group(1).decode().rstrip("/")
        fail(f"postrider serve did not start: {seen.decode()}{self.last_words()}")

    def last_words(self):
        return self.log.read_text(errors="replace")[-2000:]


# --- Words for people --------------------------------------------------------------------------


def machine():
    """What a reader of the figures has to know about where they were measured."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*:\s*(.*)", info)
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    system = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text())
    return {
        "cores": os.cpu_count(),
        "CPU": model.group(1).strip() if model else "unknown",
        "memory": f"{int(memory.group(1)) / 1048576:.0f} GiB" if memory else "unknown",
        "kernel": os.uname().release,
        "system": system.group(1) if system else "unknown",
    }


def version_of(*command):
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        said = subprocess.run(command, capture_output=True, text=True, timeout=20)
        return (said.stdout or said.stderr).strip().splitlines()[0]
    return "unknown"


def table(header, rows):
    """An aligned Markdown table; cells that begin with a digit stand to the right."""
    cells = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    right = [all(re.match(r"[-–\d]", row[i]) for row in cells[1:]) for i in range(len(header))]

    def line(row):
        aligned = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right))
        return "| " + " | ".join(aligned) + " |"

    rule = "|" + "|".join("-" * (w + 1) + (":" if r else "-") for w, r in zip(widths, right)) + "|"
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])


def on_each_database(chosen, measure, header, all_is_well):
    """Measures on each database that was chosen and tells the rows; `measure` returns them and what is wrong."""
    rows, broken = [], []
    with tempfile.TemporaryDirectory(dir=os.environ["POSTRIDER_STAGE_DIR"]) as work:
        Path(work).chmod(0o755)
        for database in chosen.database:
            folder = Path(work) / database
            folder.mkdir()
            found, wrong = measure(chosen, database, folder)
            rows += found
            broken += [f"{database}: {what}" for what in wrong]
            tell(f"{database}: done")
    print(f"\n{version_of(os.environ['BENCH_BINARY'], '--version')}. Seed {chosen.seed}.\n")
    print(table(header, rows) + "\n")
    for line in broken:
        print(f"BROKEN: {line}")
    print("" if broken else all_is_well)
    return 1 if broken else 0


def tell(message):
    """Progress, apart from the result, which goes to standard output."""
    print(message, file=sys.stderr, flush=True)


def run(main):
    """Runs a program; what went wrong is one line."""
    end_in_good_order()
    try:
        return main()
    except (Failure, subprocess.SubprocessError, sqlite3.Error) as error:
        tell(f"\n{os.environ.get('POSTRIDER_STAGE_NAME', 'stage')}: {error}")
        return 1
