"""Makes fixtures/streams.json: what FastAPI writes for streams of events, JSON Lines and raw parts, and in which order it tears down.

Run from the repository's root with the Python of the reference: python test/parity/streams.py
"""

import json
from collections.abc import AsyncIterable, Iterable
from pathlib import Path
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, Field, ValidationError

from asgi_call import call

EVENTS = [
    {},
    {"data": "hello"},
    {"data": ""},
    {"data": None},
    {"data": 0},
    {"data": False},
    {"data": []},
    {"data": {}},
    {"data": {"a": 1, "b": [1, 2.5, None, True], "c": {"d": "e"}}},
    {"data": "ünïcode ☃ 𝄞 \u2028 \x7f \x00 \" \\ / </script>"},
    {"data": {"é": "ß"}},
    {"data": 1e22},
    {"data": 1e-7},
    {"data": 123456789012},
    {"data": "line 1\nline 2"},
    {"raw_data": ""},
    {"raw_data": "plain"},
    {"raw_data": "line 1\nline 2\r\nline 3\rline 4\n"},
    {"raw_data": "\n\n"},
    {"raw_data": "☃ \u2028 \x85 \x0b"},
    {"event": "update"},
    {"event": ""},
    {"id": "7"},
    {"id": ""},
    {"retry": 0},
    {"retry": 5000},
    {"comment": "c"},
    {"comment": ""},
    {"comment": "a\nb\r\nc\n"},
    {"comment": "c", "event": "e", "data": {"a": 1}, "id": "i", "retry": 5},
    {"comment": "c", "event": "e", "raw_data": "r\ns", "id": "i", "retry": 5},
    {"data": 1, "event": None, "id": None, "retry": None, "comment": None, "raw_data": None},
    {"retry": "25"},
]

REFUSED = [
    {"event": "a\nb"},
    {"event": "a\rb"},
    {"id": "a\nb"},
    {"id": "a\0b"},
    {"id": "a\0\nb"},
    {"retry": -1},
    {"retry": 1.5},
    {"retry": "x"},
    {"data": 1, "raw_data": "x"},
    {"data": "", "raw_data": ""},
    {"event": 5, "id": 6, "comment": 7, "raw_data": 8},
    {"event": "a\nb", "id": "\0", "retry": -2},
]

ITEMS = [{"name": "a", "itemSize": 1.5}, {"name": "ü\n", "itemSize": 2.5, "note": "n"}, {"name": "", "itemSize": 0.25, "note": None, "extra": 1}]


class Item(BaseModel):
    name: str
    size: float = Field(alias="itemSize")
    note: str | None = None
    kind: str = "k"


def application():
    app = FastAPI()

    @app.get("/events/typed", response_class=EventSourceResponse)
    async def typed() -> AsyncIterable[Item]:
        for item in ITEMS:
            yield item

    @app.get("/events/typed-sync", response_class=EventSourceResponse)
    def typed_sync() -> Iterable[Item]:
        yield from (Item(**item) for item in ITEMS)

    @app.get("/events/untyped", response_class=EventSourceResponse)
    async def untyped():
        for item in ITEMS:
            yield item
        yield "text ü"
        yield None
        yield [1, 2.5]

    @app.get("/events/mixed", response_class=EventSourceResponse)
    async def mixed() -> AsyncIterable[Item]:
        yield ITEMS[0]
        yield ServerSentEvent(data=Item(**ITEMS[1]), event="model")
        yield ServerSentEvent(data=[Item(**ITEMS[1])], event="models")
        yield ServerSentEvent(data={"anything": "goes"}, id="1")
        yield ServerSentEvent(comment="end")

    @app.get("/events/dumped", response_class=EventSourceResponse, response_model_by_alias=False, response_model_exclude_unset=True)
    async def dumped() -> AsyncIterable[Item]:
        for item in ITEMS:
            yield item

    @app.get("/events/slim", response_class=EventSourceResponse, response_model_exclude_none=True, response_model_exclude={"kind"})
    async def slim() -> AsyncIterable[Item]:
        for item in ITEMS:
            yield item

    @app.post("/events/post", response_class=EventSourceResponse, status_code=201)
    async def post(item: Item) -> AsyncIterable[Item]:
        yield item

    @app.get("/events/none", response_class=EventSourceResponse)
    async def none() -> AsyncIterable[Item]:
        return
        yield

    def set_headers(response: Response):
        response.headers["X-Set"] = "by dependency"
        response.headers["Cache-Control"] = "private"
        response.set_cookie("c", "v")

    @app.get("/events/headers", response_class=EventSourceResponse, dependencies=[Depends(set_headers)])
    async def headers(response: Response) -> AsyncIterable[int]:
        yield 1

    def teapot(response: Response):
        response.status_code = 418

    @app.get("/events/status-by-dependency", response_class=EventSourceResponse, status_code=202, dependencies=[Depends(teapot)])
    async def status_by_dependency() -> AsyncIterable[int]:
        yield 1

    @app.get("/lines/typed")
    async def lines_typed() -> AsyncIterable[Item]:
        for item in ITEMS:
            yield item

    @app.get("/lines/typed-sync")
    def lines_typed_sync() -> Iterable[Item]:
        yield from ITEMS

    @app.get("/lines/untyped")
    async def lines_untyped():
        for item in ITEMS:
            yield item
        yield "text ü\n"
        yield None
        yield 1e22

    @app.get("/lines/slim", response_model_by_alias=False, response_model_exclude_defaults=True, status_code=203)
    async def lines_slim() -> AsyncIterable[Item]:
        for item in ITEMS:
            yield item

    @app.get("/lines/headers", dependencies=[Depends(set_headers)])
    def lines_headers():
        yield 1

    class Csv(StreamingResponse):
        media_type = "text/csv"

    @app.get("/raw/text", response_class=StreamingResponse)
    async def raw_text():
        yield "one "
        yield "two ü"

    @app.get("/raw/bytes", response_class=StreamingResponse)
    def raw_bytes():
        yield b"\x00\xff"
        yield b"end"

    @app.get("/raw/csv", response_class=Csv, status_code=206, dependencies=[Depends(set_headers)])
    def raw_csv():
        yield "a,b\n"
        yield b"1,2\n"

    return app


def teardown(kind, ending):
    """What happens in which order: of dependencies of either scope, the producer and background work."""
    app = FastAPI()
    log = []

    async def request_scoped():
        log.append("request +")
        try:
            yield
        except Exception as error:
            log.append(f"request ! {type(error).__name__}")
            raise
        finally:
            log.append("request -")

    async def function_scoped(outer: Annotated[None, Depends(request_scoped)]):
        log.append("function +")
        try:
            yield
        except Exception as error:
            log.append(f"function ! {type(error).__name__}")
            raise
        finally:
            log.append("function -")

    response_class = {"sse": {"response_class": EventSourceResponse}, "jsonl": {}, "raw": {"response_class": StreamingResponse}}[kind]

    @app.get("/", **response_class)
    async def stream(inner: Annotated[None, Depends(function_scoped, scope="function")], tasks: BackgroundTasks):
        tasks.add_task(lambda: log.append("task"))
        log.append("producer +")
        try:
            yield "1"
            log.append("producer 2")
            yield "2"
            if ending == "error":
                raise RuntimeError("broken")
        finally:
            log.append("producer -")

    call(app, url="/")
    return log


def answer(app, method, url, body=None):
    headers = [] if body is None else [("content-type", "application/json")]
    got = call(app, method=method, url=url, headers=headers, body=b"" if body is None else json.dumps(body).encode())
    return {"method": method, "url": url, "json": body, "status": got["status"], "headers": got["headers"], "body": got["body"].decode("latin-1"), "failure": got["failure"] is not None}


def event_text(fields):
    app = FastAPI()

    @app.get("/", response_class=EventSourceResponse)
    async def stream():
        yield ServerSentEvent(**fields)

    return call(app)["body"].decode()


def refusal(fields):
    try:
        ServerSentEvent(**fields)
    except ValidationError as error:
        return jsonable_encoder([{key: issue[key] for key in ("type", "loc", "msg")} for issue in error.errors()])


app = application()
gets = [
    *(f"/events/{name}" for name in ("typed", "typed-sync", "untyped", "mixed", "dumped", "slim", "none", "headers", "status-by-dependency")),
    *(f"/lines/{name}" for name in ("typed", "typed-sync", "untyped", "slim", "headers")),
    *(f"/raw/{name}" for name in ("text", "bytes", "csv")),
]
fixture = {
    "keepalive": KEEPALIVE_COMMENT.decode(),
    "events": [{"fields": fields, "text": event_text(fields)} for fields in EVENTS],
    "refused": [{"fields": fields, "issues": refusal(fields)} for fields in REFUSED],
    "items": ITEMS,
    "answers": [*(answer(app, "GET", url) for url in gets), answer(app, "POST", "/events/post", ITEMS[0]), answer(app, "POST", "/events/post", {"name": 1})],
    "teardown": [{"kind": kind, "ending": ending, "log": teardown(kind, ending)} for kind in ("sse", "jsonl", "raw") for ending in ("end", "error")],
}
Path("test/parity/fixtures/streams.json").write_text(json.dumps(fixture, indent=1, ensure_ascii=False) + "\n")
