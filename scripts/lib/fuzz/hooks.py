"""What schemathesis does before and after each request: it is given real things to ask about, and what came of every
operation is written down. Named by SCHEMATHESIS_HOOKS.

An invented number names nothing, so that the answer would nearly always be 404. `furnish.py` says which things there
are; they take the place of what was invented in three of four requests that mean well. What is meant to be refused
keeps what is wrong with it.
"""

import collections
import json
import os
import random
import uuid
from pathlib import Path

import schemathesis
from schemathesis.core.parameters import ParameterLocation

# Where the things are that each operation may be given, and where each answer is written down.
SUPPLY = Path(os.environ["FUZZ_SUPPLY"])
TALLY = Path(os.environ["FUZZ_TALLY"])

chance = random.Random(int(os.environ["FUZZ_SEED"]))
supply = json.loads(SUPPLY.read_text()) if SUPPLY.exists() else {}
fresh = {name: collections.deque(things) for name, things in supply.items()}
known = {(name, str(value)) for name, things in supply.items() for thing in things for value in thing.get("path", {}).values()}


def name_of(case):
    return f"{case.method.upper()} {case.operation.path}"


def takes_real_things(case):
    """Whether this request is one of those that ask about something that is there."""
    # Revoking the key that asks would end the run, and what changes a list may close the one that readers sign up to.
    own = case.method.upper() in ("DELETE", "PATCH") and any(
        (name_of(case), str(value)) not in known for value in (case.path_parameters or {}).values()
    )
    return own or case.meta is None or case.meta.phase.name.value == "examples" or chance.random() < 0.75


@schemathesis.hook
def before_call(_context, case, _kwargs):
    name, meta = name_of(case), case.meta
    means_well = meta is None or meta.generation.mode.is_positive
    # The document's example names one request; every other under the same name would be refused.
    if means_well and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    # Nobody invents the tag of a present state: under an invented one every edit would be late.
    if means_well and chance.random() < 0.75:
        case.headers.pop("If-Match", None)
    if name not in supply or not takes_real_things(case):
        return
    waiting = fresh[name]
    thing = waiting.popleft() if means_well and waiting else chance.choice(supply[name])

    def is_meant(location):
        return meta is None or not meta.is_negative_at(location)

    if "path" in thing and is_meant(ParameterLocation.PATH):
        case.path_parameters.update(thing["path"])
    if not means_well:
        return
    if "query" in thing:
        case.query.update(thing["query"])
    if "text" in thing:
        case.body = thing["text"]
    if isinstance(case.body, dict):
        case.body.update(thing.get("body", {}))
        for field in thing.get("without", []):
            case.body.pop(field, None)


@schemathesis.hook
def after_call(_context, case, response):
    with TALLY.open("a") as tally:
        tally.write(f"{name_of(case)} {response.status_code}\n")
