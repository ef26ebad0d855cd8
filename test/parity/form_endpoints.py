"""Makes fixtures/form-endpoints.json: what FastAPI answers to forms and files, and how it documents them.

Run from the repository's root with the Python of the reference: python test/parity/form_endpoints.py
"""

import json
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, File, Form, Request, UploadFile
from fastapi.security import OAuth2PasswordRequestForm
from fastapi.security.oauth2 import OAuth2PasswordRequestFormStrict
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field

app = FastAPI()


class Data(BaseModel):
    a: str
    b: int = 1
    c: str | None = None
    d: list[str] = Field(default_factory=list)
    e: str = Field("x", alias="ee")


class Strict(BaseModel):
    model_config = {"extra": "forbid"}
    a: str


@app.post("/text")
async def text(a: Annotated[str, Form()]):
    return a


@app.post("/number")
async def number(a: Annotated[int, Form()] = 5, b: Annotated[list[int], Form()] = []):
    return [a, b]


@app.post("/bytes")
async def bytes_(a: Annotated[bytes, File()]):
    return len(a)


@app.post("/bytes-list")
async def bytes_list(a: Annotated[list[bytes], File()]):
    return [len(one) for one in a]


@app.post("/bytes-or-none")
async def bytes_or_none(a: Annotated[bytes | None, File()] = None):
    return None if a is None else len(a)


@app.post("/file")
async def file(a: UploadFile):
    return [a.filename, a.content_type, a.size, (await a.read()).decode()]


@app.post("/file-or-none")
async def file_or_none(a: UploadFile | None = None):
    return None if a is None else a.filename


@app.post("/files")
async def files(a: list[UploadFile]):
    return [one.filename for one in a]


@app.post("/mixed")
async def mixed(token: Annotated[str, Form()], a: UploadFile, b: Annotated[bytes, File()]):
    return [token, a.filename, len(b)]


@app.post("/model")
async def model(data: Annotated[Data, Form()]):
    return [data.model_dump(), sorted(data.model_fields_set)]


@app.post("/strict")
async def strict(data: Annotated[Strict, Form()]):
    return data


@app.post("/two")
async def two(one: Annotated[Strict, Form()], other: Annotated[str, Form()] = "x"):
    return [one, other]


@app.post("/raw")
async def raw(request: Request):
    async with request.form(max_files=1, max_fields=2, max_part_size=10) as form:
        return [[name, value if isinstance(value, str) else value.filename] for name, value in form.multi_items()]


@app.post("/token")
async def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]):
    return [form.grant_type, form.username, form.password, form.scopes, form.client_id, form.client_secret]


@app.post("/token-strict")
async def token_strict(form: Annotated[OAuth2PasswordRequestFormStrict, Depends()]):
    return [form.grant_type, form.username, form.password, form.scopes, form.client_id, form.client_secret]


def part(name, value, filename=None, content_type=None):
    lines = [f'Content-Disposition: form-data; name="{name}"' + ("" if filename is None else f'; filename="{filename}"')]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    return "--XX\r\n" + "\r\n".join(lines) + "\r\n\r\n" + value + "\r\n"


MULTIPART = "multipart/form-data; boundary=XX"
URLENCODED = "application/x-www-form-urlencoded"
END = "--XX--\r\n"
FILE = part("a", "hello", "x.txt", "text/plain")

BODIES = [
    (None, ""), ("application/json", '{"a": "x"}'), (URLENCODED, ""), (URLENCODED, "a=x"), (URLENCODED, "a="), (URLENCODED, "a"), (URLENCODED, "a=1&a=2"), (URLENCODED, "a=1&b=2&b=3"), (URLENCODED, "a=1&b="), (URLENCODED, "a=%C3%A9+x"), ("application/x-www-form-urlencoded; charset=utf-8", "a=x"), ("APPLICATION/X-WWW-FORM-URLENCODED", "a=x"),
    (MULTIPART, part("a", "x") + END), (MULTIPART, FILE + END), (MULTIPART, FILE + FILE + END), (MULTIPART, part("a", "", "e.txt") + END), (MULTIPART, part("a", "x", "") + END), (MULTIPART, part("a", "") + END), (MULTIPART, part("a", "x") + FILE + END), (MULTIPART, FILE + part("a", "x") + END), (MULTIPART, END), (MULTIPART, part("b", "x") + END), ("multipart/form-data", FILE + END), (MULTIPART, "nonsense"), (MULTIPART, FILE), (MULTIPART, "--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n" + END),
]

CASES = {
    "/text": BODIES, "/number": BODIES, "/bytes": BODIES, "/file": BODIES, "/files": BODIES, "/bytes-or-none": BODIES, "/file-or-none": BODIES,
    "/bytes-list": [(None, ""), (URLENCODED, ""), (MULTIPART, FILE + END), (MULTIPART, FILE + FILE + END), (MULTIPART, part("a", "", "e.txt") + END), (MULTIPART, END)],
    "/mixed": [(URLENCODED, "token=t"), (MULTIPART, part("token", "t") + FILE + part("b", "bb", "b") + END), (MULTIPART, FILE + END), (MULTIPART, part("token", "t") + part("b", "bb") + part("a", "x") + END), (MULTIPART, END)],
    "/model": [(None, ""), ("application/json", '{"a": "x"}'), *[(URLENCODED, body) for body in ("", "a=", "a=&b=", "a=1&c=", "a=1&d=x&d=y", "a=1&d=", "a=1&ee=", "a=1&e=y", "a=1&a=2", "z=1&z=2", "z=1&b=3", "a=1&b=x")], (MULTIPART, part("a", "x") + part("d", "1") + END), (MULTIPART, part("z", "x") + END)],
    "/strict": [(URLENCODED, body) for body in ("", "a=1", "a=1&z=2", "a=1&z=2&z=3", "z=")],
    "/two": [(URLENCODED, body) for body in ("", "one=1", "a=1", "other=y")],
    "/raw": [(None, ""), ("application/json", "{}"), *[(URLENCODED, body) for body in ("a=1&b=2", "a=1&b=2&c=3", "a=12345678901")], *[(MULTIPART, body) for body in (FILE + END, FILE + FILE + END, part("a", "1234567890") + END, part("a", "12345678901") + END, part("a", "") * 3 + END)]],
    "/token": [(URLENCODED, body) for body in ("", "username=a&password=b", "username=a&password=b&grant_type=password&scope=x+y%20z&client_id=c&client_secret=s", "username=a&password=b&grant_type=other", "username=&password=", "username=a&password=b&grant_type=", "username=a&password=b&scope=")] + [(MULTIPART, part("username", "a") + part("password", "b") + END)],
    "/token-strict": [(URLENCODED, body) for body in ("", "username=a&password=b", "username=a&password=b&grant_type=password", "username=a&password=b&grant_type=passwords")],
}


def main():
    client = TestClient(app, raise_server_exceptions=False)
    cases = []
    for path, bodies in CASES.items():
        for content_type, body in bodies:
            headers = {} if content_type is None else {"content-type": content_type}
            response = client.post(path, content=body.encode(), headers=headers)
            # Two texts in place of files end in a fault of the reference itself.
            if response.status_code == 500:
                continue
            answer = response.json()
            for issue in answer["detail"] if isinstance(answer, dict) and isinstance(answer.get("detail"), list) else []:
                # How Python shows its temporary file is nobody's contract.
                if isinstance(issue["input"], dict) and "file" in issue["input"]:
                    issue["input"] = {key: issue["input"][key] for key in ("filename", "size", "headers")}
            cases.append({"path": path, "contentType": content_type, "body": body, "status": response.status_code, "answer": answer})
    document = app.openapi()
    content = {"cases": cases, "requestBodies": {path: item["post"].get("requestBody") for path, item in document["paths"].items()}, "schemas": document["components"]["schemas"]}
    (Path(__file__).parent / "fixtures" / "form-endpoints.json").write_text(json.dumps(content, indent=1) + "\n")
    print(len(cases), "requests")


main()
