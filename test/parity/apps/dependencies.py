from typing import Annotated

from fastapi import APIRouter, Body, Cookie, Depends, FastAPI, Header, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel

calls = []


async def app_wide(x_app: Annotated[str, Header()] = "none"):
    calls.append(f"app {x_app}")


app = FastAPI(title="Dependencies", dependencies=[Depends(app_wide)])


class Item(BaseModel):
    name: str


async def common(q: str | None = None, skip: int = 0, limit: Annotated[int, Query(le=100)] = 100):
    calls.append("common")
    return {"q": q, "skip": skip, "limit": limit}


class Paging:
    def __init__(self, page: int = 1, size: Annotated[int, Query(le=50)] = 10):
        self.page = page
        self.size = size


class Checker:
    def __init__(self, word: str):
        self.word = word

    def __call__(self, text: str = ""):
        return self.word in text


has_bar = Checker("bar")


async def counter():
    calls.append("counter")
    return len([call for call in calls if call == "counter"])


async def uses_counter(n: Annotated[int, Depends(counter)]):
    return n


async def uses_fresh_counter(n: Annotated[int, Depends(counter, use_cache=False)]):
    calls.append("fresh")
    return n


async def query_extractor(q: str | None = None):
    return q


async def query_or_cookie(q: Annotated[str | None, Depends(query_extractor)], last_query: Annotated[str | None, Cookie()] = None):
    return q or last_query


async def needs_int(n: int):
    calls.append("needs_int")
    return n


async def needs_header(x_token: Annotated[str, Header()]):
    if x_token != "secret":
        raise HTTPException(400, "X-Token header invalid")
    return x_token


async def on_needs_int(n: Annotated[int, Depends(needs_int)], m: int):
    calls.append("on_needs_int")
    return n + m


async def raises_401():
    calls.append("raises_401")
    raise HTTPException(401, "No", headers={"WWW-Authenticate": "Bearer"})


async def after():
    calls.append("after")


async def from_path(item_id: int):
    return item_id


async def body_item(item: Item):
    return item.name


async def body_embedded(other: Annotated[int, Body()]):
    return other


async def sets_response(response: Response, request: Request):
    response.headers["x-dep"] = request.method
    response.set_cookie("dep", "1")
    response.status_code = 202
    return response.status_code


@app.get("/calls")
async def read_calls():
    found = calls.copy()
    calls.clear()
    return found


@app.get("/common")
async def read_common(commons: Annotated[dict, Depends(common)]):
    return commons


@app.get("/class")
async def read_class(paging: Annotated[Paging, Depends()]):
    return {"page": paging.page, "size": paging.size}


@app.get("/checker")
async def read_checker(found: Annotated[bool, Depends(has_bar)]):
    return {"found": found}


@app.get("/cached")
async def read_cached(a: Annotated[int, Depends(uses_counter)], b: Annotated[int, Depends(counter)], c: Annotated[int, Depends(counter)]):
    return [a, b, c]


@app.get("/uncached")
async def read_uncached(
    a: Annotated[int, Depends(counter)],
    b: Annotated[int, Depends(counter, use_cache=False)],
    c: Annotated[int, Depends(counter)],
):
    return [a, b, c]


@app.get("/uncached-first")
async def read_uncached_first(a: Annotated[int, Depends(counter, use_cache=False)], b: Annotated[int, Depends(counter)]):
    return [a, b]


@app.get("/uncached-below")
async def read_uncached_below(a: Annotated[int, Depends(uses_fresh_counter)], b: Annotated[int, Depends(uses_fresh_counter)]):
    return [a, b]


@app.get("/uncached-route", dependencies=[Depends(counter, use_cache=False), Depends(counter, use_cache=False)])
async def read_uncached_route(a: Annotated[int, Depends(counter)]):
    return a


@app.get("/sub")
async def read_sub(value: Annotated[str | None, Depends(query_or_cookie)]):
    return {"value": value}


@app.get("/route", dependencies=[Depends(needs_header), Depends(counter)])
async def read_route():
    return "ok"


@app.get("/duplicates")
async def read_duplicates(a: Annotated[int, Depends(needs_int)], b: Annotated[int, Depends(on_needs_int)], c: Annotated[int, Depends(needs_int)], q: int):
    return [a, b, c, q]


@app.get("/order/{item_id}")
async def read_order(
    cookie: Annotated[int, Cookie()],
    x_head: Annotated[int, Header()],
    q: int,
    item_id: Annotated[int, Path()],
    a: Annotated[int, Depends(needs_int)],
    p: Annotated[int, Depends(from_path)],
):
    return "ok"


@app.get("/raising", dependencies=[Depends(needs_int), Depends(raises_401), Depends(after)])
async def read_raising():
    return "never"


@app.get("/path/{item_id}")
async def read_path(item_id: Annotated[int, Depends(from_path)]):
    return {"item_id": item_id}


@app.post("/body-one")
async def body_one(name: Annotated[str, Depends(body_item)]):
    return {"name": name}


@app.post("/body-same")
async def body_same(name: Annotated[str, Depends(body_item)], item: Item):
    return {"name": name, "item": item}


@app.post("/body-two")
async def body_two(name: Annotated[str, Depends(body_item)], other: Annotated[int, Depends(body_embedded)]):
    return {"name": name, "other": other}


@app.get("/response")
async def read_response(code: Annotated[int, Depends(sets_response)], response: Response):
    response.headers["x-handler"] = "1"
    return {"code": code, "seen": response.headers["x-dep"]}


@app.get("/response-own")
async def read_response_own(code: Annotated[int, Depends(sets_response)]):
    return Response("own", media_type="text/plain")


router = APIRouter(prefix="/router", dependencies=[Depends(needs_header)])


@router.get("/a", dependencies=[Depends(after)])
async def router_a(n: Annotated[int, Depends(needs_int)]):
    return n


app.include_router(router, dependencies=[Depends(counter)])


async def original():
    return "original"


async def replacement(q: str = "replacement"):
    calls.append("replacement")
    return q


async def on_original(value: Annotated[str, Depends(original)]):
    return value + "!"


@app.get("/override")
async def read_override(a: Annotated[str, Depends(original)], b: Annotated[str, Depends(on_original)]):
    return [a, b]


app.dependency_overrides[original] = replacement
