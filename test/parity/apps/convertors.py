import os
from uuid import UUID

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.convertors import Convertor, register_url_convertor

files = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frontend_files")


class HexConvertor(Convertor[int]):
    regex = "[0-9a-f]+"

    def convert(self, value: str) -> int:
        return int(value, 16)

    def to_string(self, value: int) -> str:
        return format(value, "x")


register_url_convertor("hex", HexConvertor())
app = FastAPI(title="Convertors")


@app.get("/int/{n:int}")
async def by_int(n: int):
    return {"n": n}


@app.get("/int/{n}")
async def by_text(n: str):
    return {"text": n}


@app.get("/int-as-text/{n:int}")
async def int_as_text(n: str):
    return {"n": n}


@app.get("/float/{n:float}")
async def by_float(n: float):
    return {"n": n}


@app.get("/uuid/{n:uuid}")
async def by_uuid(n: UUID, request: Request):
    return {"n": n, "raw": str(request.path_params["n"])}


@app.get("/hex/{n:hex}")
async def by_hex(n: int, request: Request):
    return {"n": n, "raw": request.path_params["n"]}


@app.get("/between/{a:int}-{b:hex}.{kind}")
async def between(a: int, b: int, kind: str):
    return {"a": a, "b": b, "kind": kind}


@app.get("/files/{rest:path}/raw")
async def raw(rest: str):
    return {"raw": rest}


@app.get("/files/{rest:path}")
async def file(rest: str):
    return {"rest": rest}


@app.get("/urls")
async def urls(request: Request):
    found = {}
    for name, params in [
        ("by_int", {"n": 5}),
        ("by_text", {"n": "a+b"}),
        ("by_text", {"n": "a-b_c"}),
        ("by_float", {"n": 1.5}),
        ("by_hex", {"n": 255}),
        ("between", {"a": 1, "b": 17, "kind": "x"}),
        ("file", {"rest": "a/b.c"}),
        ("raw", {"rest": "a/b"}),
        ("static", {"path": "/spa/index.html"}),
        ("static", {"path": "spa/index.html"}),
        ("static", {"path": ""}),
    ]:
        found[f"{name} {params}"] = [str(request.url_for(name, **params)), str(app.url_path_for(name, **params))]
    for name, params in [("by_int", {}), ("by_int", {"n": 1, "m": 2}), ("nothing", {})]:
        try:
            request.url_for(name, **params)
            found[f"{name} {params}"] = ["found"]
        except Exception:
            found[f"{name} {params}"] = ["none"]
    return list(found.values())


app.mount("/static", StaticFiles(directory=files), name="static")
app.mount("/html", StaticFiles(directory=f"{files}/pages", html=True), name="html")
