import re
from collections import deque
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath
from uuid import UUID

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder
from pydantic import BaseModel, Field, SecretStr

app = FastAPI(title="Encoder")


class Color(Enum):
    red = "r"


class Model(BaseModel):
    model_config = {"populate_by_name": True}
    at: datetime
    wait: timedelta
    price: Decimal
    key: str = Field("k", alias="theKey")


@dataclass
class Point:
    x: int
    y: int | None = None


class Plain:
    def __init__(self):
        self.a = 1
        self.inner = {1, 1}


AT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
EAST = datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=timezone(timedelta(hours=5, minutes=30)))

VALUES = {
    "utc": AT,
    "east": EAST,
    "naive": datetime(2020, 1, 2, 3, 4, 5, 600000),
    "date": date(2020, 1, 2),
    "time": time(3, 4, 5),
    "time-micro": time(3, 4, 5, 6),
    "duration": timedelta(days=1, hours=2, microseconds=5),
    "negative": -timedelta(hours=1),
    "zero": timedelta(0),
    "decimal": Decimal("1.50"),
    "whole-decimal": Decimal("15"),
    "big-decimal": Decimal("1E+3"),
    "set": {1},
    "map": {1: "a", None: "b", True: "c"} | {"x": AT},
    "nested": {"a": [AT, {"b": timedelta(seconds=1)}], "c": (1, 2), "d": None},
    "bytes": "é".encode(),
    "enum": Color.red,
    "uuid": UUID("6f1ed002-ab59-4c5d-8ccf-7f5a8c8a1f4e"),
    "secret": SecretStr("hidden"),
    "pattern": re.compile("^a+$"),
    "instance": Plain(),
    "dataclass": Point(1),
    "model": Model(at=AT, wait=timedelta(days=1), price=Decimal("1.50"), theKey="z"),
    "models": {"list": [Model(at=EAST, wait=timedelta(seconds=90), price=Decimal("1"), theKey="z")]},
    "float": 1e22,
    "small": 1e-7,
    "large": 2**60,
    "text": "a\u0000\u2028\"é",
    "empty": {},
    "emptylist": [],
    "deep": [[[[[{}]]]]],
}


@app.get("/value/{name}")
async def value(name: str):
    return VALUES[name]


@app.get("/wrapped/{name}")
async def wrapped(name: str):
    return {"value": [VALUES[name]]}


@app.get("/generator")
async def generator():
    return {"g": (n for n in range(3))}


@app.get("/options")
async def options():
    model = Model(at=AT, wait=timedelta(0), price=Decimal("1"), theKey="z")
    return [
        jsonable_encoder(model, include={"at"}),
        jsonable_encoder(model, exclude={"at", "wait"}),
        jsonable_encoder(model, by_alias=False),
        jsonable_encoder({"a": None, "b": 1}, exclude_none=True),
        jsonable_encoder({"a": 1, "b": 2}, include={"a"}),
        jsonable_encoder({"a": 1, "b": 2}, exclude={"a"}),
    ]
