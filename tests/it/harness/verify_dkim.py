"""Verifies DKIM signatures with dkimpy, which shares nothing with Postrider.

Reads JSON: a list of {"message": text, "records": {name: text}, "now": seconds}. Writes JSON: for each
message a list with one entry for each signature, "pass" or what is wrong with it.
"""
import json
import sys
import time

import dkim

asked = json.load(sys.stdin)
told = []
for case in asked:
    message = case["message"].encode()
    records = {name.encode() + b".": text.encode() for name, text in case["records"].items()}
    time.time = lambda now=case["now"]: now
    header = message.split(b"\r\n\r\n")[0].lower()
    verdicts = []
    for index in range((b"\r\n" + header).count(b"\r\ndkim-signature:")):
        try:
            judge = dkim.DKIM(message, minkey=2048)
            fits = judge.verify(idx=index, dnsfunc=lambda name, timeout=5: records.get(name))
            verdicts.append("pass" if fits else "fail")
        except dkim.DKIMException as error:
            verdicts.append(str(error))
    told.append(verdicts)
json.dump(told, sys.stdout)
