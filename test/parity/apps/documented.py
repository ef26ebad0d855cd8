from typing import Annotated

from fastapi import Body, Cookie, FastAPI, Header, Path, Query
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(
    title="Documented",
    summary="In short",
    description="At length",
    version="2.5.1",
    terms_of_service="https://example.com/terms",
    contact={"name": "Us", "url": "https://example.com", "email": "us@example.com"},
    license_info={"name": "MIT", "identifier": "MIT"},
    openapi_tags=[{"name": "b", "description": "Second"}, {"name": "a", "externalDocs": {"url": "https://example.com/a", "description": "More"}}],
    servers=[{"url": "https://{where}.example.com", "description": "Any", "variables": {"where": {"default": "eu", "enum": ["eu", "us"]}}}],
    openapi_external_docs={"url": "https://example.com/docs", "description": "All"},
)


class Item(BaseModel):
    """An item of the shop."""

    model_config = ConfigDict(title="The item", json_schema_extra={"examples": [{"name": "a", "price": 1}], "x-internal": True})
    name: str = Field(title="Its name", description="As on the sign", examples=["Lamp", "Desk"])
    price: float = Field(gt=0, lt=1e6, multiple_of=0.5, deprecated=True)
    code: str | None = Field(None, json_schema_extra={"x-kind": "ean"}, pattern=r"^\d{3}$")


@app.get("/items/{item_id}", tags=["a", "b"], summary="One item", description="Finds it.", response_description="It", operation_id="find")
async def read_item(
    item_id: Annotated[int, Path(title="The id", description="Of the item", ge=1, le=1000, examples=[7])],
    q: Annotated[str | None, Query(title="What", description="To look for", min_length=3, max_length=9, alias="item-query", deprecated=True)] = None,
    hidden: Annotated[int, Query(include_in_schema=False)] = 1,
    x_mode: Annotated[str, Header(description="How", openapi_examples={"fast": {"summary": "Fast", "value": "f"}, "slow": {"value": "s"}})] = "f",
    theme: Annotated[str | None, Cookie(examples=["dark"])] = None,
):
    """Never shown: the description is given."""
    return {"item_id": item_id, "q": q, "hidden": hidden, "x_mode": x_mode, "theme": theme}


@app.post("/items", deprecated=True, status_code=201, responses={404: {"description": "None", "model": Item}, "5XX": {"description": "Ours"}, "default": {"description": "Else"}})
async def create_item(
    item: Annotated[
        Item,
        Body(
            title="To make",
            description="All of it",
            openapi_examples={"good": {"summary": "Good", "description": "It *works*", "value": {"name": "a", "price": 1}}, "bad": {"value": {"name": 1}}},
        ),
    ],
) -> Item:
    return item


@app.put("/items", openapi_extra={"x-level": 3, "parameters": [{"name": "trace", "in": "query", "schema": {"type": "string"}}]})
async def replace_item(item: Annotated[Item, Body(examples=[{"name": "b", "price": 2}], embed=True)]):
    return item


@app.get("/secret", include_in_schema=False)
async def secret():
    return "shown"
