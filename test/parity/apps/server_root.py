from fastapi import FastAPI, Request

ROOT_PATH = "/proxy"

app = FastAPI(title="Server root", servers=[{"url": "https://stag.example.com"}])
sub = FastAPI(title="Sub")


def describe(request: Request):
    return {"root": request.scope.get("root_path"), "url": str(request.url), "base": str(request.base_url), "for": str(request.url_for("read_item", item_id=1))}


@app.get("/app")
async def read_app(request: Request):
    return describe(request)


@app.get("/items/{item_id}")
async def read_item(item_id: int, request: Request):
    return describe(request)


@app.get("/slash/")
async def slash():
    return "slash"


@sub.get("/deep")
async def deep(request: Request):
    return describe(request)


app.mount("/sub", sub)
