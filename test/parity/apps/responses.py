from typing import Annotated, Any

from fastapi import Cookie, FastAPI, Request, Response, status
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel, EmailStr, Field, computed_field

app = FastAPI(title="Responses")


class Sub(BaseModel):
    a: int = 1
    b: str | None = None


class Out(BaseModel):
    name: str
    price: float = 10.5
    tags: list[str] = []
    note: str | None = None
    sub: Sub = Sub()


class Aliased(BaseModel):
    model_config = {"populate_by_name": True}
    first_name: str = Field(alias="firstName")
    last: str = Field("x", serialization_alias="LAST")


class Computed(BaseModel):
    width: int

    @computed_field
    @property
    def area(self) -> int:
        return self.width * self.width


class UserIn(BaseModel):
    username: str
    password: str


class UserOut(BaseModel):
    username: str


class Row:
    def __init__(self, **values):
        self.__dict__.update(values)


@app.get("/none")
async def none():
    return None


@app.get("/nothing")
async def nothing():
    pass


@app.get("/text")
async def text():
    return "text é \u2028 \" </script>"


@app.get("/number")
async def number():
    return 1.5


@app.get("/list")
async def a_list():
    return [1, "a", None, True, {"b": [2]}]


@app.get("/dict")
async def a_dict():
    return {"a": 1, "b": None, "1": 2}


@app.get("/nan")
async def nan():
    return {"x": float("nan")}


@app.get("/nan-model", response_model=float)
async def nan_model():
    return float("nan")


@app.get("/created", status_code=201)
async def created():
    return {"a": 1}


@app.get("/204", status_code=204)
async def no_content():
    return {"ignored": True}


@app.get("/204-none", status_code=status.HTTP_204_NO_CONTENT)
async def no_content_none() -> None:
    return None


@app.get("/304", status_code=304)
async def not_modified():
    return None


@app.get("/model", response_model=Out)
async def model(how: str = "plain"):
    if how == "plain":
        return {"name": "a", "more": 1}
    if how == "model":
        return Out(name="m", note="n")
    if how == "object":
        return Row(name="r", price=1, secret="s", sub=Row(a=2, b="c", d=3))
    if how == "invalid":
        return {"name": 1, "price": "x"}
    if how == "none":
        return None
    if how == "list":
        return [{"name": "a"}]
    return Response("own")


@app.get("/annotated")
async def annotated() -> Out:
    return Out(name="annotated")


@app.get("/models")
async def models() -> list[Out]:
    return [Out(name="a"), Out(name="b", sub=Sub(a=5))]


@app.get("/model-dict")
async def model_dict() -> dict[str, Out]:
    return {"k": Out(name="a")}


@app.get("/optional-model")
async def optional_model(there: bool = False) -> Out | None:
    return Out(name="a") if there else None


@app.get("/union", response_model=UserOut | Sub)
async def union(which: str = "user"):
    return {"username": "u", "password": "p"} if which == "user" else {"a": 5}


@app.post("/user", response_model=UserOut)
async def user(user: UserIn):
    return user


@app.get("/include", response_model=Out, response_model_include={"name", "price"})
async def include():
    return Out(name="a", price=2)


@app.get("/exclude", response_model=Out, response_model_exclude={"tags", "sub"})
async def exclude():
    return Out(name="a", price=2)


@app.get("/include-nested", response_model=Out, response_model_include={"name": True, "sub": {"a"}})
async def include_nested():
    return Out(name="a", price=2)


@app.get("/unset", response_model=Out, response_model_exclude_unset=True)
async def unset(how: str = "dict"):
    return {"name": "a", "sub": {"b": None}} if how == "dict" else Out(name="a", price=10.5)


@app.get("/defaults", response_model=Out, response_model_exclude_defaults=True)
async def defaults():
    return Out(name="a", price=10.5, sub=Sub(a=2))


@app.get("/no-none", response_model=Out, response_model_exclude_none=True)
async def no_none():
    return Out(name="a")


@app.get("/alias", response_model=Aliased)
async def alias():
    return Aliased(firstName="f")


@app.get("/no-alias", response_model=Aliased, response_model_by_alias=False)
async def no_alias():
    return Aliased(firstName="f")


@app.get("/computed")
async def computed() -> Computed:
    return Computed(width=3)


@app.get("/no-model", response_model=None)
async def no_model() -> Out:
    return Out(name="raw", price=1)


@app.get("/scalar")
async def scalar() -> int:
    return "5"


@app.get("/scalar-invalid")
async def scalar_invalid() -> int:
    return "x"


@app.get("/any")
async def anything() -> Any:
    return {"a": [1, None]}


@app.get("/html", response_class=HTMLResponse)
async def html():
    return "<h1>é</h1>"


@app.get("/plain", response_class=PlainTextResponse)
async def plain():
    return "plain é"


@app.get("/plain-status", response_class=PlainTextResponse, status_code=202)
async def plain_status():
    return "accepted"


@app.get("/redirect")
async def redirect(to: str = "/list"):
    return RedirectResponse(to)


@app.get("/redirect-class", response_class=RedirectResponse)
async def redirect_class():
    return "https://example.com/é?a=b c"


@app.get("/redirect-status", response_class=RedirectResponse, status_code=302)
async def redirect_status():
    return "/list"


@app.get("/json-class", response_class=JSONResponse, response_model=Out)
async def json_class():
    return {"name": "a", "more": 1}


@app.get("/json")
async def json():
    return JSONResponse({"a": [1, "é"]}, status_code=203, headers={"X-Own": "1"})


@app.get("/raw")
async def raw():
    return Response(b"\x00\xff", media_type="application/octet-stream", headers={"Content-Language": "en"})


@app.get("/raw-none")
async def raw_none():
    return Response()


@app.get("/raw-status")
async def raw_status(code: int = 200):
    return Response("x", status_code=code)


@app.get("/content-type")
async def content_type():
    return Response("x", headers={"Content-Type": "text/x-own"}, media_type="text/plain")


@app.get("/charset")
async def charset():
    return Response("x", media_type="text/plain; charset=latin-1")


@app.get("/stream")
async def stream():
    def parts():
        yield "a"
        yield b"b"
        yield "é"

    return StreamingResponse(parts(), media_type="text/plain")


@app.get("/stream-empty")
async def stream_empty():
    return StreamingResponse(iter(()))


@app.get("/param")
async def param(response: Response, code: int = 200, seen: Annotated[str | None, Cookie()] = None):
    response.status_code = code
    response.headers["X-Param"] = "a"
    response.headers["X-Param"] = "b"
    response.headers.append("X-Param", "c")
    response.set_cookie("seen", "yes")
    return {"code": code}


@app.get("/param-status", status_code=201)
async def param_status(response: Response, change: bool = False):
    if change:
        response.status_code = 202
    return {}


@app.get("/param-type")
async def param_type(response: Response):
    response.headers["Content-Type"] = "application/x-own"
    response.headers["Cache-Control"] = "no-store"
    return {}


@app.get("/param-model", response_model=Out)
async def param_model(response: Response):
    response.status_code = 404
    response.headers["X-Param"] = "m"
    return Out(name="a")


@app.get("/html-dict", response_class=HTMLResponse)
async def html_dict():
    return {"a": 1}


@app.get("/bytes-class", response_class=Response)
async def bytes_class():
    return "text"


SHARED = JSONResponse({"shared": True})


@app.get("/shared")
async def shared():
    return SHARED


@app.middleware("http")
async def count(request: Request, call_next):
    response = await call_next(request)
    response.headers["x-middleware"] = "1"
    return response


@app.head("/head")
async def head(response: Response):
    response.headers["X-Head"] = "1"
    return {"a": 1}


@app.options("/options")
async def options():
    return {"options": True}


@app.patch("/patch")
async def patch():
    return "patched"


@app.trace("/trace")
async def trace():
    return "traced"
