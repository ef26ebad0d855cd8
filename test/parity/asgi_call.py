"""Sends one request to an ASGI application and gives its answer as it was sent: no client in between that mends, follows or unpacks."""

import asyncio
from urllib.parse import unquote


async def _call(app, method, url, headers, body, scheme, server, parts):
    raw_path, _, query = url.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": scheme, "path": unquote(raw_path), "raw_path": raw_path.encode(), "root_path": "",
        "query_string": query.encode(), "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers], "client": ("testclient", 50000), "server": server, "state": {},
    }
    incoming = [{"type": "http.request", "body": part, "more_body": index < len(parts) - 1} for index, part in enumerate(parts)] if parts else [{"type": "http.request", "body": body, "more_body": False}]
    sent = []

    async def receive():
        if incoming:
            return incoming.pop(0)
        await asyncio.sleep(3600)

    async def send(message):
        sent.append(message)

    failure = None
    try:
        await app(scope, receive, send)
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
    starts = [message for message in sent if message["type"] == "http.response.start"]
    chunks = [message.get("body", b"") for message in sent if message["type"] == "http.response.body"]
    return {
        "failure": failure,
        "status": starts[0]["status"] if starts else None,
        "headers": [[name.decode("latin-1").lower(), value.decode("latin-1")] for name, value in starts[0]["headers"]] if starts else [],
        "chunks": chunks,
        "body": b"".join(chunks),
    }


def call(app, method="GET", url="/", headers=(), body=b"", scheme="http", server=("testserver", 80), host="testserver", parts=None):
    given = list(headers)
    if host is not None:
        given.insert(0, ("host", host))
    return asyncio.run(_call(app, method, url, given, body, scheme, server, parts))
