from typing import Annotated

from fastapi import APIRouter, Body, FastAPI
from pydantic import BaseModel

app = FastAPI(
    title="Everything",
    version="1.2.3",
    summary="In short",
    description="In *long*",
    terms_of_service="http://example.com/terms",
    contact={"url": "http://example.com", "email": "who@example.com", "name": "Who", "x-what": {"b": None, "a": 1}},
    license_info={"url": "https://example.com/mit?x=1", "name": "MIT", "identifier": "MIT"},
    servers=[{"description": "Stage", "url": "https://stage.example.com"}, {"url": "https://{region}.example.com", "variables": {"region": {"default": "eu", "description": "Where", "enum": ["eu", "us"]}}}],
    openapi_tags=[{"externalDocs": {"url": "http://example.com", "description": "More"}, "name": "b", "x-z": 1}, {"name": "a", "description": "First"}],
    openapi_external_docs={"url": "http://docs.example.com", "description": "Out there"},
)


class Invoice(BaseModel):
    id: str
    total: float


class Received(BaseModel):
    ok: bool


callbacks = APIRouter()


@callbacks.post("{$callback_url}/invoices/{$request.body.id}", response_model=Received)
def invoice_notification(body: Invoice):
    pass


@callbacks.get("{$callback_url}/ping")
def ping():
    pass


@app.post("/invoices/", callbacks=callbacks.routes, tags=["b"])
def create_invoice(invoice: Invoice, callback_url: str | None = None):
    return {}


@app.webhooks.post("new-subscription", tags=["a"])
def new_subscription(body: Invoice):
    pass


@app.webhooks.get("asked")
def asked(q: str):
    pass


@app.put("/same", deprecated=True, summary="Put it", description="With *words*", tags=["a", "b"], operation_id="put_same")
def put_same():
    return {}


@app.get("/same")
def get_same():
    return {}


@app.head("/same")
def head_same():
    return {}


@app.delete("/mixed/{a}")
def delete_mixed(a: int):
    return {}


@app.get("/mixed/{a}")
def get_mixed(a: int, x: Annotated[int, Body(gt=1, description="d", title="t")]):
    return {}


@app.get(
    "/extra",
    tags=["a"],
    openapi_extra={
        "x-aperture": {"b": None, "a": "blue"},
        "tags": ["b"],
        "responses": {"200": {"content": {"application/json": {"example": {"v": 1}}}}, "599": {"x-none": 1}},
        "servers": [{"description": "There", "url": "http://there"}],
    },
)
def extra():
    return {}


@app.post(
    "/parameters",
    openapi_extra={
        "parameters": [{"in": "query", "name": "q", "schema": {"title": "Q", "type": "string"}}],
        "requestBody": {"required": True, "content": {"application/x-yaml": {"schema": {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}}}},
    },
)
def with_extra_parameters():
    return {}


@app.post("/documented", openapi_extra={"externalDocs": {"url": "http://example.com", "description": "Raw"}})
def documented(x: Invoice):
    return {}
