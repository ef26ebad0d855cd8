from typing import Annotated

from fastapi import Body, Depends, FastAPI, Form
from pydantic import BaseModel, Field

app = FastAPI(title="Bodies", version="2")


class Image(BaseModel):
    url: str
    name: str


class Item(BaseModel):
    name: str = Field(examples=["Foo"])
    description: str | None = Field(None, title="The description", max_length=300)
    price: float = Field(gt=0, description="Must be more than zero")
    tags: list[str] = []
    images: list[Image] | None = None
    cover: Image | None = None
    main: Image = Field(description="The first one")


class User(BaseModel):
    username: str
    full_name: str | None = None


class Login(BaseModel):
    model_config = {"extra": "forbid"}
    username: str
    password: str = ""


@app.post("/single")
def single(item: Item):
    return {}


@app.post("/optional")
def optional(item: Item | None = None):
    return {}


@app.put("/several/{item_id}")
def several(
    item_id: int,
    item: Item,
    user: Annotated[User | None, Body(description="Who", title="The user")] = None,
    importance: Annotated[int, Body(gt=0, examples=[3])] = 1,
    images: list[Image] = [],
):
    return {}


@app.post("/all-optional")
def all_optional(a: Annotated[int, Body()] = 1, b: Annotated[str | None, Body()] = None):
    return {}


@app.post("/embedded")
def embedded(item: Annotated[Item, Body(embed=True, description="Embedded")]):
    return {}


@app.post("/scalar")
def scalar(count: Annotated[int, Body(alias="theCount", ge=0)]):
    return {}


@app.post("/list")
def many(images: list[Image]):
    return {}


@app.post("/described")
def described(
    item: Annotated[
        Item,
        Body(
            title="It",
            description="What it is",
            examples=[{"price": 1, "name": "b", "a": None}],
            openapi_examples={"normal": {"summary": "A normal one", "value": {"name": "Foo", "price": 35.4}}},
            media_type="application/vnd.item+json",
        ),
    ],
):
    return {}


@app.post("/form")
def form(username: Annotated[str, Form()], password: Annotated[str, Form(min_length=8)], remember: Annotated[bool, Form()] = False):
    return {}


@app.post("/form-model")
def form_model(data: Annotated[Login, Form()]):
    return {}


@app.options("/options")
def options_body(item: Item):
    return {}


@app.get("/get")
def get_body(item: User):
    return {}


def from_dependency(user: User):
    return user


@app.post("/dependency")
def dependency(dep: Annotated[User, Depends(from_dependency)]):
    return {}


@app.post("/both")
def both(item: Item, dep: Annotated[User, Depends(from_dependency)]):
    return {}
