from typing import Annotated

from fastapi import FastAPI, File, Form, Request, UploadFile
from pydantic import BaseModel

app = FastAPI(title="Forms")


class Login(BaseModel):
    username: str
    password: str = "none"
    tags: list[str] = []


class Strict(BaseModel):
    model_config = {"extra": "forbid"}
    n: int


class A(BaseModel):
    a: int
    tags: list[str] = []


class B(BaseModel):
    b: int


@app.post("/fields")
async def fields(username: Annotated[str, Form()], age: Annotated[int, Form()] = 5, tags: Annotated[list[str], Form()] = ["d"]):
    return [username, age, tags]


@app.post("/model")
async def model(data: Annotated[Login, Form()]):
    return data


@app.post("/strict")
async def strict(data: Annotated[Strict, Form()]):
    return data


@app.post("/union")
async def union(data: Annotated[A | B, Form()]):
    return data


@app.post("/file")
async def file(file: UploadFile, note: Annotated[str, Form()] = "none"):
    return {"name": file.filename, "type": file.content_type, "size": file.size, "text": (await file.read()).decode(), "note": note}


@app.post("/files")
async def files(files: list[UploadFile]):
    return [file.filename for file in files]


@app.post("/bytes")
async def raw(file: Annotated[bytes | None, File()] = None):
    return {"size": None if file is None else len(file)}


@app.post("/request-form")
async def request_form(request: Request):
    form = await request.form()
    return [[key, value if isinstance(value, str) else value.filename] for key, value in form.multi_items()]
