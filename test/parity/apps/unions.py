from typing import Annotated, Literal

from fastapi import Body, FastAPI, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, Field

app = FastAPI(title="Unions")


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    kind: Literal["dog", "wolf"]
    bark: str | None = None


class Base(BaseModel):
    name: str


class Wide(Base):
    size: int


class Problem(BaseModel):
    code: int
    reason: str = "unknown"


Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


@app.post("/pet", response_model=Pet)
async def pet(pet: Pet):
    return pet


@app.post("/pets")
async def pets(pets: list[Pet], named: dict[str, Pet] = {}) -> dict[str, list[Pet]]:
    return {"pets": pets, "named": list(named.values())}


@app.post("/either", response_model=Wide | Base)
async def either(given: Wide | Base):
    return given


@app.post("/scalar")
async def scalar(value: Annotated[int | float | str | bool | None, Body()] = None):
    return {"value": value}


@app.get("/query")
async def by_query(value: int | str = 0, flag: bool | int | None = None):
    return [value, flag]


@app.get(
    "/several/{which}",
    response_model=Base,
    responses={201: {"model": Wide, "description": "Made"}, 404: {"model": Problem}, 409: {"model": Problem | None, "description": "No"}, 418: {"content": {"text/plain": {}}}},
)
async def several(which: int, response: Response):
    if which == 201:
        response.status_code = 201
        return Wide(name="w", size=1)
    if which == 404:
        return JSONResponse({"code": 1, "reason": "none"}, 404)
    if which == 418:
        return PlainTextResponse("teapot", 418, headers={"X-Pot": "yes"})
    return {"name": "b", "size": 5}


@app.get("/answer/{which}", response_model=Wide | Problem | list[Base] | int | None)
async def answer(which: str):
    return {"wide": {"name": "w", "size": "3"}, "problem": Problem(code=4), "list": [Wide(name="x", size=1)], "int": "7", "none": None, "bad": {"x": 1}}[which]
