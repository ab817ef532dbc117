"""Signs readers up at a steady rate and says how long each took. Started by bench_send.py.

Open loop: a request is due every 1/rate seconds whether or not the earlier ones were answered, and its
latency counts from the moment it was due, so a server that stalls cannot hide behind a client that
waits. Ends on SIGTERM, or after an hour; then prints one line of JSON:
`[[due, latency, latency_on_the_wire, status], …]`, times in seconds (monotonic clock of this machine).
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections import deque

CONNECTIONS = 32
# A request that takes longer has failed.
PATIENCE = 10.0
LONGEST = 3600.0


class Line(asyncio.Protocol):
    """One kept connection; asks one thing at a time."""

    def __init__(self, load):
        self.load = load
        self.transport = None
        self.asked = None
        self.heard = b""

    def connection_made(self, transport):
        self.transport = transport
        self.load.free.append(self)

    def ask(self, due, request):
        self.asked = (due, time.monotonic())
        self.heard = b""
        self.transport.write(request)

    def data_received(self, data):
        self.heard += data
        head, found, body = self.heard.partition(b"\r\n\r\n")
        if not found or self.asked is None:
            return
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if len(body) >= length:
            self.finish(int(head.split(b" ", 2)[1]))
            self.load.free.append(self)

    def finish(self, status):
        now = time.monotonic()
        due, sent = self.asked
        self.asked = None
        self.load.results.append((due, now - due, now - sent, status))

    def connection_lost(self, _error):
        if self.asked is not None:
            self.finish(0)
        with contextlib.suppress(ValueError):
            self.load.free.remove(self)
        self.load.lost += 1


class Load:
    def __init__(self, host, port, rate):
        self.host, self.port, self.rate = host, port, rate
        self.free = deque()
        self.lines = []
        self.results = []
        self.lost = 0
        self.stop = asyncio.Event()

    async def connect(self):
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(lambda: Line(self), self.host, self.port)
        self.lines.append(line)

    def request(self, number):
        body = json.dumps({
            "email": f"s{os.getpid()}.{number}@signups.daily-news.net", "list": "daily", "terms_version": 1,
            "consent_newsletter": True, "consent_terms": True,
        })
        return (
            f"POST /api/v1/subscriptions HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    async def run(self):
        for _ in range(CONNECTIONS):
            await self.connect()
        print("ready", flush=True)
        waiting = deque()
        began = time.monotonic()
        number = 0
        while not self.stop.is_set() and time.monotonic() < began + LONGEST:
            now = time.monotonic()
            while began + number / self.rate <= now:
                waiting.append((began + number / self.rate, number))
                number += 1
            while waiting and self.free:
                due, which = waiting.popleft()
                self.free.popleft().ask(due, self.request(which))
            for _ in range(self.lost):
                self.lost -= 1
                with contextlib.suppress(OSError):
                    await self.connect()
            pause = began + number / self.rate - time.monotonic()
            await asyncio.sleep(max(0.0005, min(pause, 0.005)))
        await self.drain(waiting)

    async def drain(self, waiting):
        deadline = time.monotonic() + PATIENCE
        while any(line.asked for line in self.lines) and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        now = time.monotonic()
        asked = [line.asked[0] for line in self.lines if line.asked]
        for due in [*asked, *(due for due, _ in waiting)]:
            self.results.append((due, now - due, now - due, 0))


async def main():
    host, port, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    load = Load(host, port, rate)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, load.stop.set)
    # The client's own waiting for a core would be counted as the server's.
    with contextlib.suppress(OSError):
        os.nice(-10)
    await load.run()
    print(json.dumps([[round(v, 6) for v in result[:3]] + [result[3]] for result in load.results]))


asyncio.run(main())
