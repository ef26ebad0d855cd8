from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

app = FastAPI(title="Routers", responses={418: {"description": "Teapot"}})


class Item(BaseModel):
    name: str


async def token(x_token: Annotated[str, Header()]):
    if x_token != "t":
        raise HTTPException(403, "no")


items = APIRouter(prefix="/items", tags=["items"], responses={404: {"description": "Not found"}})
users = APIRouter(tags=["users"], default_response_class=PlainTextResponse)
inner = APIRouter(prefix="/inner", tags=["inner"], dependencies=[Depends(token)], deprecated=True)
hidden = APIRouter(include_in_schema=False)


@items.get("/")
async def read_items():
    return ["items"]


@items.get("/{item_id}", responses={403: {"description": "Forbidden"}}, tags=["custom"])
async def read_item(item_id: str):
    return {"item": item_id}


@items.put("/{item_id}")
async def update_item(item_id: str, item: Item) -> Item:
    return item


@items.get("")
async def read_empty():
    return "empty path"


@users.get("/users/")
async def read_users():
    return "users"


@users.get("/users/{user_id}", deprecated=True)
async def read_user(user_id: int):
    return str(user_id)


@inner.get("/one")
async def read_one():
    return "one"


@inner.get("/one/{n}")
async def read_one_n(n: int):
    return n


@hidden.get("/hidden")
async def read_hidden():
    return "hidden"


items.include_router(inner, prefix="/nested")
app.include_router(items)
app.include_router(users)
app.include_router(users, prefix="/v2", tags=["second"], responses={400: {"description": "Bad"}})
app.include_router(inner, prefix="/top")
app.include_router(hidden)


@app.get("/items/special")
async def special():
    return "never: the router was first"


@users.get("/late")
async def late():
    return "late"


@app.get("/url")
async def url():
    return [str(app.url_path_for("read_item", item_id="a")), str(app.url_path_for("read_one_n", n=3)), str(app.url_path_for("read_users"))]
