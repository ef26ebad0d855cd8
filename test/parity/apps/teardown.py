import asyncio
from typing import Annotated

from fastapi import BackgroundTasks, Body, Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from pydantic import BaseModel

app = FastAPI(title="Teardown")
log = []


class OwnError(Exception):
    pass


class OtherError(Exception):
    pass


@app.exception_handler(OwnError)
async def answer_own(request: Request, error: OwnError):
    log.append("handler of OwnError")
    return JSONResponse({"own": str(error)}, status_code=418)


def make(name: str):
    """A dependency that logs, and does what the query says: `<name>=raise-before`, `swallow`, `change`, …"""

    async def dependency(request: Request):
        does = request.query_params.get(name, "")
        log.append(f"{name} enter")
        if does == "raise-before":
            raise HTTPException(400, f"{name} before")
        if does == "own-before":
            raise OwnError(f"{name} before")
        try:
            yield name
        except HTTPException as error:
            log.append(f"{name} saw HTTPException {error.detail}")
            if does == "swallow":
                return
            if does == "change":
                raise OwnError(f"{name} changed")
            if does == "change-http":
                raise HTTPException(409, f"{name} changed")
            raise
        except Exception as error:
            # What Python says where the answer was never made; its name is no matter of ours.
            kind = "Error" if isinstance(error, UnboundLocalError) else type(error).__name__
            log.append(f"{name} saw {kind}")
            if does == "swallow":
                return
            if does == "change":
                raise OwnError(f"{name} changed")
            if does == "change-http":
                raise HTTPException(409, f"{name} changed")
            raise
        finally:
            log.append(f"{name} exit")
        if does == "raise-after":
            raise HTTPException(410, f"{name} after")
        if does == "own-after":
            raise OwnError(f"{name} after")

    return dependency


a = make("a")
b = make("b")
f = make("f")
g = make("g")


async def on_a(a: Annotated[str, Depends(a)]):
    log.append("on_a enter")
    yield a
    log.append("on_a exit")


async def act(how: str):
    log.append(f"endpoint {how}")
    if how == "http":
        raise HTTPException(404, "endpoint")
    if how == "own":
        raise OwnError("endpoint")
    if how == "other":
        raise OtherError("endpoint")


class Answer(BaseModel):
    ok: int


async def background(word: str):
    log.append(f"background {word}")


@app.get("/log")
async def read_log():
    # What follows an answer may still be at work.
    await asyncio.sleep(0.01)
    found = log.copy()
    log.clear()
    return found


@app.get("/both")
async def both(
    a: Annotated[str, Depends(a)],
    f: Annotated[str, Depends(f, scope="function")],
    b: Annotated[str, Depends(b)],
    g: Annotated[str, Depends(g, scope="function")],
    tasks: BackgroundTasks,
    response: Response,
    how: str = "",
    n: int = 0,
):
    response.headers["x-by"] = "endpoint"
    tasks.add_task(background, "one")
    await act(how)
    tasks.add_task(background, "two")
    return [a, f, b, g]


@app.get("/nested")
async def nested(on_a: Annotated[str, Depends(on_a)], a: Annotated[str, Depends(a)], how: str = ""):
    await act(how)
    return [on_a, a]


@app.get("/model", response_model=Answer)
async def model(a: Annotated[str, Depends(a)], f: Annotated[str, Depends(f, scope="function")], how: str = ""):
    await act(how)
    return {"ok": "no"} if how == "invalid" else {"ok": 1}


@app.get("/plain")
async def plain(a: Annotated[str, Depends(a)], f: Annotated[str, Depends(f, scope="function")], how: str = ""):
    await act(how)
    return PlainTextResponse("plain")


@app.get("/stream")
async def stream(a: Annotated[str, Depends(a)], f: Annotated[str, Depends(f, scope="function")], how: str = ""):
    async def parts():
        log.append("stream starts")
        yield "one "
        log.append("stream goes on")
        yield "two"
        log.append("stream ends")

    await act(how)
    return StreamingResponse(parts(), media_type="text/plain")


@app.post("/body")
async def body(item: Answer, a: Annotated[str, Depends(a)]):
    log.append("endpoint")
    return item


@app.get("/in-route", dependencies=[Depends(a), Depends(f, scope="function")])
async def in_route(how: str = ""):
    await act(how)
    return "in route"


@app.get("/sync-tasks")
async def sync_tasks(tasks: BackgroundTasks, how: str = ""):
    tasks.add_task(background, "first")
    if how == "fails":
        tasks.add_task(act, "other")
    tasks.add_task(background, "last")
    return "sent"


@app.get("/own-background")
async def own_background(tasks: BackgroundTasks):
    from starlette.background import BackgroundTask

    tasks.add_task(background, "injected")
    return PlainTextResponse("x", background=BackgroundTask(background, "own"))


@app.get("/response-background")
async def response_background(tasks: BackgroundTasks):
    tasks.add_task(background, "injected")
    return PlainTextResponse("x")
