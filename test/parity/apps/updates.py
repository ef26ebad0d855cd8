from typing import Annotated

from fastapi import Body, FastAPI, HTTPException, Response
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel, Field

app = FastAPI(title="Updates")


class Address(BaseModel):
    street: str = "Main"
    zip: str | None = None


class Person(BaseModel):
    name: str
    age: int | None = None
    tags: list[str] = []
    address: Address = Address()


class PersonPatch(BaseModel):
    name: str | None = Field(None, min_length=1)
    age: int | None = None
    tags: list[str] | None = None
    address: Address | None = None


stored = {"a": {"name": "Ann", "age": 30, "tags": ["x"]}, "b": {"name": "Bob"}}


@app.get("/people/{key}", response_model=Person)
async def read_person(key: str):
    if key not in stored:
        raise HTTPException(404, {"unknown": key})
    return stored[key]


@app.put("/people/{key}", response_model=Person)
async def put_person(key: str, person: Person, response: Response):
    if key not in stored:
        response.status_code = 201
    stored[key] = jsonable_encoder(person)
    return stored[key]


@app.patch("/people/{key}", response_model=Person, response_model_exclude_unset=True)
async def patch_person(key: str, patch: PersonPatch):
    if key not in stored:
        raise HTTPException(404)
    person = Person(**stored[key])
    updated = person.model_copy(update=patch.model_dump(exclude_unset=True))
    stored[key] = jsonable_encoder(updated, exclude_unset=True)
    return Person(**stored[key])


@app.patch("/set")
async def which_are_set(patch: PersonPatch):
    return {
        "set": sorted(patch.model_fields_set),
        "unset": patch.model_dump(exclude_unset=True),
        "defaults": patch.model_dump(exclude_defaults=True),
        "none": patch.model_dump(exclude_none=True),
    }


@app.delete("/people/{key}", status_code=204)
async def delete_person(key: str):
    if stored.pop(key, None) is None:
        raise HTTPException(404, "gone")


@app.patch("/raw")
async def raw_patch(changes: Annotated[dict[str, int | None], Body()]):
    return changes
