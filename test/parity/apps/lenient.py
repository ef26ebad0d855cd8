from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

app = FastAPI(title="Lenient", strict_content_type=False)
strict = APIRouter(strict_content_type=True)


class Item(BaseModel):
    name: str


@app.post("/lenient")
async def lenient(item: Item):
    return item


@strict.post("/strict")
async def strictly(item: Item):
    return item


app.include_router(strict)
