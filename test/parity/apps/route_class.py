import asyncio
import gzip

from fastapi import APIRouter, BackgroundTasks, Body, Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel

log: list[str] = []


class OwnError(Exception):
    pass


class GzipRequest(Request):
    async def body(self) -> bytes:
        if not hasattr(self, "_body"):
            body = await super().body()
            if self.headers.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            self._body = body
        return self._body


class LoggedRoute(APIRoute):
    def get_route_handler(self):
        inner = super().get_route_handler()

        async def around(request: Request) -> Response:
            does = request.query_params.get("does")
            log.append(f"in {request.scope['route'].path}")
            if does == "answer":
                return PlainTextResponse("around", status_code=299)
            if does == "raise":
                raise HTTPException(403, "around")
            try:
                response = await inner(GzipRequest(request.scope, request.receive))
                log.append(f"out {response.status_code}")
                response.headers["x-around"] = "yes"
                if does == "replace":
                    return JSONResponse({"replaced": True}, status_code=298)
                return response
            except Exception as error:
                log.append(f"saw {type(error).__name__}")
                if does == "catch":
                    return JSONResponse({"caught": type(error).__name__}, status_code=599)
                if does == "turn":
                    raise HTTPException(418, "turned")
                if does == "details" and isinstance(error, RequestValidationError):
                    raise HTTPException(422, {"errors": error.errors()})
                raise

        return around


app = FastAPI(title="Route class")
router = APIRouter(route_class=LoggedRoute)


@app.exception_handler(OwnError)
async def own_error(request, error):
    log.append("handler")
    return JSONResponse({"own": True}, status_code=417)


async def request_scoped():
    log.append("+request")
    try:
        yield "request"
    except Exception as error:
        log.append(f"request saw {type(error).__name__}")
        raise
    finally:
        log.append("-request")


async def function_scoped():
    log.append("+function")
    try:
        yield "function"
    except Exception as error:
        log.append(f"function saw {type(error).__name__}")
        raise
    finally:
        log.append("-function")


class Item(BaseModel):
    name: str


def note():
    log.append("background")


@router.post("/items")
async def create_item(
    item: Item,
    background: BackgroundTasks,
    response: Response,
    one=Depends(request_scoped),
    two=Depends(function_scoped, scope="function"),
    fail: str = "",
):
    background.add_task(note)
    response.headers["x-handler"] = "yes"
    log.append("handler runs")
    if fail == "own":
        raise OwnError()
    if fail == "http":
        raise HTTPException(404, "no item")
    if fail == "bug":
        raise ValueError("no")
    return item


@router.post("/sum")
async def total(numbers: list[int] = Body()):
    return sum(numbers)


@app.get("/log")
async def read_log():
    # What follows an answer may come after it has been read; this teardown is the last of it.
    while log.count("+request") > log.count("-request"):
        await asyncio.sleep(0.001)
    found = log[:]
    log.clear()
    return found


app.include_router(router)
