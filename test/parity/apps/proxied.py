from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import RedirectResponse

app = FastAPI(title="Proxied")
sub = FastAPI(title="Below")
router = APIRouter(prefix="/v1")


def view(request: Request):
    return {
        "url": str(request.url),
        "base": str(request.base_url),
        "scheme": request.url.scheme,
        "root": request.scope.get("root_path"),
        "path": request.url.path,
        "query": request.url.query,
        "client": None if request.client is None else request.client.host,
        "made": str(request.url_for("read_view", name="n")),
    }


@app.get("/view/{name}")
def read_view(name: str, request: Request):
    return view(request)


@router.get("/slash/")
def slash(request: Request):
    return view(request)


@app.get("/away")
def away(request: Request):
    return RedirectResponse(request.url_for("read_view", name="éä"), 302)


@app.get("/same")
def same():
    return RedirectResponse("/view/a?b=c d#e")


@sub.get("/view/{name}")
def read_sub(name: str, request: Request):
    return {"url": str(request.url), "base": str(request.base_url), "root": request.scope.get("root_path"), "made": str(request.url_for("read_sub", name="n"))}


@sub.get("/slash/")
def sub_slash():
    return 1


app.include_router(router)
app.mount("/below", sub)
