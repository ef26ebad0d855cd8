import asyncio
import os

from fastapi import APIRouter, BackgroundTasks, Depends, FastAPI, Header, HTTPException, Response
from fastapi.responses import PlainTextResponse

files = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frontend_files")
log: list[str] = []

app = FastAPI(title="Frontends")


def note():
    log.append("background")


async def guard(response: Response, background: BackgroundTasks, x_key: str = Header()):
    log.append(f"guard {x_key}")
    response.headers["vary"] = "X-Key"
    background.add_task(note)
    if x_key == "wrong":
        raise HTTPException(403, "wrong key")
    log.append("+guard")
    try:
        yield
    finally:
        log.append("-guard")


async def leaves():
    log.append("+leaves")
    try:
        yield
    finally:
        log.append("-leaves")


@app.get("/api/items")
async def items():
    return []


@app.get("/slash/")
async def slash():
    return "slash"


@app.post("/spa/assets/app.js")
async def shadowed():
    return "an operation"


@app.get("/log")
async def read_log():
    # What follows an answer may come after it has been read.
    while log.count("+guard") > log.count("-guard") or log.count("+leaves") > log.count("-leaves"):
        await asyncio.sleep(0.001)
    found = log[:]
    log.clear()
    return found


@app.get("/reset")
async def reset():
    await read_log()


@app.exception_handler(404)
async def missing(request, error):
    return PlainTextResponse("nowhere", status_code=404)


guarded = APIRouter(prefix="/guarded", dependencies=[Depends(guard)])
guarded.frontend("/", directory=f"{files}/spa")
guarded.frontend("/pages", directory=f"{files}/pages")
outer = APIRouter(prefix="/outer", dependencies=[Depends(leaves)])
outer.frontend("/in/", directory=f"{files}/spa", fallback="index.html")

app.include_router(guarded)
app.include_router(outer, prefix="/far")
app.frontend("/spa", directory=f"{files}/spa")
app.frontend("/spa/deep", directory=f"{files}/bare")
app.frontend("/pages", directory=f"{files}/pages")
app.frontend("/only", directory=f"{files}/pages", fallback=None)
app.frontend("/index", directory=f"{files}/pages", fallback="index.html")
app.frontend("/bare", directory=f"{files}/bare")
app.frontend("/gone", directory=f"{files}/gone", check_dir=False)
app.frontend("/nofallback", directory=f"{files}/bare", fallback="index.html", check_dir=False)
