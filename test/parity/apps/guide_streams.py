"""The guide's programs of streams, as FastAPI has them: events, JSON Lines, raw parts. The twin mounts the programs of docs/tutorial."""

import re
from collections.abc import AsyncIterable, Iterable
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.responses import StreamingResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel

app = FastAPI(title="Streams of the guide")


class Described(BaseModel):
    name: str
    description: str | None


class Priced(BaseModel):
    name: str
    price: float


class Prompt(BaseModel):
    text: str


DESCRIBED = [
    Described(name="Plumbus", description="A multi-purpose household device."),
    Described(name="Portal Gun", description="A portal opening device."),
    Described(name="Meeseeks Box", description="A box that summons a Meeseeks."),
]
PRICED = [Priced(name="Plumbus", price=32.99), Priced(name="Portal Gun", price=999.99), Priced(name="Meeseeks Box", price=49.99)]


def four_ways(sub: FastAPI, path: str, items, **options):
    """As an async and as a plain generator, with the type of its items and without."""
    kind = type(items[0])

    async def typed():
        for item in items:
            yield item

    typed.__annotations__["return"] = AsyncIterable[kind]

    def typed_sync():
        yield from items

    typed_sync.__annotations__["return"] = Iterable[kind]

    async def bare():
        for item in items:
            yield item

    def bare_sync():
        yield from items

    for suffix, endpoint in {"": typed, "-no-async": typed_sync, "-no-annotation": bare, "-no-async-no-annotation": bare_sync}.items():
        sub.get(path + suffix, **options)(endpoint)


events1 = FastAPI()
four_ways(events1, "/items/stream", DESCRIBED, response_class=EventSourceResponse)

events2 = FastAPI()


@events2.get("/items/stream", response_class=EventSourceResponse)
async def updates() -> AsyncIterable[ServerSentEvent]:
    yield ServerSentEvent(comment="stream of item updates")
    for number, item in enumerate(PRICED, 1):
        yield ServerSentEvent(data=item, event="item_update", id=str(number), retry=5000)


events3 = FastAPI()


@events3.get("/logs/stream", response_class=EventSourceResponse)
async def logs() -> AsyncIterable[ServerSentEvent]:
    for line in ("INFO  Application started", "DEBUG Connected to database", "WARN  High memory usage detected"):
        yield ServerSentEvent(raw_data=f"2025-01-01 {line}")


events4 = FastAPI()


@events4.get("/items/stream", response_class=EventSourceResponse)
async def resumed(last_event_id: Annotated[int | None, Header()] = None) -> AsyncIterable[ServerSentEvent]:
    for number, item in enumerate(PRICED):
        if last_event_id is None or number > last_event_id:
            yield ServerSentEvent(data=item, id=str(number))


events5 = FastAPI()


@events5.post("/chat/stream", response_class=EventSourceResponse)
async def chat(prompt: Prompt) -> AsyncIterable[ServerSentEvent]:
    for word in prompt.text.split():
        yield ServerSentEvent(data=word, event="token")
    yield ServerSentEvent(raw_data="[DONE]", event="done")


lines1 = FastAPI()
four_ways(lines1, "/items/stream", DESCRIBED)

story = FastAPI()
STREAM_DATA = Path(__file__).parents[3] / "docs" / "tutorial" / "stream_data"
STORY = re.search(r"const message = `(.*?)`", (STREAM_DATA / "tutorial001.ts").read_text(), re.DOTALL)[1].splitlines()


@story.get("/story/stream", response_class=StreamingResponse)
async def told() -> AsyncIterable[str]:
    for line in STORY:
        yield line


@story.get("/story/stream-no-async-no-annotation-bytes", response_class=StreamingResponse)
def told_in_bytes():
    for line in STORY:
        yield line.encode()


image = FastAPI()
PICTURE = STREAM_DATA / "image.png"


class PNGStreamingResponse(StreamingResponse):
    media_type = "image/png"


@image.get("/image/stream", response_class=PNGStreamingResponse)
async def picture() -> AsyncIterable[bytes]:
    yield PICTURE.read_bytes()


for name, sub in {"events1": events1, "events2": events2, "events3": events3, "events4": events4, "events5": events5, "lines1": lines1, "story": story, "image": image}.items():
    app.mount(f"/{name}", sub)
