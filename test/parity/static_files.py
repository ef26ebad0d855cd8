"""Makes fixtures/static-files.json: what FastAPI answers with static files and file responses.

Run from the repository's root with the Python of the reference: python test/parity/static_files.py
"""

import json
import os
import re
import tempfile
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from asgi_call import call

MODIFIED = 1_700_000_000.5
# Directories end in a slash, links have an arrow.
TREE = {
    "public/": None, "public/a.txt": "hello world", "public/empty.txt": "", "public/page.html": "<p>page</p>", "public/data.json": "{}", "public/noext": "x", "public/archive.tar.gz": "gz", "public/sp ace.txt": "space", "public/é.txt": "accent", "public/.hidden": "hidden", "public/back\\slash.txt": "back", "public/100%.txt": "percent", "public/q?.txt": "question",
    "public/dir/": None, "public/dir/b.txt": "b", "public/empty-dir/": None, "public/link-in.txt": "-> a.txt", "public/link-out.txt": "-> ../secret.txt", "public/link-dir": "-> dir", "public/link-dir-out": "-> ../private", "public/dangling": "-> nowhere",
    "site/": None, "site/index.html": "<h1>home</h1>", "site/404.html": "<h1>missing</h1>", "site/about/": None, "site/about/index.html": "<h1>about</h1>", "site/bare/": None, "site/odd/": None, "site/odd/index.html/": None, "site/a b/": None, "site/a b/index.html": "space",
    "bare/": None, "bare/x/": None, "bare/x/index.html": "x", "private/": None, "private/s.txt": "s", "secret.txt": "secret", "public-too/": None, "public-too/x.txt": "sibling",
}

ETAG = "ETAG"
PATHS = [
    "/static/a.txt", "/static/a.txt/", "/static//a.txt", "/static/./a.txt", "/static/dir/../a.txt", "/static/%61.txt", "/static/a%2Etxt", "/static/dir/b.txt", "/static/dir%2Fb.txt", "/static/dir", "/static/dir/", "/static/", "/static", "/static/nothing", "/static/a.txt/b", "/static/empty.txt", "/static/page.html", "/static/data.json", "/static/noext", "/static/archive.tar.gz", "/static/sp%20ace.txt", "/static/sp+ace.txt", "/static/%C3%A9.txt", "/static/%E9.txt", "/static/.hidden", "/static/100%.txt", "/static/100%25.txt", "/static/q%3F.txt",
    "/static/../secret.txt", "/static/..%2Fsecret.txt", "/static/%2e%2e/secret.txt", "/static/%2e%2e%2fsecret.txt", "/static/..%5Csecret.txt", "/static/%5Csecret.txt", "/static/%5c..%5csecret.txt", "/static/....//secret.txt", "/static/dir/../../secret.txt", "/static/%252e%252e/secret.txt", "/static//etc/passwd", "/static/%2Fetc/passwd", "/static/..", "/static/../public/a.txt", "/static/../public-too/x.txt", "/static/a.txt%00", "/static/%00", "/static/a.txt%00.html", "/static/" + "a" * 300, "/static/back%5Cslash.txt",
    "/static/link-in.txt", "/static/link-out.txt", "/static/link-dir/b.txt", "/static/link-dir-out/s.txt", "/static/dangling", "/links/link-in.txt", "/links/link-out.txt", "/links/link-dir/b.txt", "/links/link-dir-out/s.txt", "/links/dangling", "/links/../secret.txt",
    "/site/", "/site", "/site/index.html", "/site/about", "/site/about/", "/site/about?x=1&y=2", "/site//about", "/site/bare", "/site/bare/", "/site/odd/", "/site/nothing", "/site/404.html", "/site/a%20b", "/site/a%20b/", "/site/../secret.txt", "/bare/", "/bare/x", "/bare/nothing", "/later/x", "/notdir/x",
    "/file", "/named", "/quoted", "/unicode", "/inline", "/typed", "/styled", "/created", "/missing", "/directory", "/own-etag",
]
RANGES = ["bytes=0-4", "bytes=6-", "bytes=-5", "bytes=0-0", "bytes=0-100", "bytes=100-", "bytes=5-2", "bytes=", "bytes=x", "items=0-1", "bytes", "bytes=0-1,3-4", "bytes=0-1,2-3", "bytes=-0", "bytes=0-4, -3"]
CONDITIONS = [{"if-none-match": ETAG}, {"if-none-match": "W/" + ETAG}, {"if-none-match": '"x"'}, {"if-none-match": "*"}, {"if-modified-since": "Tue, 14 Nov 2023 22:13:20 GMT"}, {"if-modified-since": "Tue, 14 Nov 2023 22:13:19 GMT"}, {"if-none-match": '"x"', "if-modified-since": "Tue, 14 Nov 2023 22:13:20 GMT"}, {"if-none-match": ETAG, "range": "bytes=0-1"}]


def make_tree(root):
    for name, content in TREE.items():
        path = root / name
        if content is None:
            path.mkdir()
        elif content.startswith("-> "):
            path.symlink_to(content[3:])
        else:
            path.write_text(content)
            os.utime(path, (MODIFIED, MODIFIED))


def make_app(root):
    app = FastAPI()
    app.mount("/static", StaticFiles(directory=root / "public"))
    app.mount("/links", StaticFiles(directory=root / "public", follow_symlink=True))
    app.mount("/site", StaticFiles(directory=root / "site", html=True))
    app.mount("/bare", StaticFiles(directory=root / "bare", html=True))
    app.mount("/later", StaticFiles(directory=root / "later", check_dir=False))
    app.mount("/notdir", StaticFiles(directory=root / "secret.txt", check_dir=False))
    file = root / "public" / "a.txt"
    responses = {
        "file": lambda: FileResponse(file),
        "named": lambda: FileResponse(file, filename="report.pdf"),
        "quoted": lambda: FileResponse(file, filename='a "b"/c;d.txt'),
        "unicode": lambda: FileResponse(file, filename="né中😀'()*!~.txt"),
        "inline": lambda: FileResponse(file, filename="a.txt", content_disposition_type="inline"),
        "typed": lambda: FileResponse(file, media_type="text/x-own"),
        "styled": lambda: FileResponse(file, headers={"X-Own": "1", "Cache-Control": "no-store", "Content-Type": "a/b"}),
        "created": lambda: FileResponse(file, status_code=201),
        "missing": lambda: FileResponse(root / "missing.txt"),
        "directory": lambda: FileResponse(root / "public"),
        "own-etag": lambda: FileResponse(file, headers={"etag": '"own"', "last-modified": "x", "accept-ranges": "none", "content-disposition": "inline"}, filename="f"),
    }
    for name, make in responses.items():
        app.api_route(f"/{name}", methods=["GET", "HEAD"])(make)
    return app


def main():
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        make_tree(root)
        app = make_app(root)
        etag = dict(call(app, url="/file")["headers"])["etag"]
        requests = [("GET", path, {}) for path in PATHS]
        requests += [("HEAD", path, {}) for path in ("/static/a.txt", "/static/nothing", "/site/about", "/site/", "/site/nothing", "/file", "/named", "/missing")]
        requests += [(method, path, {}) for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH") for path in ("/static/a.txt", "/static/nothing")]
        requests += [(method, path, {"range": value}) for value in RANGES for method, path in (("GET", "/static/a.txt"), ("GET", "/file"), ("HEAD", "/file"), ("GET", "/created"), ("GET", "/static/empty.txt"))]
        requests += [("GET", "/file", {"range": "bytes=0-4", "if-range": value}) for value in (ETAG, '"x"', "Tue, 14 Nov 2023 22:13:20 GMT", "")]
        requests += [("GET", "/own-etag", {"range": "bytes=0-4", "if-range": '"own"'})]
        requests += [(method, path, condition) for condition in CONDITIONS for method, path in (("GET", "/static/a.txt"), ("HEAD", "/static/a.txt"), ("GET", "/site/"), ("GET", "/file"), ("GET", "/site/nothing"))]
        cases = []
        for method, url, headers in requests:
            sent = [(name, value.replace(ETAG, etag)) for name, value in headers.items()]
            answer = call(app, method, url, sent)
            boundary = next((match[1] for name, value in answer["headers"] if (match := re.match(r"multipart/byteranges; boundary=(\w+)", value))), None)
            text = lambda value: value if boundary is None else value.replace(boundary, "BOUNDARY" + "Y" * 18)
            cases.append({"method": method, "url": url, "headers": dict(sent), "status": answer["status"], "answer": [[name, text(value)] for name, value in answer["headers"]], "body": text(answer["body"].decode("latin-1")), "failure": None if answer["failure"] is None else answer["failure"].replace(directory, "ROOT")})
    content = {"modified": MODIFIED, "tree": TREE, "cases": cases}
    (Path(__file__).parent / "fixtures" / "static-files.json").write_text(json.dumps(content, indent=1) + "\n")
    print(len(cases), "requests")


main()
