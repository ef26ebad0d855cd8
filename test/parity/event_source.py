"""Makes fixtures/event-source.json: what sse-starlette's EventSourceResponse puts on the wire.

Run from the repository's root with the Python of the reference: python test/parity/event_source.py
"""

import asyncio
import json
import re
from pathlib import Path

from sse_starlette import EventSourceResponse, JSONServerSentEvent, ServerSentEvent

from asgi_call import call

# Items: a text, a number, {"fields": …} for a dict, {"event": …} for a ServerSentEvent, {"json": …} for a JSONServerSentEvent, {"bytes": …}.
BODIES = [
    [],
    ["hello"],
    ["a", "b", ""],
    ["line 1\nline 2\r\nline 3\rline 4\n"],
    ["ünïcode ☃ 𝄞 \u2028 \x85 \x0b \x7f \x00 </script>"],
    ['{"a": 1}', "[DONE]"],
    [1, 2.5],
    [{"bytes": "data: raw\n\n"}, {"bytes": ""}, {"bytes": ": ☃\r\n"}],
    [{"fields": {}}],
    [{"fields": {"data": "d"}}],
    [{"fields": {"data": ""}}],
    [{"fields": {"data": None, "event": None, "id": None, "retry": None, "comment": None}}],
    [{"fields": {"data": 5}}],
    [{"fields": {"data": "x\r\ny\n", "event": "e", "id": "i", "retry": 1500, "comment": "c"}}],
    [{"fields": {"retry": 0, "comment": "a\nb\r\n", "id": "", "event": ""}}],
    [{"fields": {"id": "a\nb\r\nc\rd", "event": "x\ny\r\nz"}}],
    [{"event": {"data": "d", "event": "e", "id": "7", "retry": 25, "comment": "one\ntwo"}}],
    [{"event": {"comment": "only"}}],
    ["first", {"event": {"data": "second"}}, {"fields": {"data": "third", "id": "3"}}, {"bytes": "data: fourth\n\n"}],
    [{"json": {"a": 1, "b": [None, True, 2.5, "ü"]}}],
]
SEPARATORS = [None, "\r\n", "\n", "\r"]

FAILING = [
    [{"fields": {"data": "before"}}, {"fields": {"retry": "soon"}}],
    ["before", {"fields": {"retry": 1.5}}],
    ["before", {"fields": {"unknown": 1}}],
    ["before", {"fields": {"id": 7}}],
]

OPTIONS = [
    {},
    {"status_code": 202},
    {"headers": {"X-One": "1", "x-two": "2"}},
    {"headers": {"Cache-Control": "public, max-age=5"}},
    {"headers": {"connection": "close", "x-accel-buffering": "yes", "x-last": "1"}},
    {"headers": {"content-type": "text/event-stream"}},
    {"media_type": "text/plain"},
    {"media_type": "application/x-ndjson"},
]


def item(given):
    if not isinstance(given, dict):
        return given
    (kind, value), = given.items()
    if kind == "bytes":
        return value.encode()
    return {"fields": dict, "event": lambda fields: ServerSentEvent(**fields), "json": JSONServerSentEvent}[kind](value)


async def stream(items):
    for given in items:
        yield item(given)


def answer(content, **options):
    response = EventSourceResponse(content, **options)
    given = call(response)
    return {
        "failure": None if given["failure"] is None else given["failure"].split(":")[0],
        "status": given["status"],
        "headers": given["headers"],
        "body": given["body"].decode(),
    }


def pinged(item_of_ping, sep):
    """Two pings while the producer waits, then its only item."""
    seen = asyncio.Event()
    count = 0

    def message():
        nonlocal count
        count += 1
        if count == 2:
            seen.set()
        return item(item_of_ping)

    async def content():
        await seen.wait()
        await asyncio.sleep(0.005)
        yield "end"

    return answer(content(), ping=0.02, ping_message_factory=message, sep=sep)["body"]


def default_ping():
    async def content():
        await asyncio.sleep(0.15)
        yield "end"

    return re.sub(r"\d", "0", answer(content(), ping=0.1)["body"])


def ping_by_the_clock():
    """Pings come by the clock, also while data flows."""
    sent = asyncio.Event()

    def message():
        sent.set()
        return {"comment": "tick"}

    async def content():
        while not sent.is_set():
            yield "x"
            await asyncio.sleep(0.005)

    text = answer(content(), ping=0.05, ping_message_factory=message)["body"]
    return "tick" in text and text.index("tick") > text.index("data: x")


PINGS = [{"event": {"comment": "still here"}}, {"fields": {"event": "ping", "data": "now"}}, "beat", {"bytes": ":\n\n"}]

made = {
    "bodies": [{"items": items, "sep": sep, "body": answer(stream(items), sep=sep)["body"]} for items in BODIES for sep in SEPARATORS],
    "failing": [{"items": items, **answer(stream(items))} for items in FAILING],
    "options": [{"options": options, **answer(stream(["x"]), **options)} for options in OPTIONS],
    "pings": [{"item": given, "sep": sep, "body": pinged(given, sep)} for given in PINGS for sep in (None, "\n")],
    "defaultPing": default_ping(),
    "pingByTheClock": ping_by_the_clock(),
}
Path("test/parity/fixtures/event-source.json").write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n")
