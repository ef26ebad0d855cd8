from typing import Annotated, Literal

from fastapi import Cookie, FastAPI, Form, Header, Path, Query
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(title="Groups")


class Paging(BaseModel):
    limit: int = Field(100, gt=0, le=100)
    offset: int = Field(0, ge=0)


class Filter(Paging):
    model_config = ConfigDict(extra="forbid")
    order_by: Literal["created_at", "updated_at"] = "created_at"
    tags: list[str] = []
    since: float | None = Field(None, alias="from")


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    q: str = "none"


class Session(BaseModel):
    model_config = ConfigDict(extra="forbid")
    session_id: str = Field(min_length=2)
    visits: int = 0


class Tracing(BaseModel):
    x_trace: str = Field(pattern="^[a-f0-9]+$")
    x_tag: list[int] = []
    x_debug: bool = False


class Login(BaseModel):
    model_config = ConfigDict(extra="forbid")
    username: str
    roles: list[str] = Field([], max_length=2)
    remember: bool = Field(False, alias="keep")


@app.get("/query")
async def by_query(given: Annotated[Filter, Query()]):
    return given


@app.get("/query-by-name")
async def by_query_names(given: Annotated[Filter, Query()]):
    return given.model_dump(by_alias=False)


@app.get("/open")
async def open_query(given: Annotated[Open, Query()]):
    return given


@app.get("/cookies")
async def by_cookies(given: Annotated[Session, Cookie()]):
    return given


@app.get("/headers")
async def by_headers(given: Annotated[Tracing, Header()]):
    return given


@app.post("/form")
async def by_form(given: Annotated[Login, Form()]):
    return given


@app.post("/all/{item_id}")
async def everything(
    item_id: Annotated[int, Path(ge=1)],
    query: Annotated[Paging, Query()],
    headers: Annotated[Tracing, Header()],
    cookies: Annotated[Session, Cookie()],
    form: Annotated[Login, Form()],
):
    return {"item_id": item_id, "query": query, "headers": headers, "cookies": cookies, "form": form}
