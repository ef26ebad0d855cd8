from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Body, FastAPI, File, Form, Query, UploadFile
from pydantic import Base64Bytes, BaseModel, EmailStr, Field, HttpUrl, Json, SecretStr

app = FastAPI(title="Types")


class Color(str, Enum):
    red = "red"
    blue = "blue"


class Level(int, Enum):
    low = 1
    high = 2


class Cat(BaseModel):
    type: Literal["cat"]
    lives: int = 9


class Dog(BaseModel):
    type: Literal["dog"]
    color: Color = Color.red


class All(BaseModel):
    color: Color
    level: Level | None = None
    literal: Literal["a", "b", 1] = "a"
    tags: set[str] = set()
    pair: tuple[int, str]
    counts: dict[str, int] = {}
    anything: Any = None
    either: int | str
    pet: Annotated[Cat | Dog, Field(discriminator="type")]
    pets: list[Cat | Dog] = []
    price: Decimal = Decimal("1.10")
    raw: bytes = b"x"
    encoded: Base64Bytes | None = None
    at: datetime | None = None
    on: date
    clock: time
    lasts: timedelta
    key: UUID
    mail: EmailStr
    site: HttpUrl
    address: IPv4Address
    password: SecretStr
    payload: Json[list[int]]


@app.post("/all")
def all_types(x: All) -> All:
    return x


@app.get("/query")
def query(
    *,
    color: Color,
    level: Level = Level.low,
    maybe: Color | None = None,
    colors: Annotated[list[Color], Query(description="Some")] = [Color.red],
    literal: Literal["a", "b"] = "a",
    only: Literal["a"] = "a",
    tags: Annotated[set[int], Query(max_length=3)] = set(),
    pair: Annotated[tuple[int, str], Query()],
    either: int | str = 1,
    price: Annotated[Decimal, Query(gt=0)] = Decimal("1.5"),
    at: datetime | None = None,
    on: date,
    clock: time,
    lasts: timedelta,
    key: UUID,
    mail: EmailStr,
    site: HttpUrl,
    address: IPv4Address,
    password: SecretStr,
    raw: bytes = b"x",
    anything: Annotated[Any, Query()] = None,
):
    return {}


@app.post("/file")
def one_file(file: UploadFile):
    return {}


@app.post("/files")
def many_files(
    files: Annotated[list[UploadFile], File(description="Many")],
    note: Annotated[str, Form()],
    maybe: UploadFile | None = None,
    ids: Annotated[list[int], Form()] = [],
):
    return {}


@app.post("/choice")
def choice(pet: Annotated[Cat | Dog, Body(discriminator="type")]) -> Cat | Dog:
    return pet


@app.post("/plain-choice")
def plain_choice(pet: Cat | Dog, counts: dict[str, float]) -> dict[str, list[Cat]]:
    return {}


@app.post("/record")
def record(counts: dict[int, float]) -> Any:
    return {}


@app.get("/nullable-list")
def nullable_list(q: Annotated[list[str] | None, Query(min_length=1)] = None) -> list[int | None]:
    return []
