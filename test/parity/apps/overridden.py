from typing import Annotated

from fastapi import Body, FastAPI, HTTPException, Query, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.exception_handlers import http_exception_handler, request_validation_exception_handler
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI(title="Overridden")


class Base(Exception):
    pass


class Derived(Base):
    pass


class Item(BaseModel):
    title: str
    size: int


@app.exception_handler(RequestValidationError)
async def invalid(request: Request, error: RequestValidationError):
    if request.url.path == "/usual":
        return await request_validation_exception_handler(request, error)
    return JSONResponse(jsonable_encoder({"errors": [{"at": item["loc"], "is": item["type"]} for item in error.errors()], "body": error.body}), 400)


@app.exception_handler(ResponseValidationError)
async def ours(request: Request, error: ResponseValidationError):
    return JSONResponse({"ours": [item["type"] for item in error.errors()]}, 502)


@app.exception_handler(StarletteHTTPException)
async def http(request: Request, error: StarletteHTTPException):
    if error.status_code == 409:
        return await http_exception_handler(request, error)
    return PlainTextResponse(f"{error.status_code} {error.detail}", error.status_code, headers=error.headers)


@app.exception_handler(404)
async def nowhere(request: Request, error: HTTPException):
    return HTMLResponse(f"<h1>{request.url.path}</h1>", 404)


@app.exception_handler(Base)
def base(request: Request, error: Base):
    return JSONResponse({"error": type(error).__name__, "args": list(error.args)}, 418)


@app.exception_handler(Exception)
async def anything(request: Request, error: Exception):
    return JSONResponse({"sorry": True}, 500)


@app.post("/items")
async def create(item: Item):
    return item


@app.post("/usual")
async def usual(item: Item, n: Annotated[int, Query()]):
    return [item, n]


@app.get("/raise/{what}")
async def raises(what: str):
    if what == "derived":
        raise Derived("a", 1)
    if what == "base":
        raise Base()
    if what == "other":
        raise ValueError("secret")
    if what == "teapot":
        raise HTTPException(418, {"tea": ["green"]}, headers={"X-Tea": "yes"})
    if what == "conflict":
        raise HTTPException(409, [1, None])
    if what == "missing":
        raise HTTPException(404, "not here")
    if what == "default":
        raise HTTPException(403)
    if what == "empty":
        raise HTTPException(304)
    if what == "strange":
        raise HTTPException(499, "no name")
    return what


@app.get("/wrong", response_model=Item)
async def wrong():
    return {"title": 1}


@app.get("/handler-answers")
async def with_response(response: Response):
    response.headers["X-Lost"] = "1"
    raise HTTPException(400, "lost")


@app.put("/twice")
async def twice(a: Annotated[int, Body()], b: Annotated[int, Body()]):
    return a + b
