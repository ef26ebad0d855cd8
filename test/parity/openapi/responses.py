from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel

app = FastAPI(title="Responses")


class Item(BaseModel):
    id: str
    value: str


class Message(BaseModel):
    message: str


class Problem(JSONResponse):
    media_type = "application/problem+json"


@app.get("/nothing")
def nothing():
    return {}


@app.get("/model")
def model() -> Item:
    return {}


@app.get("/list")
def items() -> list[Item]:
    return {}


@app.get("/nullable")
def nullable() -> Item | None:
    return {}


@app.get("/number/{item_id}", operation_id="itsNumber1a")
def number(item_id: int) -> int:
    return 1


@app.post("/created", status_code=201, response_description="It is there")
def created() -> Item:
    return {}


@app.delete("/gone/{item_id}", status_code=204)
def gone(item_id: str):
    return None


@app.get("/same", status_code=304)
def same():
    return None


@app.get("/html", response_class=HTMLResponse)
def html():
    return ""


@app.get("/text", response_class=PlainTextResponse)
def text() -> str:
    return ""


@app.get("/redirect", response_class=RedirectResponse)
def redirect():
    return ""


@app.get("/away", response_class=RedirectResponse, status_code=302)
def away():
    return ""


@app.get("/stream", response_class=StreamingResponse)
def stream():
    return ""


@app.get("/file", response_class=FileResponse)
def file():
    return ""


@app.get("/problem", response_class=Problem, responses={404: {"model": Message}})
def problem() -> Item:
    return {}


@app.get(
    "/items/{item_id}",
    responses={
        200: {"description": "The item or its picture", "content": {"image/png": {}}},
        404: {"model": Message, "description": "Nobody has it"},
        403: {"model": list[Message]},
        418: {"model": Message, "content": {"application/json": {"example": {"id": "bar", "value": None}}}, "headers": {"X-Tea": {"schema": {"type": "string"}, "description": "Which"}}},
        499: {"model": int},
        302: {"description": "Elsewhere", "links": {"next": {"operationId": "model_model_get", "description": "The model"}}},
    },
)
def documented(item_id: str) -> Item:
    return {}


@app.get("/ranges", responses={"5XX": {"model": Message}, "default": {"model": Message}, "4xx": {"description": "Wrong"}})
def ranges(a: int):
    return {}


@app.get("/default", responses={"default": {"description": "Whatever"}})
def default(a: int):
    return {}


@app.get("/own-422", responses={422: {"model": Message}})
def own(a: int):
    return {}


@app.post("/quiet", responses={200: {"headers": {"X-One": {"schema": {"type": "integer"}, "required": True, "description": "One"}}}})
def quiet():
    return {}
