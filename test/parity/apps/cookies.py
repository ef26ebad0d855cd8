from typing import Annotated

from fastapi import Cookie, FastAPI, Request, Response
from pydantic import BaseModel

app = FastAPI(title="Cookies")


class Cookies(BaseModel):
    session_id: str
    fatebook_tracker: str | None = None
    count: int = 1


class StrictCookies(BaseModel):
    model_config = {"extra": "forbid"}
    session_id: int


@app.get("/one")
async def one(ads_id: Annotated[str | None, Cookie()] = None):
    return {"ads_id": ads_id}


@app.get("/required")
async def required(n: Annotated[int, Cookie()], name: Annotated[str, Cookie(alias="the-name")] = "x"):
    return [n, name]


@app.get("/list")
async def many(values: Annotated[list[str], Cookie()] = ["d"]):
    return {"values": values}


@app.get("/group")
async def group(cookies: Annotated[Cookies, Cookie()]):
    return cookies


@app.get("/strict-group")
async def strict_group(cookies: Annotated[StrictCookies, Cookie()]):
    return cookies


@app.get("/raw")
async def raw(request: Request):
    return request.cookies


@app.get("/set")
async def set_cookie(response: Response, value: str = "v"):
    response.set_cookie("plain", value)
    response.set_cookie(
        "full", value, max_age=60, expires=3600, path="/x", domain="example.com", secure=True, httponly=True, samesite="strict"
    )
    response.set_cookie("none", value, samesite=None, path=None)
    response.delete_cookie("gone", path="/y")
    return {"ok": True}


@app.get("/set-on-response")
async def set_on_response():
    response = Response("hello", media_type="text/plain")
    response.set_cookie("a", "b c; \"d\"")
    return response
