"""Fills a Postrider with one of everything, so that a program that follows the OpenAPI document meets real things.

What can be made through the API is made through it; what takes days, or a relay that fails, is written into the
ledger. `furnish` returns for each operation what to put in the place of an invented path, query or body.
"""

import http.client
import json
import time
import urllib.parse

# How many of each thing there are: every act may use some up.
MANY = 24
LIST = "daily"
# Left alone by what changes lists, so that readers can sign up to the end.
SPARE = [f"spare-{number}" for number in range(MANY)]
DAY = 86_400 * 1_000_000
MINUTES_TO_SETTLE = 2

# What the example of a new list says of relays, languages and the like that are not here.
EXTRA = ["relays", "reply_to", "language", "time_zone", "privacy_url"]

SHEET = "email,name\nada.{0}@mail-a.example,Ada\ngrace.{0}@mail-b.example,Grace\nnobody,Nobody\n"


class Api:
    """The API of a server, with a key."""

    def __init__(self, url, key):
        self.at = urllib.parse.urlsplit(url).netloc
        self.key = key

    def ask(self, method, path, body=None, kind="application/json"):
        """The answer as a value; whatever is refused ends the furnishing."""
        connection = http.client.HTTPConnection(self.at, timeout=30)
        headers = {"Authorization": f"Bearer {self.key}"}
        if body is not None:
            headers["Content-Type"] = kind
            body = body.encode() if isinstance(body, str) else json.dumps(body)
        connection.request(method, f"/api/v1{path}", body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text}")
        return json.loads(text) if text else None

    def every(self, path):
        """The items of the first page."""
        return self.ask("GET", path + ("&" if "?" in path else "?") + "limit=200")["items"]

    def await_state(self, path, wanted):
        """Asks until the thing at a path has come to this state."""
        deadline = time.monotonic() + 60 * MINUTES_TO_SETTLE
        while time.monotonic() < deadline:
            found = self.ask("GET", path)
            found = found.get("import", found)
            if found["state"] == wanted:
                return found
            time.sleep(0.2)
        raise RuntimeError(f"{path} is {found['state']} and does not become {wanted}")


def furnish(url, key, ledger):
    """Fills the ledger, and returns what each operation may be given."""
    api = Api(url, key)
    supply = {}
    for furnished in (lists, feeds_and_articles, people, readers, transfer, issues, removals, relays):
        supply.update(furnished(api, ledger))
    return supply


def at(*choices):
    """A supply of things at these paths."""
    return [{"path": choice} for choice in choices]


def ids(found):
    return at(*({"id": one if isinstance(one, int) else one["id"]} for one in found))


def list_fields(slug):
    return {
        "slug": slug, "name": "A spare list", "from_name": "Spare", "from_address": f"{slug}@daily-news.net",
        "legal_name": "Daily News Ltd", "postal_address": "1 High Street, Newstown",
    }


def lists(api, _ledger):
    for slug in SPARE:
        api.ask("POST", "/lists", list_fields(slug))
        api.ask("POST", f"/lists/{slug}/topics", {"slug": "sport", "name": "Sport"})
        api.ask("POST", f"/lists/{slug}/schedules", {"name": "mornings", "cron": "0 7 * * *"})
    for number in range(MANY):
        api.ask("POST", f"/lists/{SPARE[0]}/topics", {"slug": f"topic-{number}", "name": f"Topic {number}"})
    of_lists, one = at(*({"slug": slug} for slug in SPARE)), "/api/v1/lists/{slug}"
    supply = {
        f"{method} {one}{rest}": of_lists
        for method, rest in [
            ("GET", ""), ("PATCH", ""), ("GET", "/editorial"), ("PATCH", "/editorial"), ("GET", "/schedules"),
            ("POST", "/schedules"), ("GET", "/terms"), ("POST", "/terms"), ("GET", "/topic-rules"), ("GET", "/topics"),
            ("POST", "/topics"),
        ]
    }
    supply |= {f"GET {one}{rest}": at({"slug": LIST}) for rest in ("/forecast", "/form")}
    supply["POST /api/v1/lists"] = [{"body": list_fields(f"new-{n}"), "without": EXTRA} for n in range(MANY)]
    supply[f"PATCH {one}/schedules/{{name}}"] = at(*({"slug": slug, "name": "mornings"} for slug in SPARE))
    supply[f"PUT {one}/topic-rules"] = [{"path": {"slug": slug}, "body": {"rules": []}} for slug in SPARE]
    supply[f"PUT {one}/topics"] = [{"path": {"slug": slug}, "body": {"order": ["sport"]}} for slug in SPARE[1:]]
    topics = at(*({"slug": SPARE[0], "topic": f"topic-{number}"} for number in range(MANY)))
    supply[f"DELETE {one}/topics/{{topic}}"] = topics[: MANY // 2]
    supply[f"PATCH {one}/topics/{{topic}}"] = topics[MANY // 2 :]
    return supply


def feeds_and_articles(api, ledger):
    home = f"http://{api.at}"
    for number in range(2 * MANY):
        api.ask("POST", "/feeds", {"list": SPARE[1], "url": f"{home}/sample/feed.xml?copy={number}"})
    of_feeds = [one["id"] for one in api.every(f"/feeds?list={SPARE[1]}")]
    ledger.rows(f"UPDATE feeds SET held_note = 'far more than usual' WHERE id IN ({', '.join(map(str, of_feeds[:6]))})")
    names = [f"a-{number}" for number in range(4 * MANY)]
    for slug in (LIST, SPARE[2]):
        written = [
            {"external_id": name, "url": f"https://www.daily-news.net/{name}", "title": f"The harbour, part {name}"}
            for name in names
        ]
        api.ask("POST", "/articles", {"list": slug, "source": "site", "articles": written})
    of_articles = [one["id"] for one in api.every(f"/articles?list={SPARE[2]}")]
    apart = [one["id"] for one in api.every(f"/articles?list={LIST}") if "part" in one["title"]]
    feed, article = "/api/v1/feeds/{id}", "/api/v1/articles/{id}"
    return {
        f"GET {feed}": ids(of_feeds),
        f"PATCH {feed}": ids(of_feeds[MANY:]),
        f"DELETE {feed}": ids(of_feeds[6:MANY]),
        f"POST {feed}/visit": ids(of_feeds),
        f"POST {feed}/release": ids(of_feeds[:3]),
        f"POST {feed}/drop": ids(of_feeds[3:6]),
        "POST /api/v1/feeds": [
            {"body": {"list": SPARE[1], "url": f"{home}/sample/feed.xml?new={number}"}} for number in range(MANY)
        ],
        "POST /api/v1/feeds/try": [{"body": {"list": SPARE[1], "url": f"{home}/sample/feed.xml"}}],
        "POST /api/v1/feeds/find": [{"body": {"url": f"{home}/sample/feed.xml"}}],
        f"GET {article}": ids(of_articles),
        f"PATCH {article}": ids(of_articles),
        f"POST {article}/hide": ids(of_articles[:MANY]),
        f"POST {article}/show": ids(of_articles[:MANY]),
        "POST /api/v1/lists/{slug}/breaking": [
            {"path": {"slug": LIST}, "body": {"article": number, "to": "all"}, "without": ["source", "external_id"]}
            for number in apart
        ],
    }


def people(api, ledger):
    now = int(time.time()) * 1_000_000
    for number in range(2 * MANY):
        ledger.rows(
            "INSERT INTO operators (email, name, role, created_at) "
            f"VALUES ('desk.{number}@daily-news.net', 'Desk {number}', '{'owner' if number == 0 else 'editor'}', {now})"
        )
        ledger.rows(
            "INSERT INTO operator_sessions (operator_id, token_hash, created_at, seen_at, proved_at, agent, network) "
            f"SELECT MAX(id), '{number:064x}', {now}, {now}, {now}, 'a browser', '127.0.0.1' FROM operators"
        )
        if number < MANY:
            api.ask("POST", "/keys", {"name": f"spare {number}", "rights": ["read"]})
            api.ask("POST", "/invitations", {"email": f"guest.{number}@daily-news.net", "role": "viewer"})
    operators = [one["id"] for one in api.every("/operators") if one["role"] == "editor"]
    # Whoever asks keeps their own key: without it they would be told nothing but 401 from then on.
    keys = [one["id"] for one in api.every("/keys") if one["name"].startswith("spare")]
    invitations = api.ask("GET", "/invitations")
    one = "/api/v1/operators/{id}"
    return {
        f"GET {one}": ids(operators[MANY:]),
        f"PATCH {one}": ids(operators[MANY:]),
        f"DELETE {one}": ids(operators[:MANY]),
        f"GET {one}/sessions": ids(operators[MANY:]),
        f"DELETE {one}/sessions": ids(operators[MANY:]),
        "GET /api/v1/keys/{id}": ids(keys),
        "DELETE /api/v1/keys/{id}": ids(keys),
        "DELETE /api/v1/invitations/{id}": ids(invitations["invitations"]),
        "POST /api/v1/invitations": [{"body": {"email": f"new.{number}@daily-news.net"}} for number in range(MANY)],
    }


def readers(api, _ledger):
    declared = {"source": "Fair", "given_on": "2026-01-20", "wording": "Yes.", "proof": "Folder 1", "responsible": "Ada"}
    for number in range(4 * MANY):
        who = {"email": f"reader.{number}@town-{number % 7}.example.net", "list": LIST, "declared_consent": declared}
        api.ask("POST", "/subscribers", who)
        if number < MANY:
            api.ask("POST", "/suppressions", {"email": f"gone.{number}@town-1.example.net"})
    found = sorted(api.every("/subscribers"), key=lambda reader: reader["id"])
    known, to_erase = [one["id"] for one in found[: 3 * MANY]], [one["id"] for one in found[3 * MANY :]]
    address = f"reader.{MANY}@town-{MANY % 7}.example.net"
    terms = api.ask("GET", f"/lists/{LIST}/terms")
    current = max(one["version"] for one in terms["items"])
    one = "/api/v1/subscribers/{id}"
    return {
        f"GET {one}": ids(known),
        f"PATCH {one}": [
            {"path": {"id": number}, "body": {"list": LIST}, "without": ["topics", "cadence", "state", "paused_until"]}
            for number in known[: 2 * MANY]
        ],
        f"DELETE {one}": ids(to_erase),
        f"POST {one}/data": ids(known),
        f"POST {one}/link": ids(known),
        f"GET {one}/timeline": ids(known),
        "POST /api/v1/subscribers": [
            {"body": {"email": f"newcomer.{number}@town-2.example.net", "list": LIST}, "without": ["declared_consent"]}
            for number in range(MANY)
        ],
        "POST /api/v1/preferences": [{"body": {"list": LIST, "email": address}}],
        "POST /api/v1/suppressions": [{"body": {"email": f"away.{number}@town-1.example.net"}} for number in range(MANY)],
        "DELETE /api/v1/suppressions/{id}": ids(api.every("/suppressions")),
        "GET /api/v1/explanations": [{"query": {"address": address}}],
        "POST /api/v1/subscriptions": [
            {"body": {
                "list": LIST, "email": f"signup.{number}@daily-news.net", "terms_version": current,
                "consent_newsletter": True, "consent_terms": True,
            }}
            for number in range(MANY)
        ],
    }


def transfer(api, _ledger):
    plan = {
        "mapping": ["address", "name"], "proof": "wording", "wording": "Yes.", "source": "Fair", "agreed_at": "2026-01-20",
        "basis": "express", "responsible": "Ada",
    }
    drafts, planned, checked, finished = [], [], [], []
    for number in range(3 * MANY):
        sheet = SHEET.format(number)
        made = api.ask("POST", f"/imports?list={LIST}&file_name=readers.csv", sheet, "text/csv")["import"]["id"]
        if number < MANY:
            drafts.append(made)
            continue
        api.ask("PATCH", f"/imports/{made}", plan)
        if number < 2 * MANY:
            planned.append(made)
            continue
        api.ask("POST", f"/imports/{made}/check")
        checked.append(made)
    for made in checked:
        api.await_state(f"/imports/{made}", "checked")
    for made in checked[:2]:
        api.ask("POST", f"/imports/{made}/start")
        api.await_state(f"/imports/{made}", "finished")
    checked, finished = checked[2:], checked[:2]
    asks = [
        {"kind": "pause", "search": {"list": LIST, "domain": f"town-{number % 7}.example.net"}} for number in range(2 * MANY)
    ]
    changes = [api.ask("POST", "/bulk-actions", one)["id"] for one in asks]
    changes = [api.await_state(f"/bulk-actions/{one}", "ready") for one in changes]
    done = [one for one in changes if one["counted"]][:6]
    for one in done:
        api.ask("POST", f"/bulk-actions/{one['id']}/confirm", {"count": one["counted"]})
        api.await_state(f"/bulk-actions/{one['id']}", "finished")
    waiting = [one for one in changes if one not in done and one["counted"]]
    exports = [api.ask("POST", "/exports", {"kind": "subscribers", "format": "csv"})["id"] for _ in range(MANY)]
    for one in exports:
        api.await_state(f"/exports/{one}", "ready")
    of_import, bulk, export = "/api/v1/imports/{id}", "/api/v1/bulk-actions/{id}", "/api/v1/exports/{id}"
    return {
        f"GET {of_import}": ids(finished + planned),
        f"PATCH {of_import}": ids(drafts),
        f"POST {of_import}/check": ids(planned),
        f"POST {of_import}/start": ids(checked),
        f"POST {of_import}/cancel": ids(drafts[MANY // 2 :]),
        f"GET {of_import}/faults": ids(finished),
        f"GET {of_import}/faults.csv": ids(finished),
        "POST /api/v1/imports": [{"query": {"list": LIST}, "text": SHEET.format(f"new-{n}")} for n in range(MANY)],
        f"GET {bulk}": ids(changes),
        f"POST {bulk}/confirm": [
            {"path": {"id": one["id"]}, "body": {"count": one["counted"]}} for one in waiting[: len(waiting) // 2]
        ],
        f"POST {bulk}/cancel": ids(waiting[len(waiting) // 2 :]),
        f"POST {bulk}/undo": ids(done),
        "POST /api/v1/bulk-actions": [
            {"body": {"kind": "pause", "search": {"list": LIST, "domain": "nowhere.example.net"}}, "without": ["topic", "until"]}
        ],
        "POST /api/v1/exports": [{"body": {"kind": "subscribers", "format": "csv"}, "without": ["topic", "list", "cadence"]}],
        f"GET {export}": ids(exports),
        f"POST {export}/download": ids(exports[: MANY // 2]),
        f"POST {export}/cancel": ids(exports[MANY // 2 :]),
    }


def issues(api, ledger):
    """Issues in every state, each with letters that ended in every way; the worker leaves those that wait alone."""
    now = int(time.time()) * 1_000_000
    mine = ledger.number(f"SELECT id FROM lists WHERE slug = '{LIST}'")
    schedule = ledger.number(f"SELECT MIN(id) FROM schedules WHERE list_id = {mine}")
    kept = {}
    for number, state in enumerate(["held", "sending", "paused", "finished", "stopped"] * MANY):
        slot = now - DAY * (number + 10)
        values = {
            "held": f"'held', NULL, NULL, NULL, NULL, {now + 365 * DAY}",
            "sending": f"'sending', NULL, {now}, {now}, NULL, NULL",
            "paused": f"'paused', 'operator', {now}, {now}, NULL, NULL",
            "finished": f"'finished', NULL, {slot}, {slot}, {now}, NULL",
            "stopped": f"'held', NULL, NULL, NULL, NULL, {now + 365 * DAY}",
        }[state]
        ledger.rows(
            "INSERT INTO issues (list_id, schedule_id, origin, slot_at, window_start, window_end, state, pause_reason, "
            "approved_at, planned_at, ended_at, goes_at, through_number, article_count, planned_count, created_at) "
            f"SELECT {mine}, {schedule}, 'scheduled', {slot}, {slot - DAY}, {slot}, {values}, 4, 4, 5, {now}"
        )
        issue = ledger.number("SELECT MAX(id) FROM issues")
        kept.setdefault(state, []).append(issue)
        ledger.rows(
            "INSERT INTO issue_articles (issue_id, schedule_id, article_id, position) "
            f"SELECT {issue}, {schedule}, id, number FROM articles WHERE list_id = {mine} AND number BETWEEN 1 AND 4"
        )
        if state in ("held", "stopped"):
            continue
        letters(ledger, issue, mine, now, is_open=state != "finished")
    doubtful = kept["sending"][: MANY // 2]
    one = "/api/v1/issues/{id}"
    ended = ids(kept["finished"])
    deliveries = "SELECT id FROM deliveries WHERE issue_id = {} AND state = 'in_doubt'"
    return {
        f"GET {one}": ended,
        f"GET {one}/doubts": ids(doubtful),
        f"POST {one}/doubts": [
            {"path": {"id": issue}, "body": {"decision": "give_up", "deliveries": [ledger.number(deliveries.format(issue))]}}
            for issue in doubtful
        ],
        # The stream of an issue that has ended ends, too.
        f"GET {one}/events": ended,
        f"GET {one}/draft": ids(kept["held"]),
        f"PATCH {one}/draft": ids(kept["held"][: MANY // 2]),
        f"POST {one}/approval": ids(kept["held"][MANY // 2 :]),
        f"POST {one}/stop": ids(kept["stopped"]),
        f"POST {one}/pause": ids(kept["sending"][MANY // 2 :]),
        f"POST {one}/cancel": ids(kept["paused"][: MANY // 2]),
        f"POST {one}/resume": ids(kept["paused"][MANY // 2 :]),
        f"GET {one}/preview": ended,
        f"GET {one}/recipients": ended,
        f"POST {one}/recipients/export": ended,
        f"POST {one}/retries": [
            {"path": {"id": issue}, "body": {"outcome": "expired"}, "without": ["deliveries"]} for issue in kept["finished"]
        ],
        f"GET {one}/test-letters": ended,
        f"POST {one}/test-letters": [
            {"path": {"id": issue}, "body": {"address": "desk@daily-news.net"}, "without": ["reader"]}
            for issue in kept["finished"]
        ],
        "POST /api/v1/issues": [{"body": {"list": LIST}, "without": ["schedule"]}],
        "GET /api/v1/issues": [{"query": {"list": LIST}}],
        "GET /api/v1/growth": [{"query": {"list": LIST}}],
    }


def letters(ledger, issue, mine, now, is_open):
    """Five letters of an issue, one of them in doubt while it is open."""
    ledger.rows(
        "INSERT INTO variants (issue_id, list_id, language, articles, articles_hash, article_count, subject, preheader, "
        f"html, body_text, rendered_at) SELECT {issue}, {mine}, 'en', '[1]', '{issue:064x}', 1, 'The Daily', "
        f"'What happened', '<p>What happened</p>', 'What happened', {now}"
    )
    waits = "'in_doubt'" if is_open else "'sent'"
    ledger.rows(
        "INSERT INTO deliveries (letter, list_id, subscription_id, subscriber_id, issue_id, variant_id, recipient, state, "
        "priority, attempts, due_at, dated_at, relay, reply_code, reply_text, created_at, settled_at) "
        f"SELECT 'digest', {mine}, d.sid, d.reader, {issue}, v.id, d.address, d.state, 0, 1, NULL, {now}, 'main', "
        "CASE d.state WHEN 'sent' THEN 250 WHEN 'rejected' THEN 550 END, 'as the relay said', "
        f"{now}, CASE WHEN d.state = 'in_doubt' THEN NULL ELSE {now} END FROM (SELECT s.id AS sid, "
        f"s.subscriber_id AS reader, r.address, CASE s.id % 5 WHEN 0 THEN {waits} WHEN 1 THEN 'rejected' "
        "WHEN 2 THEN 'expired' WHEN 3 THEN 'cancelled' ELSE 'sent' END AS state FROM subscriptions s "
        f"JOIN subscribers r ON r.id = s.subscriber_id WHERE s.list_id = {mine} ORDER BY s.id LIMIT 5) d, "
        f"(SELECT MAX(id) AS id FROM variants WHERE issue_id = {issue}) v"
    )


def removals(_api, ledger):
    """Waves that wait for somebody, each of one reader of its domain."""
    now = int(time.time()) * 1_000_000
    waves = []
    for number in range(MANY):
        ledger.rows(
            "INSERT INTO removal_waves (domain, state, first_at, last_at) "
            f"VALUES ('town-{number}.example.net', 'open', {now - DAY}, {now - DAY})"
        )
        wave = ledger.number("SELECT MAX(id) FROM removal_waves")
        ledger.rows(
            "INSERT INTO removals (subscription_id, domain, removed_at, wave_id) "
            f"SELECT MIN(id), 'town-{number}.example.net', {now - DAY}, {wave} FROM subscriptions"
        )
        waves.append(wave)
    one = "/api/v1/removals/{id}"
    return {
        f"GET {one}": ids(waves),
        f"POST {one}/undo": ids(waves[: MANY // 2]),
        f"POST {one}/keep": ids(waves[MANY // 2 :]),
    }


def relays(api, _ledger):
    names = at(*({"name": one["name"]} for one in api.ask("GET", "/relays")["items"]))
    return {"GET /api/v1/relays/{name}": names, "POST /api/v1/relays/{name}/test": names}
