from fastapi import FastAPI, HTTPException
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI(title="Cross origin")
sites = {
    "open": {"allow_origins": ["*"]},
    "credentials": {"allow_origins": ["*"], "allow_credentials": True, "allow_methods": ["*"], "allow_headers": ["*"], "expose_headers": ["X-A", "X-B"], "max_age": 5},
    "listed": {"allow_origins": ["https://a.example", "http://localhost:3000"], "allow_methods": ["GET", "PUT"], "allow_headers": ["X-Token", "content-type"]},
    "pattern": {"allow_origin_regex": r"https://.*\.b\.example", "allow_credentials": True, "allow_methods": ["POST"]},
    "none": {},
}


def make(name: str, options: dict) -> FastAPI:
    site = FastAPI(title=name)
    site.add_middleware(CORSMiddleware, **options)

    @site.get("/ok")
    def ok():
        return name

    @site.put("/ok")
    def put_ok():
        return "put"

    @site.get("/missing")
    def missing():
        raise HTTPException(404, "none", headers={"Vary": "Accept"})

    @site.get("/fails")
    def fails():
        raise ValueError("no")

    @site.options("/options")
    def options():
        return "own options"

    return site


for name, options in sites.items():
    app.mount(f"/{name}", make(name, options))
