"""The guide's programs of websockets, as FastAPI has them. The twin mounts the programs of docs/tutorial/websockets_."""

from typing import Annotated

from fastapi import Cookie, Depends, FastAPI, Query, WebSocket, WebSocketDisconnect, WebSocketException, status

app = FastAPI()
one = FastAPI()
two = FastAPI()
three = FastAPI()


@one.websocket("/ws")
async def echo(websocket: WebSocket):
    await websocket.accept()
    while True:
        text = await websocket.receive_text()
        await websocket.send_text(f"Message text was: {text}")


async def cookie_or_token(session: Annotated[str | None, Cookie()] = None, token: Annotated[str | None, Query()] = None):
    if session is None and token is None:
        raise WebSocketException(code=status.WS_1008_POLICY_VIOLATION)
    return session or token


@two.websocket("/items/{item_id}/ws")
async def about_item(websocket: WebSocket, item_id: str, credential: Annotated[str, Depends(cookie_or_token)], q: int | None = None):
    await websocket.accept()
    while True:
        text = await websocket.receive_text()
        await websocket.send_text(f"Session cookie or query token value is: {credential}")
        if q is not None:
            await websocket.send_text(f"Query parameter q is: {q}")
        await websocket.send_text(f"Message text was: {text}, for item ID: {item_id}")


connected: list[WebSocket] = []


async def tell_all(text: str):
    for websocket in connected:
        await websocket.send_text(text)


@three.websocket("/ws/{client_id}")
async def room(websocket: WebSocket, client_id: int):
    await websocket.accept()
    connected.append(websocket)
    try:
        while True:
            text = await websocket.receive_text()
            await websocket.send_text(f"You wrote: {text}")
            await tell_all(f"Client #{client_id} says: {text}")
    except WebSocketDisconnect:
        connected.remove(websocket)
        await tell_all(f"Client #{client_id} left the chat")


for number, sub in enumerate((one, two, three), 1):
    app.mount(f"/{number}", sub)
