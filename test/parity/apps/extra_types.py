import datetime as dt
import decimal
import enum
import ipaddress
import pathlib
import uuid
from typing import Annotated

from fastapi import Body, FastAPI, Query
from pydantic import UUID4, AwareDatetime, BaseModel, EmailStr, HttpUrl, NaiveDatetime, SecretStr

app = FastAPI(title="Extra types")


class Color(str, enum.Enum):
    red = "red"
    green = "green"


class Level(int, enum.Enum):
    low = 1
    high = 2


class Everything(BaseModel):
    key: uuid.UUID
    random: UUID4 | None = None
    day: dt.date
    at: dt.time | None = None
    naive: NaiveDatetime | None = None
    aware: AwareDatetime | None = None
    wait: dt.timedelta = dt.timedelta(minutes=5)
    price: decimal.Decimal | None = None
    data: bytes = b"x"
    color: Color = Color.red
    level: Level | None = None
    seen: frozenset[int] = frozenset()
    host: ipaddress.IPv4Address | None = None
    network: ipaddress.IPv4Network | None = None
    file: pathlib.Path | None = None
    link: HttpUrl | None = None
    mail: EmailStr | None = None
    password: SecretStr | None = None


@app.post("/everything")
async def everything(given: Everything) -> Everything:
    return given


@app.get("/query")
async def by_query(
    key: uuid.UUID,
    day: dt.date | None = None,
    at: dt.time | None = None,
    wait: dt.timedelta | None = None,
    price: Annotated[decimal.Decimal | None, Query(gt=0, max_digits=5, decimal_places=2)] = None,
    color: Color | None = None,
    level: Level | None = None,
    seen: Annotated[frozenset[int], Query()] = frozenset(),
):
    return {"key": key, "day": day, "at": at, "wait": wait, "price": price, "color": color, "level": level, "seen": sorted(seen)}


@app.get("/path/{day}/{key}")
async def by_path(day: dt.date, key: uuid.UUID):
    return [day, key]


@app.put("/sum")
async def sums(start: Annotated[AwareDatetime, Body()], wait: Annotated[dt.timedelta, Body()]):
    return {"wait": wait, "start": start}
