from typing import Annotated, Any, Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, computed_field

app = FastAPI(title="Filtering")


class Public(BaseModel):
    id: int
    name: str = "none"


class Private(Public):
    password: str = "secret"
    friends: list["Private"] = []


class Group(BaseModel):
    title: str
    members: list[Public] = []
    by_name: dict[str, Public] = {}
    lead: Public | None = None


class Styled(BaseModel):
    model_config = ConfigDict(alias_generator=lambda name: name.upper(), populate_by_name=True)
    first_word: str = "a"
    second: Annotated[float, PlainSerializer(lambda value: f"{value:.2f}", return_type=str)] = Field(1.5, serialization_alias="2nd")
    hidden: str = Field("h", exclude=True)

    @computed_field
    @property
    def length(self) -> int:
        return len(self.first_word)


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = 0


someone = Private(id=1, name="a", password="p", friends=[Private(id=2)])


@app.get("/narrow", response_model=Public)
async def narrow():
    return someone


@app.get("/annotated")
async def annotated() -> Public:
    return someone


@app.get("/group", response_model=Group)
async def group():
    return {"title": "g", "members": [someone, {"id": "3", "x": 1}], "by_name": {"a": someone}, "lead": someone, "more": 1}


@app.get("/group-some", response_model=Group, response_model_include={"title": True, "members": {0: {"id"}}, "lead": {"name"}})
async def group_some():
    return Group(title="g", members=[someone, Public(id=5)], lead=someone)


@app.get("/group-rest", response_model=Group, response_model_exclude={"members": {"__all__": {"name"}}, "by_name": True}, response_model_exclude_none=True)
async def group_rest():
    return Group(title="g", members=[someone, Public(id=5)])


@app.get("/styled", response_model=Styled)
async def styled():
    return Styled(first_word="abc", second=2)


@app.get("/styled-names", response_model=Styled, response_model_by_alias=False)
async def styled_names():
    return Styled()


@app.get("/page", response_model=Page[Public])
async def page():
    return {"items": [someone, {"id": 9}], "total": "2"}


@app.get("/page-any", response_model=Page[Any])
async def page_any():
    return {"items": [someone, 1, None], "total": 3}


@app.get("/list", response_model=list[Public], response_model_exclude_defaults=True)
async def a_list():
    return [someone, Public(id=5), {"id": 6, "name": "none"}]


@app.get("/none", response_model=None)
async def none():
    return someone


@app.get("/invalid", response_model=Group)
async def invalid(how: str = "missing"):
    return {"missing": {}, "wrong": {"title": 1}, "nested": {"title": "g", "members": [{"id": "x"}]}, "null": None, "list": []}[how]
