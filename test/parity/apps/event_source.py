from fastapi import Body, FastAPI, Request, Response
from sse_starlette import EventSourceResponse, JSONServerSentEvent, ServerSentEvent

app = FastAPI(title="Events of sse-starlette")


@app.get("/texts")
async def texts():
    async def events():
        yield "hello"
        yield "two\nlines"
        yield ""

    return EventSourceResponse(events())


@app.get("/fields")
def fields():
    return EventSourceResponse(iter([{"event": "update", "id": "1", "data": '{"a": 1}', "retry": 100, "comment": "c"}, {"data": "é ☃"}]))


@app.get("/events")
async def events():
    async def events():
        yield ServerSentEvent("x", event="e", id="i")
        yield JSONServerSentEvent({"a": [1, None]}, event="json")
        yield b"data: raw\n\n"

    return EventSourceResponse(events(), sep="\n")


@app.post("/chat", status_code=201)
async def chat(request: Request, text: str = Body(embed=True)):
    async def words():
        for word in text.split():
            if await request.is_disconnected():
                break
            yield {"event": "token", "data": word}
        yield {"event": "done", "data": "[DONE]"}

    return EventSourceResponse(words(), headers={"X-Model": "none"})


@app.get("/resumed")
async def resumed(request: Request):
    start = int(request.headers.get("last-event-id", "0"))

    async def events():
        for number in range(start + 1, 4):
            yield {"id": str(number), "data": number}

    return EventSourceResponse(events())


@app.get("/cached")
async def cached(response: Response):
    response.headers["x-ignored"] = "1"
    return EventSourceResponse(iter(["x"]), headers={"Cache-Control": "public, max-age=29"}, status_code=203)
