from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI, Request

events = []


@asynccontextmanager
async def lifespan(app: FastAPI):
    events.append("app up")
    app.state.counter = 0
    yield {"db": {"items": []}, "name": "app"}
    events.append("app down")


@asynccontextmanager
async def router_lifespan(app: FastAPI):
    events.append("router up")
    yield {"router": "r", "name": "router"}
    events.append("router down")


app = FastAPI(title="Lifespan", lifespan=lifespan)
router = APIRouter(lifespan=router_lifespan)


async def db(request: Request):
    return request.state.db


@router.get("/state")
async def state(request: Request, db: dict = Depends(db)):
    request.app.state.counter += 1
    db["items"].append(request.app.state.counter)
    found = {"name": request.state.name, "router": request.state.router, "items": db["items"], "seen": getattr(request.state, "seen", None)}
    request.state.seen = True
    return found


app.include_router(router)


@app.get("/events")
async def read_events():
    return events
