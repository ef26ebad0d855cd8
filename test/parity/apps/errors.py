from typing import Annotated

from fastapi import Body, FastAPI, HTTPException, Query, Request
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI(title="Errors")


class Base(Exception):
    pass


class Derived(Base):
    pass


class Unhandled(Exception):
    pass


class Rethrown(Exception):
    pass


class Broken(Exception):
    pass


class OwnHTTP(HTTPException):
    pass


class Item(BaseModel):
    n: int


@app.exception_handler(Base)
async def answer_base(request: Request, error: Base):
    return JSONResponse({"kind": type(error).__name__, "path": request.url.path}, status_code=418, headers={"x-handler": "base"})


@app.exception_handler(Rethrown)
async def answer_rethrown(request: Request, error: Rethrown):
    raise HTTPException(409, "rethrown")


@app.exception_handler(Broken)
async def answer_broken(request: Request, error: Broken):
    raise Unhandled("broken")


@app.exception_handler(OwnHTTP)
async def answer_own_http(request: Request, error: OwnHTTP):
    return JSONResponse({"own": error.detail}, status_code=error.status_code)


@app.exception_handler(451)
async def answer_451(request: Request, error: HTTPException):
    return PlainTextResponse(f"451: {error.detail}", status_code=451)


@app.get("/http")
async def http(status: int = 404, detail: str | None = None):
    raise HTTPException(status, detail)


@app.get("/http-detail")
async def http_detail(how: str = "dict"):
    details = {"dict": {"a": [1, None]}, "list": [1, "a"], "number": 5, "empty": "", "zero": 0, "false": False}
    raise HTTPException(400, details[how], headers={"X-Error": "yes", "Set-Cookie": "a=b"})


@app.get("/www")
async def www():
    raise HTTPException(401, "Not authenticated", headers={"WWW-Authenticate": 'Basic realm="x"'})


@app.get("/base")
async def base():
    raise Base("b")


@app.get("/derived")
async def derived():
    raise Derived("d")


@app.get("/unhandled")
async def unhandled():
    raise Unhandled("secret text")


@app.get("/rethrown")
async def rethrown():
    raise Rethrown()


@app.get("/broken")
async def broken():
    raise Broken()


@app.get("/own-http")
async def own_http(status: int = 400):
    raise OwnHTTP(status, "own")


@app.get("/zero")
async def zero():
    return 1 / 0


@app.post("/validated")
async def validated(item: Item, q: Annotated[int, Query(gt=1)] = 5):
    return item


@app.get("/only-get")
async def only_get():
    return "get"


@app.post("/only-get/")
async def only_post():
    return "post"


@app.get("/slash/")
async def slash():
    return "slash"


@app.get("/no-slash")
async def no_slash():
    return "no slash"


@app.get("/deep/{a}/{b}/")
async def deep(a: str, b: str):
    return [a, b]
