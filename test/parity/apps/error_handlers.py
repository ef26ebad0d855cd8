from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

app = FastAPI(title="Handlers")


@app.exception_handler(StarletteHTTPException)
async def answer_http(request: Request, error: StarletteHTTPException):
    return PlainTextResponse(f"http {error.status_code} {error.detail}", status_code=error.status_code, headers=error.headers)


@app.exception_handler(404)
async def answer_404(request: Request, error: HTTPException):
    return JSONResponse({"missing": request.url.path}, status_code=404)


@app.exception_handler(RequestValidationError)
async def answer_validation(request: Request, error: RequestValidationError):
    return JSONResponse({"issues": [{"loc": item["loc"], "msg": item["msg"]} for item in error.errors()], "body": error.body}, status_code=400)


@app.exception_handler(500)
async def answer_500(request: Request, error: Exception):
    return JSONResponse({"oops": type(error).__name__}, status_code=500)


@app.get("/http")
async def http(status: int):
    raise HTTPException(status, "detail", headers={"x-a": "b"})


@app.get("/fails")
async def fails():
    raise RuntimeError("no")


@app.post("/validated")
async def validated(n: int, items: list[int]):
    return n
