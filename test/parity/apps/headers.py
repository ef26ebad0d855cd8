from typing import Annotated

from fastapi import FastAPI, Header, Request
from pydantic import BaseModel, Field

app = FastAPI(title="Headers")


class CommonHeaders(BaseModel):
    host: str
    save_data: bool
    if_modified_since: str | None = None
    traceparent: str | None = None
    x_tag: list[str] = []


class StrictHeaders(BaseModel):
    model_config = {"extra": "forbid"}
    host: str
    x_token: int
    content_length: int = 0
    connection: str = ""


class AliasHeaders(BaseModel):
    token: str = Field(alias="X-Token")
    other: str = Field("none", alias="x_other")


@app.get("/agent")
async def agent(user_agent: Annotated[str | None, Header()] = None):
    return {"agent": user_agent}


@app.get("/required")
async def required(x_token: Annotated[int, Header()]):
    return {"token": x_token}


@app.get("/upper")
async def upper(X_Token: Annotated[str, Header()]):
    return {"token": X_Token}


@app.get("/strange")
async def strange(strange_header: Annotated[str | None, Header(convert_underscores=False)] = None):
    return {"strange": strange_header}


@app.get("/list")
async def many(x_token: Annotated[list[str] | None, Header()] = None):
    return {"tokens": x_token}


@app.get("/list-required")
async def many_required(x_number: Annotated[list[int], Header()]):
    return {"numbers": x_number}


@app.get("/alias")
async def aliased(value: Annotated[str, Header(alias="X-Custom_Name")] = "none"):
    return {"value": value}


@app.get("/constrained")
async def constrained(x_n: Annotated[int, Header(ge=3)] = 5, x_s: Annotated[str, Header(max_length=3)] = "abc"):
    return [x_n, x_s]


@app.get("/group")
async def group(headers: Annotated[CommonHeaders, Header()]):
    return headers


@app.get("/raw-group")
async def raw_group(headers: Annotated[CommonHeaders, Header(convert_underscores=False)]):
    return headers


@app.get("/strict-group")
async def strict_group(headers: Annotated[StrictHeaders, Header()]):
    return headers


@app.get("/alias-group")
async def alias_group(headers: Annotated[AliasHeaders, Header()]):
    return headers


@app.get("/raw")
async def raw(request: Request):
    return {
        "items": [list(pair) for pair in request.headers.items() if pair[0].startswith("x-")],
        "one": request.headers.get("X-A"),
        "all": request.headers.getlist("x-a"),
        "has": "X-A" in request.headers,
    }
