from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, Query
from fastapi.security import APIKeyHeader
from pydantic import BaseModel, HttpUrl

app = FastAPI(title="Callbacks")
shared = APIRouter()
own = APIRouter()


class Invoice(BaseModel):
    id: str
    total: float


class Event(BaseModel):
    description: str
    paid: bool = False


class Received(BaseModel):
    ok: bool


class Subscription(BaseModel):
    username: str
    fee: float


@shared.post("{$callback_url}/invoices/{$request.body.id}", response_model=Received)
def invoice_event(body: Event, x_signature: Annotated[str, Header()]):
    pass


@own.put("{$request.body.url}/state/{state}", status_code=202, responses={410: {"description": "Gone"}})
def state_changed(state: str, retries: Annotated[int, Query(ge=0)] = 0):
    pass


@own.delete("{$callback_url}")
def cancelled():
    pass


@app.post("/invoices/", callbacks=shared.routes)
def create_invoice(invoice: Invoice, callback_url: HttpUrl | None = None):
    return {"msg": "received", "to": callback_url}


router = APIRouter(prefix="/more", callbacks=shared.routes)


@router.post("/orders", callbacks=own.routes)
def create_order(invoice: Invoice):
    return invoice.id


app.include_router(router, tags=["more"])


@app.webhooks.post("new-subscription", tags=["hooks"], summary="Somebody came")
def new_subscription(body: Subscription):
    """Sent for each."""


@app.webhooks.get("ping", dependencies=[Depends(APIKeyHeader(name="X-Hook"))])
def ping(count: int = 1) -> Received:
    pass
