from datetime import datetime, timezone
from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel, Field, StringConstraints, computed_field, model_validator

app = FastAPI(title="Shop")

Id = Annotated[int, Field(ge=1, le=2_147_483_647)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


class ProductCreate(BaseModel):
    name: Line
    price: Annotated[int, Field(ge=1, le=100_000_000)]
    stock: Annotated[int, Field(ge=0, le=1_000_000)]


class OrderLineCreate(BaseModel):
    product_id: Id
    quantity: Annotated[int, Field(ge=1, le=1_000)]


class OrderCreate(BaseModel):
    lines: Annotated[list[OrderLineCreate], Field(min_length=1, max_length=50)]

    @model_validator(mode="after")
    def once(self):
        if len({line.product_id for line in self.lines}) < len(self.lines):
            raise ValueError("each product may be named once")
        return self


class OrderLine(BaseModel):
    product_id: Id
    name: str
    quantity: int
    price: int

    @computed_field
    @property
    def total(self) -> int:
        return self.price * self.quantity


class Order(BaseModel):
    id: Id
    buyer_id: Id
    placed_at: datetime
    lines: list[OrderLine]
    confirmed_at: datetime | None = None

    @computed_field
    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)


@app.post("/products", status_code=201)
async def create_product(product: ProductCreate) -> ProductCreate:
    return product


@app.post("/orders", status_code=201)
async def place_order(order: OrderCreate) -> Order:
    lines = [{"product_id": line.product_id, "name": "Tea", "quantity": line.quantity, "price": 250} for line in order.lines]
    return {"id": 1, "buyer_id": 1, "placed_at": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc), "lines": lines}


@app.get("/orders/{order_id}")
async def read_order(order_id: Id):
    return order_id


@app.get("/orders")
async def list_orders(skip: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0, limit: Annotated[int, Query(ge=1, le=100)] = 20):
    return [skip, limit]
