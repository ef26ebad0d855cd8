import asyncio
from typing import Annotated

from fastapi import BackgroundTasks, Depends, FastAPI, HTTPException, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.background import BackgroundTask
from starlette.background import BackgroundTasks as Tasks

app = FastAPI(title="Background")
log = []


def note(word: str, *, loud: bool = False):
    log.append(word.upper() if loud else word)


async def note_later(word: str):
    await asyncio.sleep(0)
    log.append(word)


def fail(word: str):
    log.append(f"fail {word}")
    raise ValueError(word)


async def adds(tasks: BackgroundTasks, q: str | None = None):
    tasks.add_task(note, f"dependency {q}")
    return q


async def around(tasks: BackgroundTasks):
    tasks.add_task(note, "from around")
    log.append("enter")
    yield
    log.append("exit")


@app.post("/order")
async def order(tasks: BackgroundTasks, q: Annotated[str | None, Depends(adds)], a: Annotated[None, Depends(around)]):
    tasks.add_task(note_later, "later")
    tasks.add_task(note, "loud", loud=True)
    log.append("handler")
    return q


@app.post("/failing")
async def failing(tasks: BackgroundTasks):
    tasks.add_task(note, "before")
    tasks.add_task(fail, "it")
    tasks.add_task(note, "never")
    return "sent"


@app.post("/refused")
async def refused(tasks: BackgroundTasks):
    tasks.add_task(note, "never")
    raise HTTPException(400, "no")


@app.post("/own")
async def own(tasks: BackgroundTasks):
    tasks.add_task(note, "injected")
    return JSONResponse({"own": True}, background=BackgroundTask(note, "own"))


@app.post("/own-many")
async def own_many():
    tasks = Tasks()
    tasks.add_task(note, "one")
    tasks.add_task(note_later, "two")
    return JSONResponse({"own": "many"}, background=tasks)


@app.post("/stream")
async def stream(tasks: BackgroundTasks):
    async def parts():
        log.append("part")
        yield "a"
        log.append("end")

    tasks.add_task(note, "after the stream")
    return StreamingResponse(parts(), media_type="text/plain")


@app.post("/nothing", status_code=204)
async def nothing(tasks: BackgroundTasks, response: Response):
    response.headers["X-Set"] = "1"
    tasks.add_task(note, "after nothing")


@app.get("/log")
async def read_log():
    await asyncio.sleep(0.02)
    found = log.copy()
    log.clear()
    return found
