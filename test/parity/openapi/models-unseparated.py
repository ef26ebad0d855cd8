from typing import Generic, TypeVar

from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, computed_field

app = FastAPI(title="Models", separate_input_output_schemas=False)

T = TypeVar("T")


class Plain(BaseModel):
    """Of no importance."""

    a: int
    b: str = "b"


class Sub(BaseModel):
    n: int = 1

    @computed_field
    @property
    def double(self) -> int:
        return self.n * 2


class Holder(BaseModel):
    sub: Sub
    subs: list[Sub] = []
    plain: Plain


class Node(BaseModel):
    name: str
    children: list["Node"] = []
    parent: "Node | None" = None


class Tree(BaseModel):
    node: Node
    left: "Tree | None" = None
    sub: Sub | None = None


class Aliased(BaseModel):
    item_name: str = Field(alias="itemName")
    out: int = Field(serialization_alias="outName", validation_alias="inName")
    plain_one: str


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", title="Another title")
    data: dict = {"z": {"y": 1, "b": 2}, "a": None}
    default: str = "x"
    properties: str = Field("y", json_schema_extra={"x-z": 1, "x-a": {"d": 1, "c": 2}})
    many: str = Field("e", examples=[{"z": 1, "b": None}], deprecated=True, title="T", description="D")


class Open(BaseModel):
    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [{"z": 1, "a": 2}]})
    a: int = 1


class OnlyOut(BaseModel):
    n: int = 1

    @computed_field(description="How much")
    @property
    def total(self) -> float:
        return 1.0


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int


@app.post("/plain")
def plain(x: Plain) -> Plain:
    return x


@app.post("/holder")
def holder(x: Holder) -> list[Holder]:
    return []


@app.post("/node")
def node(x: Node) -> Node:
    return x


@app.post("/tree")
def tree(x: Tree) -> Tree:
    return x


@app.post("/aliased")
def aliased(x: Aliased) -> Aliased:
    return x


@app.post("/strict")
def strict(x: Strict) -> Strict:
    return x


@app.post("/open")
def open_(x: Open) -> Open:
    return x


@app.get("/only-out")
def only_out() -> OnlyOut:
    return OnlyOut()


@app.get("/page")
def page() -> Page[Plain]:
    return None
