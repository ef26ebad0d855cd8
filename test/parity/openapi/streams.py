from collections.abc import AsyncIterable

from fastapi import FastAPI
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel

app = FastAPI(title="Streams")


class Token(BaseModel):
    text: str
    index: int = 0


@app.get("/jsonl")
async def lines() -> AsyncIterable[Token]:
    yield Token(text="")


@app.get("/numbers")
async def numbers(start: int = 0) -> AsyncIterable[int]:
    yield 1


@app.post("/chat", response_class=EventSourceResponse)
async def chat(prompt: Token) -> AsyncIterable[Token]:
    yield Token(text="")


@app.get("/words", response_class=EventSourceResponse, status_code=206, responses={404: {"description": "None"}})
async def words() -> AsyncIterable[str]:
    yield ""
