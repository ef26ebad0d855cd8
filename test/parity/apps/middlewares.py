from fastapi import FastAPI, Request, Response
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.httpsredirect import HTTPSRedirectMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import PlainTextResponse, StreamingResponse

app = FastAPI(title="Middlewares")

packed = FastAPI(title="Packed")
packed.add_middleware(GZipMiddleware, minimum_size=100, compresslevel=9)

hosts = FastAPI(title="Hosts")
hosts.add_middleware(TrustedHostMiddleware, allowed_hosts=["example.com", "*.example.com"])

wwwless = FastAPI(title="Without www")
wwwless.add_middleware(TrustedHostMiddleware, allowed_hosts=["www.example.com"], www_redirect=True)

secure = FastAPI(title="Secure")
secure.add_middleware(HTTPSRedirectMiddleware)

timed = FastAPI(title="Timed")


@timed.middleware("http")
async def outer(request: Request, call_next):
    response = await call_next(request)
    response.headers["X-Outer"] = f"{request.method} {request.url.path} {response.status_code}"
    return response


@timed.middleware("http")
async def inner(request: Request, call_next):
    if request.query_params.get("stop"):
        return PlainTextResponse("stopped", 403)
    request.state.seen = "seen"
    response = await call_next(request)
    response.headers.append("X-Inner", "1")
    if "x-remove" in response.headers:
        del response.headers["x-remove"]
    return response


def declare(site: FastAPI):
    @site.get("/small")
    def small():
        return "small"

    @site.get("/large")
    def large():
        return PlainTextResponse("large " * 100, headers={"Vary": "Accept", "X-Remove": "1"})

    @site.get("/packed")
    def already():
        return Response(b"x" * 500, media_type="image/png", headers={"Content-Encoding": "br"})

    @site.get("/stream")
    def stream():
        return StreamingResponse(iter(["part "] * 50), media_type="text/plain")

    @site.get("/state")
    def state(request: Request):
        return {"seen": getattr(request.state, "seen", None)}

    @site.get("/empty", status_code=204)
    def empty():
        pass


for name, site in {"packed": packed, "hosts": hosts, "wwwless": wwwless, "secure": secure, "timed": timed}.items():
    declare(site)
    app.mount(f"/{name}", site)
