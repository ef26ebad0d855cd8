from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import FastAPI, Path, Request

app = FastAPI(title="Paths")


@app.get("/users/me")
async def read_me():
    return {"user": "me"}


@app.get("/users/{user_id}")
async def read_user(user_id: str):
    return {"user": user_id}


@app.get("/items/{item_id}")
async def read_item(item_id: int):
    return {"item": item_id}


@app.get("/limited/{item_id}")
async def read_limited(item_id: Annotated[int, Path(title="The item", gt=0, le=1000)]):
    return {"item": item_id}


@app.get("/floats/{value}")
async def read_float(value: float):
    return {"value": value}


@app.get("/flags/{flag}")
async def read_flag(flag: bool):
    return {"flag": flag}


@app.get("/dates/{day}")
async def read_date(day: date):
    return {"day": day}


@app.get("/uuids/{key}")
async def read_uuid(key: UUID):
    return {"key": key}


@app.get("/files/{file_path:path}")
async def read_file(file_path: str):
    return {"file": file_path}


@app.get("/numbers/{number:int}")
async def read_number(number: int):
    return {"number": number}


@app.get("/number-texts/{number:int}")
async def read_number_text(number: str):
    return {"number": number}


@app.get("/number-floats/{number:float}")
async def read_number_float(number: float):
    return {"number": number}


@app.get("/number-float-ints/{number:float}")
async def read_number_float_int(number: int):
    return {"number": number}


@app.get("/keys/{key:uuid}")
async def read_key(key: UUID):
    return {"key": key}


@app.get("/pairs/{first}-{second}")
async def read_pair(first: str, second: int):
    return {"first": first, "second": second}


@app.get("/same/{name}")
async def first_same(name: int):
    return {"first": name}


@app.get("/same/{other}")
async def second_same(other: str):
    return {"second": other}


@app.get("/unused/{name}/{number:int}")
async def read_unused(request: Request):
    return request.path_params


@app.get("/aliased/{item}")
async def read_aliased(item: Annotated[int, Path(alias="item")]):
    return {"item": item}


@app.get("/two/{a}/{b}")
async def read_two(b: int, a: int, q: int):
    return [a, b, q]


@app.post("/items/{item_id}")
async def change_item(item_id: int):
    return {"changed": item_id}


@app.get("/mixed/{name}.json")
async def read_mixed(name: str):
    return {"name": name}


@app.get("/scope/{name}")
async def read_scope(name: str, request: Request):
    return {"path": request.url.path, "query": request.url.query, "url": str(request.url), "base": str(request.base_url)}


@app.get("/url-for/{name}")
async def read_url_for(name: str, request: Request):
    return [
        str(request.url_for("read_item", item_id=5)),
        str(request.app.url_path_for("read_pair", first=name, second=3)),
    ]
