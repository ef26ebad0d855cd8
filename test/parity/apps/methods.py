from fastapi import FastAPI, Request, Response

app = FastAPI(title="Methods")


async def told(request: Request):
    return {"method": request.method, "size": len(await request.body())}


app.get("/each")(told)
app.post("/each")(told)
app.put("/each")(told)
app.patch("/each")(told)
app.delete("/each")(told)
app.options("/each")(told)
app.head("/each")(told)
app.trace("/each")(told)


@app.head("/only-head")
async def only_head():
    return Response(headers={"X-Head": "yes", "Content-Length": "5"})


@app.options("/own-options")
async def own_options():
    return Response(headers={"Allow": "GET, OPTIONS"})


@app.get("/own-options")
async def with_options():
    return "got"


@app.post("/accepted", status_code=202)
async def accepted(request: Request):
    return [request.method, request.headers.get("content-length")]


@app.delete("/nothing", status_code=204)
async def nothing():
    return None


@app.get("/head-too")
@app.head("/head-too")
async def head_too():
    return {"body": "is left out for HEAD"}
