from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field, computed_field

app = FastAPI(title="Schemas")
joined = FastAPI(title="Joined", separate_input_output_schemas=False)


class Sub(BaseModel):
    a: int = 1
    b: str | None = None


class Item(BaseModel):
    name: str
    description: str | None = None
    sub: Sub = Sub()
    tags: list[str] = []


class Plain(BaseModel):
    x: int
    y: str


class Area(BaseModel):
    width: int

    @computed_field
    @property
    def area(self) -> int:
        return self.width**2


class Renamed(BaseModel):
    value: int = Field(validation_alias="in", serialization_alias="out")


class Required(BaseModel):
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)
    kind: str = "k"
    more: Sub | None = None


class Node(BaseModel):
    value: int = 0
    next: "Node | None" = None


def declare(target: FastAPI):
    @target.post("/items")
    def item(item: Item) -> Item:
        return item

    @target.get("/items")
    def items() -> list[Item]:
        return [Item(name="a")]

    @target.put("/in-only")
    def in_only(sub: Sub):
        return sub

    @target.get("/out-only")
    def out_only() -> dict[str, Item]:
        return {"a": Item(name="b", sub=Sub(a=2))}

    @target.post("/plain")
    def plain(plain: Plain) -> Plain:
        return plain

    @target.post("/area")
    def area(area: Area) -> Area:
        return area

    @target.post("/renamed")
    def renamed(renamed: Renamed) -> Renamed:
        return renamed

    @target.post("/required")
    def required(required: Required) -> Required:
        return required

    @target.post("/node")
    def node(node: Node) -> Node:
        return node


declare(app)
declare(joined)
app.mount("/joined", joined)
