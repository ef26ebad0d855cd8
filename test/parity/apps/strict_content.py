from typing import Annotated

from fastapi import APIRouter, Body, FastAPI, Form
from pydantic import BaseModel

app = FastAPI(title="Strict content")
lax = APIRouter(prefix="/lax", strict_content_type=False)
strict = APIRouter(prefix="/strict")
inner = APIRouter(prefix="/inner")


class Item(BaseModel):
    name: str
    price: float = 1


async def item(item: Item):
    return item


async def optional(item: Item | None = None):
    return item


async def anything(data: Annotated[dict | list | None, Body()] = None):
    return {"data": data}


async def form(name: Annotated[str, Form()] = "none"):
    return name


for router in (lax, strict, inner):
    router.post("/item")(item)
    router.post("/optional")(optional)
    router.post("/anything")(anything)
    router.post("/form")(form)

lax.include_router(inner)
app.include_router(lax)
app.include_router(strict)
