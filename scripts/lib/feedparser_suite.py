"""Holds Postrider's feed reader against feedparser's test suite. See scripts/feedparser-suite.

A well-formed file of that suite mostly tests one element and has no link; Postrider has no use for an entry that
leads nowhere. So most files are served twice: as they are, and completed, with a link, or a title, where feedparser
finds none, put at the beginning of each entry. feedparser reads the same bytes both times.

feedparser makes relative ids absolute; Postrider keeps them as they are, so that a feed that moves keeps its
articles. Such ids agree when what is written is the end of what feedparser makes of it. What is no link but an id
that might be read as one is not compared.
"""

import argparse
import collections
import html.parser
import http.server
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
import unicodedata
import urllib.parse
from pathlib import Path

from stage import Failure, Process, end_in_good_order, fail, free_port, peak_rss_bytes, wait_until

FEEDPARSER = "feedparser==6.0.11"
DEFUSEDXML = "defusedxml==0.7.1"
# The longest that one file may take, and the most memory of the process.
SECONDS = 2.0
MEGABYTES = 200
# The ratchet: the share of files of which every entry with a title and a link agrees, in percent.
LEAST = {"well-formed": 99.0, "well-formed, completed": 99.0, "ill-formed, completed": 80.0}
GROUPS = {"wellformed": "well-formed", "illformed": "ill-formed", "encoding": "encoding", "entities": "entities"}


class File:
    """One document as it is served."""

    def __init__(self, number, group, name, data):
        self.group, self.name, self.data = group, name, data
        self.path = f"/{number}/{urllib.parse.quote(name)}"
        # The suite writes headers into a comment; it means them to be sent.
        found = re.findall(rb"^Header:\s+([^:\n]+):([^\n]*)$", data, re.MULTILINE)
        self.headers = {k.decode("latin-1").strip().lower(): v.decode("latin-1").strip() for k, v in found}
        self.headers.setdefault("content-type", "application/xml")
        self.asked_at = None
        self.expected = []


# --- What feedparser says ----------------------------------------------------------------------


class Text(html.parser.HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, _attributes):
        self.hidden += tag in ("script", "style")
        self.parts.append("" if tag in ("b", "i", "em", "strong", "a", "code", "span", "u", "sub", "sup") else " ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style") and self.hidden > 0

    def handle_data(self, data):
        self.parts.append("" if self.hidden else data)


def plain(text):
    """Without what nobody sees, and on one line."""
    seen = "".join(c if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co", "Cs") else "" for c in text)
    return " ".join(seen.split())


def title_of(entry):
    detail = entry.get("title_detail", {})
    title = entry.get("title", "")
    is_plain = detail.get("type", "text/plain") == "text/plain"
    return plain(title if is_plain else "".join(Text(title).parts))


def address(link):
    """As two programs that mean the same address would both write it."""
    parts = urllib.parse.urlsplit(link.strip())
    host = (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    path = urllib.parse.quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{parts.scheme.lower()}://{host}{port}{path}?{parts.query}#{parts.fragment}"


def is_web(link):
    try:
        parts = urllib.parse.urlsplit(link.strip())
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def ask_feedparser(files, port):
    import feedparser

    refused = []
    for file in files:
        headers = {"content-location": f"http://127.0.0.1:{port}{file.path}", **file.headers}
        try:
            parsed = feedparser.parse(io.BytesIO(file.data), response_headers=headers)
        except Exception as error:  # noqa: BLE001 feedparser itself fails on some of its files under newer Pythons
            refused.append(f"{file.name}: {error}")
            continue
        ids = collections.Counter(entry.get("id", "") for entry in parsed.entries)
        for entry in parsed.entries:
            title, link = title_of(entry), entry.get("link", "")
            # Several entries with one id have none.
            entry_id = entry.get("id", "") if ids[entry.get("id", "")] == 1 else ""
            if title and is_web(link) and (entry.get("links") or not entry.get("guidislink")):
                file.expected.append((title, address(link), plain(entry_id)))
    return refused


# --- The files ---------------------------------------------------------------------------------


def fetch(folder):
    """feedparser for this program, and both source distributions."""
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    pip = [venv / "bin/pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", FEEDPARSER], check=True)
    subprocess.run([*pip, "download", "--no-deps", "--no-binary", ":all:", "-d", folder, FEEDPARSER, DEFUSEDXML], check=True)
    for archive in folder.glob("*.tar.gz"):
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    sys.path[:0] = [str(path) for path in venv.glob("lib/python3*/site-packages")]
    return next(folder.glob("feedparser-*/tests")), next(folder.glob("defusedxml-*/xmltestdata"))


def completed(data, with_title, with_link):
    """The same document with a title and a link at the beginning of each entry, where markup is ASCII."""

    def complete(match):
        number[0] += 1
        prefix, kind = match.group(2).decode(), match.group(3).decode().lower()
        link = f"http://example.com/completed/{number[0]}"
        title = f"<{prefix}title>Completed {number[0]}</{prefix}title>" if with_title else ""
        inside = f'<{prefix}link href="{link}"/>' if kind == "entry" else f"<{prefix}link>{link}</{prefix}link>"
        return match.group(0) + (title + (inside if with_link else "")).encode()

    number = [0]
    head, comment, rest = data.partition(b"-->")
    done = re.sub(rb"(<((?:\w+:)?)(item|entry)(?:\s[^<>]*[^<>/])?>)", complete, rest if comment else data, flags=re.I)
    return head + comment + done if comment else done


def collect(suite, attacks):
    import feedparser

    files = []
    for path in sorted(suite.rglob("*.xml")):
        top = path.relative_to(suite).parts[0]
        if top not in GROUPS:
            continue
        name, data = str(path.relative_to(suite)), path.read_bytes()
        files.append(File(len(files), GROUPS[top], name, data))
        if top in ("wellformed", "illformed"):
            try:
                entries = feedparser.parse(io.BytesIO(data)).entries
            except Exception:  # noqa: BLE001 as above
                continue
            titled = any(entry.get("title") for entry in entries)
            whole = completed(data, not titled, not any(entry.get("link") for entry in entries))
            if whole != data:
                files.append(File(len(files), GROUPS[top] + ", completed", name, whole))
    for path in sorted(attacks.glob("*.xml")):
        files.append(File(len(files), "attacks", path.name, path.read_bytes()))
    return files


# --- Postrider ---------------------------------------------------------------------------------


def serve(files, port):
    by_path = {file.path: file for file in files}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):  # noqa: N802 the library's name
            file = by_path.get(self.path)
            if file is None:
                return self.send_error(404)
            file.asked_at = time.time()
            self.send_response(200)
            for name, value in file.headers.items():
                if name not in ("status", "content-length", "content-encoding"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(file.data)))
            self.send_header("connection", "close")
            self.end_headers()
            self.wfile.write(file.data)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def ingest(binary, folder, files, port):
    """Every file is a feed of a list of its own, so that no article is known from another file."""
    ledger = folder / "postrider.db"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("POSTRIDER_")}
    for key, value in {
        "DATABASE_URL": f"sqlite://{ledger}",
        "SECRETS_KEYS_FILE": folder / "keys",
        "SERVER_SPOOL_DIR": folder / "spool",
        "MAIL_OUTBOX_DIR": folder / "outbox",
        "FEEDS_ALLOW_PRIVATE": f"127.0.0.1:{port}",
        "FEEDS_CONCURRENCY": 64,
        "FEEDS_HOST_SPACING_SECONDS": 0,
        "WORKER_TICK_MILLISECONDS": 50,
        "LOG_LEVEL": "error",
    }.items():
        environment[f"POSTRIDER_{key}"] = str(value)
    subprocess.run([binary, "migrate"], env=environment, check=True, stdout=subprocess.DEVNULL)
    words = ["--name", "N", "--from-name", "N", "--from-address", "n@daily-news.net", "--legal-name", "N"]
    create = [binary, "list", "create", "l0", *words, "--postal-address", "P"]
    subprocess.run(create, env=environment, check=True, stdout=subprocess.DEVNULL)
    with sqlite3.connect(ledger, timeout=30) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(lists)") if row[1] not in ("id", "slug", "list_id")]
        same = ", ".join(columns)
        for number, file in enumerate(files, start=2):
            db.execute(
                f"INSERT INTO lists (id, slug, list_id, {same}) SELECT ?, ?, ?, {same} FROM lists WHERE id = 1",
                (number, f"l{number}", f"l{number}.example"),
            )
            db.execute(
                "INSERT INTO feeds (id, list_id, url, host, state, next_fetch_at, created_at) VALUES (?, ?, ?, ?, 'active', 0, 0)",
                (number, number, f"http://127.0.0.1:{port}{file.path}", f"127.0.0.1:{port}"),
            )
    waiting = "SELECT COUNT(*) FROM feeds WHERE last_fetch_at IS NULL"
    began = time.monotonic()
    with Process([binary, "work"], env=environment, cwd=folder, stdout=subprocess.DEVNULL) as worker:
        reader = sqlite3.connect(ledger, timeout=30)

        def all_read():
            if not worker.is_running():
                fail("Postrider ended; it must read every file and go on")
            return reader.execute(waiting).fetchone()[0] == 0

        wait_until(all_read, 900, "every file is read", every=0.5)
        took, memory = time.monotonic() - began, peak_rss_bytes(worker.pid)
    found = collections.defaultdict(list)
    for number, title, url, external_id in reader.execute("SELECT list_id, title, url, external_id FROM articles"):
        found[number].append((title, address(url), external_id))
    visits = dict(((row[0], row[1:]) for row in reader.execute("SELECT id, last_fetch_at, last_error FROM feeds")))
    return found, visits, took, memory


# --- The comparison ----------------------------------------------------------------------------


def disagreement(expected, articles):
    """What of an entry is not as feedparser says; nothing when all is."""

    def same_title(one, other):
        return one == other or (other.endswith("…") and one.startswith(other[:-1]))

    title, link, entry_id = expected
    for article_title, article_link, article_id in articles:
        end = article_id.lower().lstrip("/")
        named = not entry_id or entry_id.lower().endswith(end) or len(entry_id) > 500
        if same_title(title, plain(article_title)) and link == article_link and named:
            return None
    return {"expected": expected, "found": articles[:5]}


def compare(files, found, visits, seconds):
    table = collections.OrderedDict()
    wrong, slow = [], []
    for number, file in enumerate(files, start=2):
        row = table.setdefault(file.group, collections.Counter())
        fetched_at, error = visits[number]
        row["files"] += 1
        row["refused"] += error is not None
        took = fetched_at / 1e6 - (file.asked_at or 0)
        row["slowest"] = max(row["slowest"], took)
        if took > seconds:
            slow.append((file.name, took))
        if not file.expected:
            continue
        row["compared"] += 1
        troubles = [disagreement(expected, found[number]) for expected in file.expected]
        troubles = [trouble for trouble in troubles if trouble]
        row["agree"] += not troubles
        if troubles:
            wrong.append((file.group, file.name, error, troubles))
    return table, wrong, slow


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, help="print so many disagreements")
    parser.add_argument("--only", default="", help="only files with this in their names; nothing is judged then")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="the longest that one file may take")
    choices = parser.parse_args()
    end_in_good_order()
    folder = Path(os.environ["POSTRIDER_STAGE_DIR"])
    suite, attacks = fetch(folder)
    files = [file for file in collect(suite, attacks) if choices.only in file.name]
    port = free_port()
    refused = ask_feedparser(files, port)
    server = serve(files, port)
    found, visits, took, memory = ingest(os.environ["BENCH_BINARY"], folder, files, port)
    server.shutdown()
    table, wrong, slow = compare(files, found, visits, choices.seconds)

    print("| files of feedparser's suite | files | refused | with a titled, linked entry | agree | slowest ms |")
    print("|---|---:|---:|---:|---:|---:|")
    shares = {}
    for group, row in table.items():
        shares[group] = 100 * row["agree"] / row["compared"] if row["compared"] else None
        share = f"{row['agree']} ({shares[group]:.1f} %)" if row["compared"] else "-"
        print(f"| {group} | {row['files']} | {row['refused']} | {row['compared']} | {share} | {row['slowest'] * 1000:.0f} |")
    print(f"\n{len(files)} files in {took:.1f} s; peak RSS {memory / 1e6:.0f} MB.")
    for line in refused:
        print(f"feedparser itself cannot read {line}")
    for group, name, error, troubles in wrong[: choices.show]:
        print(json.dumps({"group": group, "file": name, "error": error, "troubles": troubles[:2]}, ensure_ascii=False))
    if choices.only:
        return
    missed = [f"{group}: {shares[group]:.1f} % agree, fewer than {least} %" for group, least in LEAST.items() if (shares.get(group) or 0) < least]
    missed += [f"{name} took {seconds:.1f} s" for name, seconds in slow]
    if memory > MEGABYTES * 1e6:
        missed.append(f"{memory / 1e6:.0f} MB are more than {MEGABYTES}")
    if missed:
        fail("; ".join(missed))


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"feedparser-suite: {failure}")
