from typing import Annotated

from fastapi import Depends, FastAPI, Form, HTTPException, Request
from fastapi.responses import RedirectResponse
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI(title="Logins")
app.add_middleware(SessionMiddleware, secret_key="not so secret", session_cookie="sid", max_age=None, same_site="strict")


async def current(request: Request):
    name = request.session.get("name")
    if name is None:
        raise HTTPException(303, headers={"Location": "/login"})
    return name


@app.get("/login")
async def login_page():
    return "Who are you?"


@app.post("/login")
async def login(request: Request, name: Annotated[str, Form()], next: str = "/me"):
    request.session["name"] = name
    request.session["visits"] = 0
    return RedirectResponse(next, 303)


@app.get("/me")
async def me(request: Request, name: Annotated[str, Depends(current)]):
    request.session["visits"] += 1
    return {"name": name, "session": dict(request.session)}


@app.get("/peek")
async def peek(request: Request):
    return dict(request.session)


@app.post("/logout")
async def logout(request: Request):
    request.session.clear()
    return RedirectResponse("/login", status_code=303)
