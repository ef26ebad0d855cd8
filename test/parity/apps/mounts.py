from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.applications import Starlette
from starlette.routing import Route


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield {"from_lifespan": "outer"}


app = FastAPI(title="Outer", lifespan=lifespan)
sub = FastAPI(title="Sub")
subsub = FastAPI(title="Sub of sub", openapi_url=None)
other = FastAPI(title="Other")


class OwnError(Exception):
    pass


async def original():
    return "original"


app.dependency_overrides[original] = lambda: "overridden"


@app.middleware("http")
async def outer_middleware(request: Request, call_next):
    request.state.by_middleware = "outer"
    response = await call_next(request)
    response.headers["x-outer"] = "1"
    return response


@sub.middleware("http")
async def sub_middleware(request: Request, call_next):
    response = await call_next(request)
    response.headers["x-sub"] = "1"
    return response


@app.exception_handler(OwnError)
async def outer_handler(request: Request, error: OwnError):
    return JSONResponse({"handled by": "outer"}, status_code=418)


@sub.exception_handler(404)
async def sub_404(request: Request, error: HTTPException):
    return JSONResponse({"handled by": "sub"}, status_code=404)


def describe(request: Request):
    return {
        "path": request.url.path,
        "base": str(request.base_url),
        "state": {key: getattr(request.state, key, None) for key in ["from_lifespan", "by_middleware"]},
        "app": request.app.title,
    }


@app.get("/app")
async def read_main(request: Request, value: str = Depends(original)):
    return {**describe(request), "value": value}


@sub.get("/sub")
async def read_sub(request: Request, value: str = Depends(original)):
    return {**describe(request), "value": value}


@sub.get("/item/{item_id}")
async def read_item(item_id: int):
    return item_id


@sub.get("/slash/")
async def slash():
    return "slash"


@sub.get("/url")
async def url(request: Request):
    return [str(request.url_for("read_main")), str(request.url_for("sub:read_item", item_id=3)), str(request.app.url_path_for("read_item", item_id=4))]


@sub.get("/own-error")
async def own_error():
    raise OwnError()


@sub.get("/fails")
async def fails():
    raise RuntimeError("no")


@subsub.get("/")
async def root(request: Request):
    return describe(request)


@subsub.get("/deep/{rest:path}")
async def deep(rest: str, request: Request):
    return {"rest": rest, "base": str(request.base_url)}


@other.get("/x")
async def read_x():
    return "x"


sub.mount("/subsub", subsub)
app.mount("/mount", sub, name="sub")
app.mount("/tenants/{tenant}", other)


@app.get("/mount/never")
async def never():
    return "the mount was first"


@app.get("/urls")
async def urls(request: Request):
    return [
        str(request.url_for("sub:read_item", item_id=3)),
        str(app.url_path_for("sub", path="/files/a.css")),
        str(app.url_path_for("read_x", tenant="t")),
    ]
