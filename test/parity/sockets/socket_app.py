"""Websockets of every kind, for comparison with their twin beside it."""

from typing import Annotated

from fastapi import APIRouter, Cookie, Depends, FastAPI, Header, HTTPException, Query, WebSocket, WebSocketDisconnect, WebSocketException
from fastapi.responses import JSONResponse, PlainTextResponse

# What handlers have heard, for `/heard`.
heard: list = []


async def guard(token: Annotated[str | None, Header()] = None):
    if token == "bad":
        raise WebSocketException(4003, "guarded")
    if token == "http":
        raise HTTPException(403, {"why": "guarded"}, headers={"X-Guard": "1"})


app = FastAPI(dependencies=[Depends(guard)])


class Teapot(Exception):
    pass


@app.exception_handler(Teapot)
async def teapot(_, error):
    return JSONResponse({"tea": str(error)}, status_code=418)


@app.get("/plain")
def plain():
    return 1


@app.get("/heard")
def get_heard():
    told = list(heard)
    heard.clear()
    return told


@app.websocket("/close")
async def close(websocket: WebSocket):
    await websocket.close(3000, "reason")


@app.websocket("/raise/{kind}")
async def raising(websocket: WebSocket, kind: str):
    if kind == "socket":
        raise WebSocketException(4001, "why")
    if kind == "http":
        raise HTTPException(401, "no", headers={"X-A": "b"})
    if kind == "teapot":
        raise Teapot("green")
    raise RuntimeError("broken")


@app.websocket("/items/{item_id}")
async def items(websocket: WebSocket, item_id: int, q: Annotated[list[int], Query()], session: Annotated[str | None, Cookie()] = None):
    await websocket.accept()
    await websocket.send_json([item_id, q, session])
    await websocket.close()


@app.websocket("/nothing")
async def nothing(websocket: WebSocket):
    pass


@app.websocket("/deny")
async def deny(websocket: WebSocket):
    await websocket.send_denial_response(PlainTextResponse("denied", status_code=418, headers={"X-D": "1"}))


@app.websocket("/accept/{subprotocol}")
async def accept(websocket: WebSocket, subprotocol: str):
    heard.append(websocket.scope["subprotocols"])
    await websocket.accept(subprotocol=None if subprotocol == "none" else subprotocol, headers=[(b"X-One", b"1"), (b"set-cookie", b"a=b"), (b"x-latin", b"caf\xe9")])
    await websocket.close(4002, "bye ü")


@app.websocket("/after/{kind}")
async def after(websocket: WebSocket, kind: str):
    await websocket.accept()
    if kind == "socket":
        raise WebSocketException(4001, "why")
    if kind == "bare":
        raise WebSocketException(1008)
    if kind == "error":
        raise RuntimeError("broken")
    if kind == "http":
        raise HTTPException(404, "late")
    if kind == "close":
        await websocket.close()
    if kind == "code":
        await websocket.close(int(websocket.query_params["code"]), websocket.query_params.get("reason"))


@app.websocket("/echo")
async def echo(websocket: WebSocket):
    await websocket.accept()
    try:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message["code"], message.get("reason"))
            if message.get("text") is not None:
                await websocket.send_text(message["text"])
            else:
                await websocket.send_bytes(message["bytes"])
    except WebSocketDisconnect as error:
        heard.append([error.code, error.reason])


@app.websocket("/count")
async def count(websocket: WebSocket):
    await websocket.accept()
    try:
        while True:
            message = await websocket.receive()
            if message["type"] == "websocket.disconnect":
                raise WebSocketDisconnect(message["code"], message.get("reason"))
            text = message.get("text")
            await websocket.send_json(["text", len(text)] if text is not None else ["bytes", len(message["bytes"])])
    except WebSocketDisconnect as error:
        heard.append([error.code, error.reason])


@app.websocket("/json")
async def of_json(websocket: WebSocket):
    await websocket.accept()
    value = await websocket.receive_json()
    await websocket.send_json(value)
    await websocket.send_json(value, mode="binary")
    await websocket.close()


@app.websocket("/words")
async def words(websocket: WebSocket):
    async def told(work):
        try:
            await work
        except Exception as error:
            return str(error)

    before = [await told(websocket.receive_text()), await told(websocket.receive_json(mode="x"))]
    await websocket.accept()
    await websocket.close()
    later = [await told(websocket.send_text("x")), await told(websocket.close())]
    heard.append(before + later)


router = APIRouter(prefix="/router/{room}", dependencies=[Depends(guard)])


@router.websocket("/chat")
async def chat(websocket: WebSocket, room: str):
    await websocket.accept()
    await websocket.send_json({"room": room, "path": websocket.url.path, "scheme": websocket.url.scheme, "http": websocket.url_for("plain").path})
    await websocket.close()


app.include_router(router, prefix="/v1")

sub = FastAPI()


@sub.websocket("/ws")
async def in_sub(websocket: WebSocket):
    await websocket.accept()
    await websocket.send_text(websocket.url.path)
    await websocket.close()


app.mount("/sub", sub)
