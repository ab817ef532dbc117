"""A reader at the front door, as the programs that measure sign-ups need one: forms, challenges, letters."""

import base64
import email
import email.policy
import hashlib
import html
import http.client
import json
import re
import urllib.parse

LIST = "daily"


class Reader:
    """One kept connection from one network; the service believes the header because it comes from this machine."""

    def __init__(self, url, network=None):
        self.at = urllib.parse.urlsplit(url).netloc
        self.network = network
        self.connection = http.client.HTTPConnection(self.at, timeout=60)

    def ask(self, method, path, body=None, kind=None):
        """The status and the text of an answer."""
        headers = {"Host": self.at}
        if self.network:
            headers["X-Forwarded-For"] = self.network
        if kind:
            headers["Content-Type"] = kind
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (BrokenPipeError, ConnectionResetError, http.client.RemoteDisconnected):
            # The server closes a kept connection on which nothing is asked for a while.
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def post_form(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")

    def post_json(self, wish):
        return self.ask("POST", "/api/v1/subscriptions", json.dumps(wish), "application/json")

    def form(self, path=f"/lists/{LIST}"):
        """The hidden fields of the form at a path, and the whole page."""
        status, page = self.ask("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status}")
        return hidden_fields(page), page

    def solve(self, page):
        """The solution of the challenge, if the form asks for one."""
        asked = re.search(r'data-challenge="([^"]*)"', page)
        if not asked:
            return None
        _, text = self.ask("GET", html.unescape(asked.group(1)))
        return solve(json.loads(text))


def wish(address):
    return {"email": address, "list": LIST, "terms_version": 1, "consent_newsletter": True, "consent_terms": True}


def hidden_fields(page):
    fields = {}
    for tag in re.findall(r"<input[^>]*>", page):
        if 'type="hidden"' in tag:
            name = re.search(r'name="([^"]*)"', tag)
            value = re.search(r'value="([^"]*)"', tag)
            fields[name.group(1)] = html.unescape(value.group(1)) if value else ""
    return fields


def solve(challenge):
    """Solves a challenge of the ALTCHA protocol as a browser does."""
    wanted = challenge["parameters"]
    start, salt = bytes.fromhex(wanted["nonce"]), bytes.fromhex(wanted["salt"])
    counter = 0
    while True:
        password = start + counter.to_bytes(4, "big")
        key = hashlib.pbkdf2_hmac("sha256", password, salt, wanted["cost"], wanted["keyLength"]).hex()
        if key.startswith(wanted["keyPrefix"]):
            break
        counter += 1
    payload = {"challenge": challenge, "solution": {"counter": counter, "derivedKey": key}}
    return base64.b64encode(json.dumps(payload).encode()).decode()


def letters(folder):
    """Every whole letter that the sink has kept: its recipient, and the paths of the two answers."""
    found = []
    for file in sorted(folder.iterdir()):
        dump = file.read_bytes()
        if not dump.endswith(b"\n\n"):
            continue
        recipient = re.search(rb"^X-Rcpt-Args: <([^>]*)>", dump, re.MULTILINE)
        message = email.message_from_bytes(dump, policy=email.policy.default)
        text = message.get_body(("plain",)).get_content()
        paths = dict.fromkeys(("confirmation", "refusal"))
        for kind in paths:
            link = re.search(rf"/{kind}/[a-z0-9]+", text)
            paths[kind] = link.group(0) if link else None
        found.append((recipient.group(1).decode(), paths))
    return found


def answer(reader, path):
    """Opens the page behind a link of a letter and presses its first button."""
    fields, _ = reader.form(path)
    return reader.post_form(path, {**fields, "answer": "no" if path.startswith("/refusal/") else "yes"})[0]
