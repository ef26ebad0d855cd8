from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute


def by_name(route: APIRoute):
    return route.name


def by_tag(route: APIRoute):
    return f"{route.tags[0] if route.tags else 'none'}-{route.name}"


def by_method(route: APIRoute):
    return f"{sorted(route.methods)[0].lower()}:{route.path_format}"


app = FastAPI(title="Operation ids", generate_unique_id_function=by_tag)
plain = APIRouter(prefix="/plain", tags=["plain"])
named = APIRouter(prefix="/named", generate_unique_id_function=by_name)
inner = APIRouter(prefix="/inner", tags=["inner"])


@app.get("/", tags=["top", "second"])
def root():
    return 1


@app.get("/explicit", operation_id="mine")
def explicit():
    return 2


@app.get("/own", generate_unique_id_function=by_method)
def own():
    return 3


@plain.get("/a/{x}")
def plain_a(x: int):
    return x


@named.post("/b")
def named_b():
    return 4


@named.put("/c", generate_unique_id_function=by_method)
def named_c():
    return 5


@inner.get("/d")
def inner_d():
    return 6


@inner.get("/e", name="renamed", summary="Given")
def inner_e():
    return 7


named.include_router(inner)
app.include_router(plain)
app.include_router(named)
app.include_router(inner, prefix="/again", generate_unique_id_function=by_method)

default = FastAPI(title="Default ids")


@default.get("/items/{item_id}.json")
@default.post("/items/{item_id:path}")
def item_of_file(item_id: str):
    return item_id


@default.api_route("/both", methods=["DELETE"])
def both_ways():
    return 8


app.mount("/default", default)
