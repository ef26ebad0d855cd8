from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware

log = []


def logging(name: str):
    class Logging(BaseHTTPMiddleware):
        async def dispatch(self, request: Request, call_next):
            does = request.query_params.get(name)
            log.append(f"{name} in")
            if does == "answer":
                return PlainTextResponse(f"{name} answers", status_code=299)
            if does == "raise":
                raise RuntimeError(name)
            if does == "http":
                raise HTTPException(403, name)
            try:
                response = await call_next(request)
            except Exception as error:
                log.append(f"{name} saw {type(error).__name__}")
                if does == "catch":
                    return JSONResponse({"caught": type(error).__name__}, status_code=599)
                raise
            log.append(f"{name} out {response.status_code}")
            response.headers["x-last"] = name
            response.headers.append("x-all", name)
            if does == "status":
                response.status_code = 222
            return response

    return Logging


app = FastAPI(title="Middleware", middleware=[Middleware(logging("a")), Middleware(logging("b"))])


class OwnError(Exception):
    pass


@app.exception_handler(OwnError)
async def own(request: Request, error: OwnError):
    log.append("handler")
    return JSONResponse({"own": True}, status_code=418)


@app.middleware("http")
async def c(request: Request, call_next):
    log.append(f"c in {request.method} {request.url.path}")
    request.state.from_c = "c"
    response = await call_next(request)
    log.append("c out")
    return response


app.add_middleware(logging("d"))


@app.get("/log")
async def read_log():
    found = log.copy()
    log.clear()
    return found


@app.get("/ok")
async def ok(request: Request):
    log.append("endpoint")
    return {"state": request.state.from_c}


@app.get("/http")
async def http():
    raise HTTPException(404, "http")


@app.get("/own")
async def raises_own():
    raise OwnError()


@app.get("/fails")
async def fails():
    raise ValueError("no")


@app.get("/slash/")
async def slash():
    return "slash"


@app.post("/echo")
async def echo(data: dict):
    return data


@app.middleware("http")
async def reads_body(request: Request, call_next):
    if request.url.path == "/echo":
        log.append(f"body {len(await request.body())}")
    if request.url.path == "/moved":
        return RedirectResponse("/ok")
    return await call_next(request)
