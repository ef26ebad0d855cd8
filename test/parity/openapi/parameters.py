from enum import Enum
from typing import Annotated

from fastapi import Cookie, Depends, FastAPI, Header, Path, Query
from pydantic import BaseModel, Field

app = FastAPI(title="Parameters")


class Filters(BaseModel):
    model_config = {"extra": "forbid"}
    limit: int = Field(100, gt=0, le=100)
    order_by: str = Field("created_at", description="A column", alias="orderBy")
    tags: list[str] = []
    old: str | None = Field(None, deprecated=True)


class Client(BaseModel):
    host: str
    save_data: bool
    x_tag: list[str] = []


class Session(BaseModel):
    session_id: str
    tracker: str | None = None


@app.get("/items/{item_id}/{rest:path}")
def read_item(
    *,
    rest: str,
    item_id: Annotated[int, Path(title="The ID", description="Which item", ge=1, le=1000)],
    q: str | None = None,
    short: bool = False,
    size: Annotated[float, Query(gt=0, lt=10.5, examples=[1.5, 2])] = 2.5,
    words: Annotated[list[str], Query(alias="word", min_length=1)] = ["a"],
    needed: Annotated[str | None, Query(min_length=3, max_length=50, pattern="^fixed")],
    hidden: Annotated[str | None, Query(include_in_schema=False)] = None,
    old: Annotated[str | None, Query(deprecated=True, title="Old one", description="Do not")] = None,
    user_agent: Annotated[str | None, Header()] = None,
    strange_header: Annotated[str | None, Header(convert_underscores=False)] = None,
    ads_id: Annotated[str | None, Cookie(openapi_examples={"one": {"summary": "First", "value": "a"}, "none": {"value": None}})] = None,
    extra: Annotated[int, Query(json_schema_extra={"x-b": {"z": 1, "a": None}, "x-a": 2})] = 0,
):
    return {}


@app.get("/filters")
def read_filters(filters: Annotated[Filters, Query()], client: Annotated[Client, Header()], session: Annotated[Session, Cookie()]):
    return {}


def paging(skip: int = 0, limit: Annotated[int, Query(le=10)] = 10, q: str | None = None):
    return skip


def deeper(q: str, token: Annotated[str, Header()], page: Annotated[int, Depends(paging)]):
    return page


@app.get("/dependent/{item_id}")
def read_dependent(d: Annotated[int, Depends(deeper)], p: Annotated[int, Depends(paging)], item_id: str, limit: int = 5, last: int = 1):
    return {}


@app.get("/hidden")
def only_hidden(secret: Annotated[str, Query(include_in_schema=False)]):
    return {}


@app.get("/none")
async def no_parameters():
    return {}


@app.get("/invisible", include_in_schema=False)
def invisible(a: int):
    return {}
