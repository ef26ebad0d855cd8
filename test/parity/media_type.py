"""Makes fixtures/media-type.json: how FastAPI and Starlette judge `content-type` and `accept` headers.

Run from the repository's root with the Python of the reference: python test/parity/media_type.py
"""

import json
import random
from email.message import Message
from pathlib import Path

from fastapi import Body, FastAPI
from fastapi.routing import _is_frontend_navigation_request, _iter_accept_media_types
from python_multipart.multipart import parse_options_header

import httpx
import asyncio

CONTENT_TYPES = [
    "", " ", ";", "application/json", "APPLICATION/JSON", "Application/Json; charset=utf-8", "application/json;charset=utf-8", " application/json ", "application/json ;x", "application/json;", "application/json,", "application / json", "application/ json",
    "application/jsonx", "application/xjson", "application/vnd.api+json", "application/problem+json; a=b", "application/+json", "application/json+x", "application/geo+JSON", "application/x+json+json", "text/json", "text/x+json", "application/json/x", "application", "json", "/json", "application/",
    "text/plain", "application/octet-stream", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=abc", "image/svg+xml", "application/ld+json;profile=\"a;b\"", "application/json\t", "\tapplication/json", "\xa0application/json", "application/json\x0b", "application/vnd.é+json", "application/json; =", "application/ndjson", "application/jsonl", "*/*", "application/*",
]

OPTIONS = CONTENT_TYPES + [
    "multipart/form-data; boundary=\"a;b\"", "multipart/form-data; boundary=\"a\\\"b;c\"; x=1", "multipart/form-data; boundary=\"a", "multipart/form-data;boundary=a;boundary=b", "multipart/form-data; BOUNDARY=Ab", "multipart/form-data; boundary = ab ", "Multipart/Form-Data; boundary=a", "Multipart/Form-Data",
    "form-data; name=\"f\"; filename=\"a.txt\"", "form-data; name=f; filename=a.txt", "form-data; name=\"f\"; filename=\"C:\\\\dir\\\\a.txt\"", "form-data; name=\"f\"; filename=\"\\\\\\\\host\\\\a.txt\"", "form-data; name=\"f\"; filename=\"C:\\dir\\a.txt\"", "form-data; name=\"f\"; filename*=utf-8''%e2%82%ac", "form-data; name=\"f\"; filename=\"x\"; filename*=utf-8''y", "form-data; name=\"\"", "form-data; name=\"", "form-data; name", "form-data; Name=x;", "form-data;;name=x", "form-data; name=\"a\\\\\"; b=\"c\"", "form-data; name=\"a\\\\\\\"\"; b=c", "form-data; name=a=b; c", "form-data; name=\"é\"", "=x; a=b", "a = b ; c = d", "x; a=\"\"b\"\"; c=1", "x; a=b\"c;d\"e; f=g", "x; a=';'; b",
]

ACCEPTS = [
    "", "*/*", "text/html", "text/*", "text/html;q=0", "text/html;q=0.0", "text/html;q=0.000", "text/html; q=0", "text/html;Q=0", "text/html;q=", "text/html;q=x", "text/html;q=1_0", "text/html;q=\"0\"", "text/html;q=-0", "text/html;q=.0", "text/html;q=0.", "text/html;q=0e5", "text/html;q=1e-400", "text/html;q=inf", "text/html;q=nan", "text/html;q=0.5;q=0", "text/html;q=0;q=1", "text/html;level=1;q=0.3",
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "application/json", "application/json, text/html;q=0.1", "application/json,text/html;q=0", "text/html;q=0,application/xhtml+xml", "APPLICATION/XHTML+XML", " text/html ", ",", ",,text/html", "text/html/x", "html", "q=0", "text/html;a=\"x,y\";q=0", "text/html;a=\"x;q=0\"", "text/html;q", "text/html;q;q=0", "text/html ;q=0", "text/html;q =0", "text/html;q= 0 ", "text/html;q=0 0", "text/html;q=+0", "text/html;q=0_0", "text/html;q=_0",
]


def is_json(strict):
    app = FastAPI(strict_content_type=strict)

    @app.post("/")
    def read(body: object = Body()):
        return None

    async def ask(value):
        headers = [(b"content-length", b"1")] + ([] if value is None else [(b"content-type", value.encode("latin-1"))])
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"{", "more_body": False}

        async def send(message):
            sent.append(message)

        await app({"type": "http", "method": "POST", "path": "/", "raw_path": b"/", "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("x", 80), "client": None, "headers": headers}, receive, send)
        # Broken JSON is a 422 only where it is read as JSON.
        return sent[0]["status"] == 422

    return {"" if value is None else "=" + value: asyncio.run(ask(value)) for value in [None, *CONTENT_TYPES]}


def options(header):
    value, parameters = parse_options_header(header)
    return [header, value.decode("latin-1"), [[name.decode("latin-1"), text.decode("latin-1")] for name, text in parameters.items()]]


def accepts(header):
    scope = {"type": "http", "headers": [(b"accept", header.encode("latin-1"))]}
    members = [[type_, "nan" if quality != quality else "inf" if quality == float("inf") else quality] for type_, quality in _iter_accept_media_types(header)]
    return [header, members, _is_frontend_navigation_request(scope)]


def random_options():
    chance = random.Random(20261122)
    for _ in range(300):
        yield "x; " + "".join(chance.choice(["a", "b", "=", ";", ";", '"', "\\", " ", '"a;b"', "*", "A"]) for _ in range(chance.randrange(1, 14)))


def main():
    content = {
        "strict": is_json(True),
        "lenient": is_json(False),
        "options": [options(header) for header in dict.fromkeys([*OPTIONS, *random_options()]) if header],
        "accept": [accepts(header) for header in dict.fromkeys(ACCEPTS)],
    }
    (Path(__file__).parent / "fixtures" / "media-type.json").write_text(json.dumps(content, ensure_ascii=True, indent=1) + "\n")
    print(len(content["options"]), "headers,", len(content["accept"]), "accept headers")


main()
