from datetime import datetime, timedelta
from enum import Enum
from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request
from pydantic import AfterValidator, BaseModel, Field

app = FastAPI(title="Query")


class Color(str, Enum):
    red = "red"
    green = "green"


class Filters(BaseModel):
    limit: int = Field(100, gt=0, le=100)
    offset: int = Field(0, ge=0)
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []


class StrictFilters(BaseModel):
    model_config = {"extra": "forbid"}
    limit: int
    name: str = Field("x", alias="theName")
    tags: list[int] = Field([], min_length=1)


class OpenFilters(BaseModel):
    model_config = {"extra": "allow"}
    a: int = 1


@app.get("/required")
async def required(q: int):
    return {"q": q}


@app.get("/defaults")
async def defaults(skip: int = 0, limit: int = 10, name: str = "x", ratio: float = 0.5):
    return [skip, limit, name, ratio]


@app.get("/optional")
async def optional(q: str | None = None, n: int | None = None):
    return {"q": q, "n": n}


@app.get("/nullable")
async def nullable(n: int | None):
    return {"n": n}


@app.get("/bool")
async def boolean(flag: bool = False):
    return {"flag": flag}


@app.get("/list")
async def many(q: Annotated[list[str], Query()] = []):
    return {"q": q}


@app.get("/list-required")
async def many_required(q: Annotated[list[int], Query()]):
    return {"q": q}


@app.get("/list-default")
async def many_default(q: Annotated[list[str], Query(min_length=1, max_length=3)] = ["a", "b"]):
    return {"q": q}


@app.get("/list-optional")
async def many_optional(q: Annotated[list[int] | None, Query()] = None):
    return {"q": q}


@app.get("/set")
async def unique(q: Annotated[set[int], Query()]):
    return {"q": sorted(q)}


@app.get("/alias")
async def aliased(q: Annotated[str, Query(alias="item-query")] = "none"):
    return {"q": q}


@app.get("/constrained")
async def constrained(
    q: Annotated[str, Query(min_length=3, max_length=5, pattern="^a")] = "abc",
    n: Annotated[int, Query(ge=1, lt=10, multiple_of=2)] = 2,
):
    return [q, n]


@app.get("/enum")
async def enumerated(color: Color, kind: Literal["a", "b"] = "a"):
    return [color, kind]


@app.get("/when")
async def when(at: datetime | None = None, wait: timedelta | None = None):
    return {"at": at, "wait": wait}


@app.get("/group")
async def group(filters: Annotated[Filters, Query()]):
    return filters


@app.get("/strict-group")
async def strict_group(filters: Annotated[StrictFilters, Query()]):
    return filters


@app.get("/open-group")
async def open_group(filters: Annotated[OpenFilters, Query()]):
    return filters


def no_digits(value: str) -> str:
    if any(c.isdigit() for c in value):
        raise ValueError("no digits")
    return value.upper()


@app.get("/validator")
async def validator(q: Annotated[str, AfterValidator(no_digits)] = "d"):
    return {"q": q}


@app.get("/several")
async def several(a: int, b: int, c: int = 3):
    return [a, b, c]


@app.get("/names")
async def names(class_: Annotated[int, Query(alias="class")] = 0, constructor: int = 1, __proto__: int = 2):
    return [class_, constructor, __proto__]


@app.get("/raw")
async def raw(request: Request):
    return {
        "items": request.query_params.multi_items(),
        "a": request.query_params.get("a"),
        "all": request.query_params.getlist("a"),
        "keys": list(request.query_params.keys()),
    }
