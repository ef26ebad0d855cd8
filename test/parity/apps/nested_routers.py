from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Path
from fastapi.responses import JSONResponse, PlainTextResponse

log = []


def mark(name: str):
    async def marker():
        log.append(name)

    return Depends(marker)


class Loud(JSONResponse):
    media_type = "application/loud+json"


app = FastAPI(title="Nested routers", dependencies=[mark("app")], default_response_class=Loud)
one = APIRouter(prefix="/one", tags=["one"], dependencies=[mark("one")], responses={401: {"description": "One"}}, default_response_class=PlainTextResponse)
two = APIRouter(prefix="/two/{two_id}", tags=["two"], dependencies=[mark("two")], responses={402: {"description": "Two"}})
three = APIRouter(prefix="/three", deprecated=True, include_in_schema=True)
quiet = APIRouter(include_in_schema=False)


async def owner(two_id: Annotated[int, Path(ge=1)], x_owner: Annotated[str | None, Header()] = None):
    if x_owner is None:
        raise HTTPException(401, "Whose?")
    return [two_id, x_owner]


@one.get("", dependencies=[mark("route")])
async def one_root():
    return "one"


@two.get("/")
async def two_root(two_id: int):
    return f"two {two_id}"


@two.get("/owner", responses={402: {"description": "Own"}, 403: {"description": "Three"}}, tags=["own"])
async def two_owner(given: Annotated[list, Depends(owner)]):
    return str(given)


@three.patch("/any", include_in_schema=False)
@three.post("/any", include_in_schema=False)
@three.get("/any", include_in_schema=False)
async def three_any(two_id: str):
    return {"any": two_id}


@three.get("/{three_id}", response_class=JSONResponse)
async def three_one(two_id: int, three_id: int):
    return {"two": two_id, "three": three_id}


@quiet.get("/quiet")
async def quiet_one():
    return "quiet"


two.include_router(three, tags=["three"], dependencies=[mark("include three")])
one.include_router(two, prefix="/in", responses={405: {"description": "Include"}}, dependencies=[mark("include two")])
one.include_router(quiet)
app.include_router(one, prefix="/api", tags=["api"])
app.include_router(three, prefix="/direct/{two_id}", deprecated=False)


@app.get("/log")
async def read_log():
    found = log.copy()
    log.clear()
    return found
