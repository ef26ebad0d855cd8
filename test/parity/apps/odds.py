from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Cookie, Depends, FastAPI, Form, Header, HTTPException, Path, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, Field, Json

app = FastAPI(title="Odds", openapi_tags=[{"name": "b", "description": "Second"}, {"name": "a"}], summary="Odd things", description="", version="2")


class Filter(BaseModel):
    limit: int = Field(10, le=100)
    names: list[str] = []


class One(BaseModel):
    kind: Literal["one"]
    a: int


class Two(BaseModel):
    kind: Literal["two"]
    b: str


class CsvResponse(Response):
    media_type = "text/csv"


class Envelope(JSONResponse):
    media_type = "application/vnd.odd+json"

    def render(self, content: Any) -> bytes:
        return super().render({"data": content})


@app.post("/json-form")
async def json_form(filter: Annotated[Json[Filter], Form()], note: Annotated[str, Form(min_length=2)]):
    return {"filter": filter, "note": note}


@app.post("/union-form")
async def union_form(item: Annotated[One | Two, Form()]):
    return item


@app.get("/headers")
async def headers(
    odd_name: Annotated[str, Header(convert_underscores=False)],
    other: Annotated[int | None, Header(alias="X-Other-Name", deprecated=True)] = None,
    secret: Annotated[str, Header(include_in_schema=False)] = "none",
    tags: Annotated[list[int] | None, Header()] = None,
):
    return [odd_name, other, secret, tags]


@app.post("/media", responses={"4XX": {"model": One}, "default": {"description": "Anything"}, 201: {"description": "Made", "headers": {"X-Count": {"schema": {"type": "integer"}}}}})
async def media(item: Annotated[One, Body(media_type="application/vnd.one+json")]):
    return item


@app.options("/no-body-documented")
async def options(item: One):
    return item


@app.get("/csv", response_class=CsvResponse)
async def csv():
    return "a,b\n1,2\n"


@app.get("/csv-own")
async def csv_own() -> CsvResponse:
    return CsvResponse("x", status_code=203, headers={"X-Own": "1"})


@app.get("/envelope", response_class=Envelope, response_model=list[int])
async def envelope():
    return ("1", 2)


@app.get("/envelope/plain", response_class=Envelope)
async def envelope_plain():
    return {"a": {1, 2}}


@app.get("/changed")
async def changed(response: Response, to: int = 204):
    response.status_code = to
    response.headers["x-to"] = str(to)
    return {"to": to}


def page(skip: int = 0, limit: Annotated[int, Query(le=100)] = 10):
    return {"skip": skip, "limit": limit}


def again(limit: int, q: Annotated[str | None, Query(description="Second")] = None):
    return limit


@app.get("/merged/{item_id}")
async def merged(item_id: Annotated[int, Path(ge=1)], paging=Depends(page), other=Depends(again), q: str = "x"):
    return [item_id, paging, other, q]


@app.get("/ads")
async def ads(ads_id: Annotated[str | None, Cookie()] = None, both: Annotated[str, Cookie(alias="bo-th")] = "none"):
    return [ads_id, both]


@app.post("/single")
async def single(importance: Annotated[int, Body(gt=0)]):
    return importance


@app.post("/embedded")
async def embedded(importance: Annotated[int, Body(gt=0, embed=True)] = 1):
    return importance


@app.post("/optional")
async def optional(item: One | Two | None = None):
    return item


@app.put("/discriminated")
async def discriminated(item: Annotated[One | Two, Body(discriminator="kind")]):
    return item


@app.get("/raw", include_in_schema=False)
async def raw(request: Request):
    return {"query": str(request.url.query), "path": request.url.path, "list": request.query_params.getlist("a"), "keys": list(request.query_params.keys())}


guarded = APIRouter(tags=["a", "b"], dependencies=[Depends(APIKeyHeader(name="X-Key"))], responses={401: {"description": "No key"}})


@guarded.delete("/guarded/{name}", status_code=204, tags=["a"])
async def remove(name: str):
    if name == "kept":
        raise HTTPException(409, {"kept": [name]}, headers={"X-Kept": "yes"})


app.include_router(guarded, deprecated=True)
app.include_router(guarded, prefix="/hidden", include_in_schema=False)
