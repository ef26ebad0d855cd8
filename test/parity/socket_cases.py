"""Makes fixtures/websockets.json: how FastAPI under uvicorn answers handshakes, and which frames it sends.

Run from the repository's root with the Python of the reference, which needs the package websockets for it: python test/parity/socket_cases.py
"""

import asyncio
import json
import os
import struct
import threading
import time
from pathlib import Path
from typing import Annotated

import uvicorn
from fastapi import APIRouter, Cookie, Depends, FastAPI, Header, HTTPException, Query, WebSocket, WebSocketDisconnect, WebSocketException
from fastapi.responses import JSONResponse, PlainTextResponse

seen = []


def application():
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

    @app.websocket("/accept")
    async def accept(websocket: WebSocket):
        await websocket.accept(subprotocol="b", headers=[(b"X-One", b"1"), (b"set-cookie", b"a=b")])
        await websocket.close(4002, "bye ü")

    @app.websocket("/after/{kind}")
    async def after(websocket: WebSocket, kind: str):
        await websocket.accept()
        if kind == "socket":
            raise WebSocketException(4001, "why")
        if kind == "bare":
            raise WebSocketException(1008)
        await websocket.close()

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
            seen.append([error.code, error.reason])

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
        after = [await told(websocket.send_text("x")), await told(websocket.close()), await told(websocket.receive_text())]
        seen.append(before + after)

    router = APIRouter(prefix="/router/{room}", dependencies=[Depends(guard)])

    @router.websocket("/chat")
    async def chat(websocket: WebSocket, room: str):
        await websocket.accept()
        await websocket.send_json({"room": room, "url": str(websocket.url), "path": websocket.url.path, "http": str(websocket.url_for("plain")), "socket": str(websocket.url_for("chat", room="x"))})
        await websocket.close()

    app.include_router(router, prefix="/v1")

    sub = FastAPI()

    @sub.websocket("/ws")
    async def in_sub(websocket: WebSocket):
        await websocket.accept()
        await websocket.send_text(websocket.url.path)
        await websocket.close()

    app.mount("/sub", sub)
    return app


KEY = "dGhlIHNhbXBsZSBub25jZQ=="


def frame(opcode, payload):
    mask = b"\x01\x02\x03\x04"
    head = bytes([0x80 | opcode])
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else bytes([0x80 | 126]) + struct.pack("!H", len(payload))
    return head + length + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))


async def ask(port, case):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    headers = [["host", "server"], ["connection", "Upgrade"], ["upgrade", "websocket"], ["sec-websocket-version", "13"], ["sec-websocket-key", KEY], *case.get("headers", [])]
    writer.write(f"GET {case['target']} HTTP/1.1\r\n".encode() + b"".join(f"{name}: {value}\r\n".encode() for name, value in headers) + b"\r\n")
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(head[0].split(" ")[1])
    answer = sorted([name.lower(), value] for name, value in (line.split(": ", 1) for line in head[1:] if line))
    kept = [[name, value] for name, value in answer if name not in ("date", "server", "connection", "upgrade", "sec-websocket-accept", "content-length")]
    if status != 101:
        body = await reader.read()
        writer.close()
        return {"status": status, "headers": kept, "body": body.decode()}
    for opcode, payload in case.get("send", []):
        # Of control frames each character is a byte.
        writer.write(frame(opcode, payload.encode("latin-1" if opcode >= 8 else "utf-8")))
    frames = []
    while True:
        try:
            first, length = await asyncio.wait_for(reader.readexactly(2), 5)
        except asyncio.IncompleteReadError:
            frames.append("end")
            break
        if length == 126:
            (length,) = struct.unpack("!H", await reader.readexactly(2))
        payload = await reader.readexactly(length)
        frames.append([first, payload.decode("latin-1")])
        if first == 0x88:
            writer.write(frame(8, payload[:2]))
            break
    writer.close()
    return {"status": status, "headers": kept, "frames": frames}


CASES = [
    {"target": "/none"},
    {"target": "/plain"},
    {"target": "/close"},
    *({"target": f"/raise/{kind}"} for kind in ("socket", "http", "teapot", "error")),
    {"target": "/items/x?q=1"},
    {"target": "/items/1"},
    {"target": "/items/1?q=1&q=2", "headers": [["cookie", "session=s; other=o"]]},
    {"target": "/items/1?q=x"},
    {"target": "/nothing"},
    {"target": "/deny"},
    {"target": "/accept", "headers": [["sec-websocket-protocol", "a, b"]]},
    {"target": "/after/socket"},
    {"target": "/after/bare"},
    {"target": "/after/close"},
    {"target": "/echo", "send": [[1, "text ü"], [2, "bytes"], [8, "\x03\xe8"]]},
    {"target": "/echo", "send": [[1, "x" * 300], [8, ""]]},
    {"target": "/echo", "send": [[9, "ping"], [8, "\x0f\xa1why"]]},
    {"target": "/json", "send": [[1, '{"a": [1, 2.5, null], "b": "ü"}']]},
    {"target": "/words"},
    {"target": "/v1/router/one/chat"},
    {"target": "/v1/router/one/chat", "headers": [["token", "bad"]]},
    {"target": "/v1/router/one/chat", "headers": [["token", "http"]]},
    {"target": "/echo", "headers": [["token", "bad"]]},
    {"target": "/sub/ws"},
    {"target": "/sub/none"},
]


server = uvicorn.Server(uvicorn.Config(application(), port=0, ws="websockets-sansio", ws_per_message_deflate=False, log_level="critical"))
threading.Thread(target=server.run, daemon=True).start()
while not server.started:
    time.sleep(0.05)
port = server.servers[0].sockets[0].getsockname()[1]
answers = []
for case in CASES:
    seen.clear()
    print(case["target"], flush=True)
    answer = asyncio.run(ask(port, case))
    time.sleep(0.1)
    answers.append({**case, "answer": answer, "seen": list(seen)})
server.should_exit = True
Path("test/parity/fixtures/websockets.json").write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n")
os._exit(0)
