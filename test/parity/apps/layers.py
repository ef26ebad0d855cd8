import os

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

files = os.path.join(os.path.dirname(os.path.abspath(__file__)), "frontend_files")


class Forbidden(Exception):
    pass


app = FastAPI(
    title="Layers",
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=["testserver", "*.example.com"]),
        Middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True, allow_methods=["GET", "POST"], allow_headers=["X-Key"], expose_headers=["X-Count"]),
        Middleware(SessionMiddleware, secret_key="a secret for the pair", max_age=None),
        Middleware(GZipMiddleware, minimum_size=100),
    ],
)


@app.exception_handler(Forbidden)
async def forbidden(request: Request, error: Forbidden):
    return JSONResponse({"forbidden": True}, status_code=403)


class Order(BaseModel):
    item: str
    count: int = 1


async def signed_in(request: Request):
    user = request.session.get("user")
    if user is None:
        raise HTTPException(401, "Sign in first", headers={"WWW-Authenticate": "Cookie"})
    return user


@app.post("/sign-in/{name}")
async def sign_in(name: str, request: Request):
    if name == "nobody":
        raise Forbidden()
    request.session["user"] = name
    return {"hello": name}


@app.post("/sign-out")
async def sign_out(request: Request):
    request.session.clear()
    return None


orders = APIRouter(prefix="/orders", tags=["orders"], dependencies=[Depends(signed_in)], default_response_class=JSONResponse)


@orders.post("/", status_code=201)
async def create(order: Order, user: str = Depends(signed_in)):
    return {"by": user, **order.model_dump()}


@orders.get("/page", response_class=HTMLResponse)
async def page():
    return "<p>" + "order " * 50 + "</p>"


@orders.get("/fails")
async def fails():
    raise ValueError("a secret")


app.include_router(orders)
app.mount("/files", StaticFiles(directory=files), name="files")
