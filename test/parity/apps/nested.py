from typing import Annotated, Literal, Union

from fastapi import Body, FastAPI
from pydantic import BaseModel, Field, HttpUrl, field_validator, model_validator

app = FastAPI(title="Nested")


class Image(BaseModel):
    url: HttpUrl
    name: str


class Part(BaseModel):
    sku: str = Field(pattern=r"^[A-Z]{2}-\d+$")
    count: int = Field(1, ge=1)
    parts: list["Part"] = []


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog"]
    bark: str


class Item(BaseModel):
    model_config = {"extra": "forbid"}
    name: str = Field(min_length=1, max_length=5)
    image: Image | None = None
    images: list[Image] = []
    parts: dict[str, Part] = {}
    pet: Annotated[Union[Cat, Dog], Field(discriminator="kind")] | None = None
    pair: tuple[int, str] = (1, "a")
    numbers: set[int] = set()
    either: int | list[str] = 0

    @field_validator("name")
    @classmethod
    def no_x(cls, value: str):
        if "x" in value:
            raise ValueError("no x")
        return value

    @model_validator(mode="after")
    def not_both(self):
        if self.image and self.images:
            raise ValueError("image or images")
        return self


@app.post("/item")
async def item(item: Item) -> Item:
    return item


@app.post("/items")
async def items(items: Annotated[list[Item], Body(max_length=2)]) -> list[Item]:
    return items


@app.post("/by-name")
async def by_name(items: dict[str, Item], note: Annotated[str, Body()] = "none") -> dict[str, Item]:
    return items
