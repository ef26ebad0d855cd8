from typing import Annotated

from fastapi import Body, FastAPI, File, Form, HTTPException, UploadFile
from pydantic import BaseModel, Json

app = FastAPI(title="Mixed forms")


class Meta(BaseModel):
    title: str
    stars: int = 0


def told(file: UploadFile | None):
    return None if file is None else [file.filename, file.content_type, file.size]


@app.post("/with-json")
async def with_json(file: UploadFile, meta: Annotated[Json[Meta], Form()], note: Annotated[str | None, Form()] = None):
    return {"file": told(file), "meta": meta, "note": note}


@app.post("/many")
async def many(files: list[UploadFile], cover: UploadFile | None = None, numbers: Annotated[list[int], Form()] = []):
    return {"files": [told(file) for file in files], "cover": told(cover), "numbers": numbers}


@app.post("/bytes")
async def as_bytes(one: Annotated[bytes, File()], more: Annotated[list[bytes], File()], flag: Annotated[bool, Form()] = False):
    return {"one": len(one), "more": [len(part) for part in more], "flag": flag}


@app.post("/read")
async def read(file: UploadFile):
    head = await file.read(4)
    await file.seek(0)
    whole = await file.read()
    return {"head": head.decode(), "size": len(whole), "headers": dict(file.headers)}


@app.post("/limited")
async def limited(file: Annotated[UploadFile, File(description="At most ten bytes")]):
    if file.size > 10:
        raise HTTPException(413, f"{file.filename} is too large")
    return file.size


@app.post("/aliased")
async def aliased(the_file: Annotated[UploadFile, File(alias="the-file")], n: Annotated[int, Form(alias="the-number", ge=3)]):
    return [told(the_file), n]
