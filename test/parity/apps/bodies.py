from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, FastAPI, Request
from pydantic import BaseModel, Field

app = FastAPI(title="Bodies")


class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: list[str] = []
    note: str | None = None


class User(BaseModel):
    username: str
    full_name: str | None = None


class Empty(BaseModel):
    pass


@app.post("/single")
async def single(item: Item):
    return item


@app.post("/optional")
async def optional(item: Item | None = None):
    return {"item": item}


@app.post("/nullable")
async def nullable(item: Item | None):
    return {"item": item}


@app.post("/default")
async def with_default(item: Item = Item(name="d", price=1)):
    return item


@app.put("/several/{item_id}")
async def several(item_id: int, item: Item, user: User, importance: Annotated[int, Body(gt=0)], q: str | None = None):
    return {"item_id": item_id, "item": item, "user": user, "importance": importance, "q": q}


@app.post("/two-optional")
async def two_optional(item: Item | None = None, user: User | None = None):
    return {"item": item, "user": user}


@app.post("/embed")
async def embed(item: Annotated[Item, Body(embed=True)]):
    return item


@app.post("/embed-alias")
async def embed_alias(item: Annotated[Item, Body(embed=True, alias="the-item")]):
    return item


@app.post("/scalar")
async def scalar(n: Annotated[int, Body()]):
    return {"n": n}


@app.post("/scalar-default")
async def scalar_default(n: Annotated[int, Body()] = 5):
    return {"n": n}


@app.post("/text")
async def text(s: Annotated[str, Body()]):
    return {"s": s}


@app.post("/embedded-scalar")
async def embedded_scalar(n: Annotated[int, Body(embed=True)] = 7):
    return {"n": n}


@app.post("/list")
async def items(items: list[Item]):
    return items


@app.post("/list-of-ints")
async def ints(numbers: list[int]):
    return numbers


@app.post("/set")
async def unique(numbers: set[int]):
    return sorted(numbers)


@app.post("/dict")
async def weights(weights: dict[int, float]):
    return weights


@app.post("/any")
async def anything(data: Annotated[Any, Body()]):
    return {"data": data}


@app.post("/any-dict")
async def any_dict(data: dict[str, Any]):
    return data


@app.post("/any-default")
async def any_default(data: Annotated[Any, Body()] = None):
    return {"data": data}


@app.post("/bytes")
async def raw_bytes(data: Annotated[bytes, Body()]):
    return {"size": len(data)}


@app.post("/empty-model")
async def empty_model(data: Empty):
    return data


@app.post("/union")
async def union(data: Item | User):
    return {"kind": type(data).__name__, "data": data}


@app.post("/extra-types")
async def extra_types(
    start: Annotated[datetime, Body()],
    wait: Annotated[timedelta, Body()],
    at: Annotated[time | None, Body()] = None,
    price: Annotated[Decimal | None, Body()] = None,
    key: Annotated[UUID | None, Body()] = None,
):
    return {"start": start, "wait": wait, "at": at, "price": price, "key": key}


@app.post("/request-body")
async def request_body(request: Request):
    return {"size": len(await request.body()), "again": len(await request.body())}


@app.post("/request-json")
async def request_json(request: Request):
    return await request.json()


@app.post("/both")
async def both(item: Item, request: Request):
    return {"item": item, "raw": (await request.body()).decode()}


@app.get("/get-body")
async def get_body(item: Item):
    return item


@app.delete("/delete-body")
async def delete_body(item: Item | None = None):
    return {"item": item}


@app.post("/media-type")
async def media_type(item: Annotated[Item, Body(media_type="application/vnd.api+json")]):
    return item



@app.post("/no-body")
async def no_body(q: int = 1):
    return q
