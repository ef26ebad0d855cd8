"""One dependency, one operation for each kind of answer and each scope; `where` says where an exception arises. All of it is logged."""

import asyncio
from collections.abc import AsyncIterable
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel

app = FastAPI()
log: list[str] = []


class OwnError(Exception):
    pass


class OtherError(Exception):
    pass


class Answer(BaseModel):
    ok: int


@app.exception_handler(OwnError)
async def answer_own(request: Request, error: OwnError):
    log.append("exception handler")
    return JSONResponse({"own": str(error)}, status_code=418)


def fail(where: str, at: str):
    """`handler-http`, `handler-own`, `handler-other`, and the same for the other places."""
    place, _, kind = where.partition("-")
    if place != at:
        return
    if kind == "http":
        raise HTTPException(404, at)
    if kind == "other":
        raise OtherError(at)
    raise OwnError(at)


def name_of(error: Exception) -> str:
    """The error of a stream of events comes in a group, since a task group sends its pings. That there is no answer has no name in JavaScript."""
    while isinstance(error, ExceptionGroup):
        (error,) = error.exceptions
    return "Error" if isinstance(error, UnboundLocalError) else type(error).__name__


def make(name: str):
    async def dependency(where: str = ""):
        log.append(f"enter {name}")
        fail(where, "before")
        try:
            yield name
        except Exception as error:
            log.append(f"{name} sees {name_of(error)}")
            if where.endswith("swallowed"):
                return
            if where.endswith("changed"):
                raise HTTPException(409, "changed")
            if where.endswith("rethrown"):
                raise
            raise
        finally:
            log.append(f"exit {name}")
        fail(where, "after")

    return dependency


request_scoped = make("request")
function_scoped = make("function")
outer = make("outer")


async def task(where: str, name: str):
    log.append(f"task {name}")
    if name == "one":
        fail(where, "task")


def begin(where: str, tasks: BackgroundTasks):
    log.append("handler")
    tasks.add_task(task, where, "one")
    tasks.add_task(task, where, "two")
    fail(where, "handler")


async def parts(where: str):
    log.append("first part")
    yield "one "
    # The part before it is on its way.
    await asyncio.sleep(0.01)
    fail(where, "stream")
    log.append("second part")
    yield "two"


def declare(scope: str, dependencies):
    Value = Annotated[str, dependencies[-1]]
    around = list(dependencies[:-1])

    @app.get(f"/{scope}/value", dependencies=around)
    async def value(value: Value, tasks: BackgroundTasks, where: str = ""):
        begin(where, tasks)
        return {"value": value}

    @app.get(f"/{scope}/model", response_model=Answer, dependencies=around)
    async def model(value: Value, tasks: BackgroundTasks, where: str = ""):
        begin(where, tasks)
        return {"ok": "no" if where == "answer-invalid" else 1}

    @app.get(f"/{scope}/direct", dependencies=around)
    async def direct(value: Value, tasks: BackgroundTasks, where: str = ""):
        begin(where, tasks)
        return PlainTextResponse("direct")

    @app.get(f"/{scope}/stream", dependencies=around)
    async def stream(value: Value, tasks: BackgroundTasks, where: str = ""):
        begin(where, tasks)
        return StreamingResponse(parts(where), media_type="text/plain")

    @app.get(f"/{scope}/events", response_class=EventSourceResponse, dependencies=around)
    async def events(value: Value, tasks: BackgroundTasks, where: str = "") -> AsyncIterable[str]:
        begin(where, tasks)
        async for part in parts(where):
            yield part

    @app.get(f"/{scope}/lines", dependencies=around)
    async def lines(value: Value, tasks: BackgroundTasks, where: str = "") -> AsyncIterable[str]:
        begin(where, tasks)
        async for part in parts(where):
            yield part


declare("request", [Depends(request_scoped)])
declare("function", [Depends(function_scoped, scope="function")])
declare("both", [Depends(outer), Depends(function_scoped, scope="function")])


@app.get("/log")
async def read_log():
    # What follows an answer may still be at work.
    await asyncio.sleep(0.02)
    found = log.copy()
    log.clear()
    return found
