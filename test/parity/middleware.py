"""Makes fixtures/middleware.json: what Starlette's middleware around a FastAPI application makes of requests and answers.

Run from the repository's root with the Python of the reference: python test/parity/middleware.py
"""

import base64
import gzip
import json
import tempfile
import time
from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse, StreamingResponse
from itsdangerous import TimestampSigner
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.httpsredirect import HTTPSRedirectMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from asgi_call import call

LONG = "long text " * 100


def make_app(directory):
    app = FastAPI()
    small, large = directory / "small.txt", directory / "large.txt"
    small.write_text("s" * 600)
    large.write_text("0123456789" * 10_000)

    @app.get("/")
    def root():
        return {"hello": "world"}

    @app.post("/")
    async def post(request: Request):
        return len(await request.body())

    @app.post("/unread")
    async def unread():
        return "unread"

    @app.get("/error")
    def error():
        raise RuntimeError("broken")

    @app.get("/http-error")
    def http_error():
        raise HTTPException(418, "teapot", headers={"X-Tea": "yes"})

    @app.get("/vary")
    def vary():
        return PlainTextResponse("v", headers={"Vary": "Accept", "Access-Control-Allow-Origin": "own"})

    @app.get("/long")
    def long():
        return PlainTextResponse(LONG)

    @app.get("/exact/{size}")
    def exact(size: int):
        return PlainTextResponse("x" * size)

    @app.get("/typed")
    def typed(type: str):
        return Response(LONG, media_type=type)

    @app.get("/untyped")
    def untyped():
        return Response(LONG)

    @app.get("/encoded")
    def encoded():
        return Response(LONG, headers={"Content-Encoding": "br", "Vary": "X"})

    @app.get("/partial")
    def partial():
        return Response(LONG, status_code=206)

    @app.get("/empty")
    def empty():
        return Response(status_code=204)

    @app.get("/stream")
    def stream(type: str = "text/plain"):
        async def parts():
            for part in ("one", "two", LONG):
                yield part

        return StreamingResponse(parts(), media_type=type, headers={"Content-Length": "1006"})

    @app.api_route("/small-file", methods=["GET", "HEAD"])
    def small_file():
        return FileResponse(small)

    @app.api_route("/large-file", methods=["GET", "HEAD"])
    def large_file():
        return FileResponse(large)

    @app.get("/session")
    async def session(request: Request, do: str = "nothing"):
        if do == "read":
            return dict(request.session)
        if do == "set":
            request.session["user"] = "é"
        if do == "same":
            request.session["user"] = request.session.get("user")
        if do == "clear":
            request.session.clear()
        if do == "delete":
            del request.session["user"]
        if do == "set-and-delete":
            request.session["x"] = 1
            del request.session["x"]
        return do

    return app


def request(url="/", method="GET", headers=(), **more):
    return {"method": method, "url": url, "headers": [list(pair) for pair in headers], **more}


ORIGIN = ("Origin", "https://example.org")
PREFLIGHT = [ORIGIN, ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "X-Own, content-type")]

CORS_REQUESTS = [
    request(), request(headers=[ORIGIN]), request(headers=[("Origin", "https://other.org")]), request(headers=[("Origin", "")]), request("/vary", headers=[ORIGIN]), request("/vary"), request("/http-error", headers=[ORIGIN]), request("/error", headers=[ORIGIN]), request("/nothing", headers=[ORIGIN]), request(method="PUT", headers=[ORIGIN]), request(method="OPTIONS"), request(method="OPTIONS", headers=[ORIGIN]), request(method="OPTIONS", headers=PREFLIGHT[1:]),
    request(method="OPTIONS", headers=PREFLIGHT), request(method="OPTIONS", headers=PREFLIGHT[:2]), request("/nothing", method="OPTIONS", headers=PREFLIGHT), request(method="OPTIONS", headers=[("Origin", "https://other.org"), *PREFLIGHT[1:]]), request(method="OPTIONS", headers=[ORIGIN, ("Access-Control-Request-Method", "get")]), request(method="OPTIONS", headers=[ORIGIN, ("Access-Control-Request-Method", "TRACE")]), request(method="OPTIONS", headers=[ORIGIN, ("Access-Control-Request-Method", "")]), request(method="OPTIONS", headers=[*PREFLIGHT[:2], ("Access-Control-Request-Headers", "")]), request(method="OPTIONS", headers=[*PREFLIGHT[:2], ("Access-Control-Request-Headers", "ACCEPT ,Accept-language,  X-Other")]), request(method="OPTIONS", headers=[*PREFLIGHT[:2], ("Access-Control-Request-Headers", "accept,content-type")]), request(method="OPTIONS", headers=[*PREFLIGHT, ("Access-Control-Request-Private-Network", "true")]), request(method="OPTIONS", headers=[*PREFLIGHT, ("Access-Control-Request-Private-Network", "")]), request(method="GET", headers=PREFLIGHT), request(method="OPTIONS", headers=[("Origin", "https://a.example.com"), *PREFLIGHT[1:]]), request(headers=[("Origin", "https://a.example.com")]), request(headers=[("Origin", "https://a.example.com.evil.org")]), request(headers=[("Origin", "https://example.com")]), request(headers=[("Origin", "null")]),
]

GZIP = ("Accept-Encoding", "gzip, br")
GZIP_PATHS = ["/", "/long", "/exact/499", "/exact/500", "/exact/0", "/exact/200000", "/untyped", "/encoded", "/partial", "/empty", "/vary", "/stream", "/stream?type=text/event-stream", "/small-file", "/large-file", "/http-error", "/nothing", *[f"/typed?type={type}" for type in ("text/html", "application/json", "image/png", "image/svg%2Bxml", "IMAGE/PNG", "audio/mp3", "video/x-own", "text/event-stream;charset=utf-8", "font/woff2", "font/ttf", "application/zip", "nonsense")]]
GZIP_REQUESTS = [request(path, headers=headers) for path in GZIP_PATHS for headers in ([GZIP], [])] + [request("/long", headers=[("Accept-Encoding", value)]) for value in ("gzip", "GZIP", "x-gzip", "gzip;q=0", "deflate", "", "*", "identity")] + [request("/large-file", headers=[GZIP, ("Range", "bytes=0-9")]), request("/small-file", "HEAD", [GZIP]), request("/large-file", "HEAD", [GZIP])]

HOSTS = ["example.com", "example.com:8000", "EXAMPLE.com", "www.example.org", "example.org", "example.org:8080", "a.example.net", "a.b.example.net", "example.net", "notexample.net", ".example.net", "other.com", "", "example.com/", "example.com:", "example.com:x", "exa mple.com", "[::1]", "[::1]:80", "[::x]", "user@example.com", "example.com?x", "127.0.0.1"]
HOST_REQUESTS = [request("/", host=host) for host in HOSTS] + [request("/", host=None), request("/a%20b/%C3%A9?x=1&y=%20", host="example.org"), request("/nothing", host="example.com"), request("/", host="example.org", scheme="https")]
HTTPS_REQUESTS = [request("/", host=host) for host in ("example.com", "example.com:80", "example.com:443", "example.com:8000", "EXAMPLE.com", "EXAMPLE.com:80", "example.com:080", "example.com:99999", "bad host", "")] + [request("/a%20b/%C3%A9?x=1&y=%20", host="example.com"), request("/", host="example.com", scheme="https"), request("/", host=None), request("/", host=None, server=None), request("/", host=None, server=["10.0.0.1", 8000]), request("/", host=None, server=["::1", 8000]), request("/", method="POST", host="example.com")]

BODY_REQUESTS = [request("/", "POST", headers, **body) for headers, body in [([("Content-Length", "10")], {"body": "x" * 10}), ([("Content-Length", "11")], {"body": "x" * 11}), ([], {"parts": ["x" * 5, "x" * 5]}), ([], {"parts": ["x" * 5, "x" * 6]}), ([], {"parts": ["x" * 11]}), ([("Content-Length", "x")], {"body": "x" * 10}), ([("Content-Length", "0")], {"body": ""}), ([], {"body": ""}), ([("Content-Length", "100000000000000000000")], {"body": "x"})]] + [request("/unread", "POST", [("Content-Length", "11")], body="x" * 11), request("/unread", "POST", [], parts=["x" * 11]), request("/", "GET", [("Content-Length", "11")], body="x" * 11), request("/nothing", "POST", [("Content-Length", "11")], body="x" * 11)]

# Each with the options in Python's spelling.
STACKS = {
    "cors": (CORSMiddleware, {}, CORS_REQUESTS),
    "corsAll": (CORSMiddleware, {"allow_origins": ["*"], "allow_methods": ["*"], "allow_headers": ["*"]}, CORS_REQUESTS),
    "corsAllCredentials": (CORSMiddleware, {"allow_origins": ["*"], "allow_methods": ["*"], "allow_headers": ["*"], "allow_credentials": True, "expose_headers": ["X-A", "X-B"], "max_age": 60}, CORS_REQUESTS),
    "corsSome": (CORSMiddleware, {"allow_origins": ["https://example.org"], "allow_methods": ["POST", "PUT"], "allow_headers": ["X-Own", "Accept", "accept"], "expose_headers": ["X-A"], "allow_private_network": True}, CORS_REQUESTS),
    "corsSomeCredentials": (CORSMiddleware, {"allow_origins": ["https://example.org"], "allow_methods": ["POST"], "allow_headers": ["x-own"], "allow_credentials": True}, CORS_REQUESTS),
    "corsRegex": (CORSMiddleware, {"allow_origin_regex": r"https://.*\.example\.com|null", "allow_methods": ["GET", "POST"]}, CORS_REQUESTS),
    "gzip": (GZipMiddleware, {}, GZIP_REQUESTS),
    "gzipSmall": (GZipMiddleware, {"minimum_size": 1, "compresslevel": 1, "exclude_content_types": ("text/html; charset=utf-8", " Application/* ")}, GZIP_REQUESTS),
    "trustedHost": (TrustedHostMiddleware, {"allowed_hosts": ["example.com", "www.example.org", "*.example.net", "127.0.0.1", "[::1]"]}, HOST_REQUESTS),
    "trustedHostNoRedirect": (TrustedHostMiddleware, {"allowed_hosts": ["example.com", "www.example.org"], "www_redirect": False}, HOST_REQUESTS),
    "trustedHostAny": (TrustedHostMiddleware, {"allowed_hosts": ["*"]}, HOST_REQUESTS),
    "httpsRedirect": (HTTPSRedirectMiddleware, {}, HTTPS_REQUESTS),
    "bodyLimit": (RequestBodyLimitMiddleware, {"max_body_size": 10}, BODY_REQUESTS),
}


def run(app, spec):
    given = dict(spec)
    headers = [tuple(pair) for pair in given.pop("headers")]
    if "body" in given:
        given["body"] = given["body"].encode()
    if "parts" in given:
        given["parts"] = [part.encode() for part in given["parts"]]
    if isinstance(given.get("server"), list):
        given["server"] = tuple(given["server"])
    answer = call(app, headers=headers, **given)
    body = answer["body"]
    packed = dict(answer["headers"]).get("content-encoding") == "gzip"
    if packed:
        body = gzip.decompress(body)
    text = body.decode("latin-1")
    return {"request": spec, "status": answer["status"], "headers": [pair for pair in answer["headers"] if not (packed and pair[0] == "content-length")], "hasLength": any(name == "content-length" for name, _ in answer["headers"]), "body": text if len(text) < 2000 else f"{len(text)} bytes", "failure": answer["failure"]}


SECRET = "s3cret"


def session_cookies():
    signer = TimestampSigner(SECRET)
    encode = lambda value: base64.b64encode(json.dumps(value).encode())
    good = signer.sign(encode({"user": "ada", "é": [1, None, "😀"]})).decode()
    value, timestamp, signature = good.rsplit(".", 2)
    return {
        "none": None, "good": good, "empty": signer.sign(encode({})).decode(), "otherSecret": TimestampSigner("other").sign(encode({"user": "ada"})).decode(), "unsigned": value, "tampered": "x" + good, "changedTime": f"{value}.AAAA.{signature}", "noTime": "", "nonsense": "x", "dots": "...", "badSignature": f"{value}.{timestamp}.!!!!",
    }


def sessions(app):
    cases = []
    for stack, options in {"sessions": {}, "sessionsStrict": {"session_cookie": "own", "max_age": 60, "path": "/p", "same_site": "strict", "https_only": True, "domain": "example.com", "partitioned": True}, "sessionsForever": {"max_age": None}}.items():
        wrapped = SessionMiddleware(app, secret_key=SECRET, **options)
        name = options.get("session_cookie", "session")
        for kind, cookie in session_cookies().items():
            for do in ("nothing", "read", "set", "same", "clear", "delete", "set-and-delete"):
                if do == "delete" and kind != "good":
                    continue
                answer = call(wrapped, url=f"/session?do={do}", headers=[] if cookie is None else [("cookie", f"a=b; {name}={cookie}")])
                assert answer["failure"] is None, answer["failure"]
                stored = None
                headers = []
                for header, value in answer["headers"]:
                    if header == "set-cookie" and not value.startswith(f"{name}=null"):
                        payload = value.split("=", 1)[1].split(";")[0]
                        stored = json.loads(base64.b64decode(TimestampSigner(SECRET).unsign(payload)))
                        value = value.replace(payload, "PAYLOAD")
                    headers.append([header, value])
                cases.append({"stack": stack, "kind": kind, "cookie": cookie, "do": do, "status": answer["status"], "headers": headers, "body": answer["body"].decode(), "stored": stored})
    return cases


def main():
    with tempfile.TemporaryDirectory() as directory:
        stacks = {}
        for name, (middleware, options, specs) in STACKS.items():
            app = make_app(Path(directory))
            app.add_middleware(middleware, **options)
            stacks[name] = [run(app, spec) for spec in specs]
        content = {"stacks": stacks, "sessions": sessions(make_app(Path(directory))), "signedAt": int(time.time()), "secret": SECRET}
    (Path(__file__).parent / "fixtures" / "middleware.json").write_text(json.dumps(content, indent=1) + "\n")
    print({name: len(cases) for name, cases in content["stacks"].items()}, len(content["sessions"]), "sessions")


main()
