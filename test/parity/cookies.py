"""Makes fixtures/cookies.json: how Starlette reads `cookie` headers, and which `set-cookie` lines it writes.

Run from the repository's root with the Python of the reference: python test/parity/cookies.py
"""

import json
import random
from datetime import datetime, timezone
from http import cookies
from pathlib import Path
from unittest import mock

from starlette.requests import Request, cookie_parser
from starlette.responses import Response

NOW = 1_700_000_000

HEADERS = [
    "", ";", ";;", "; ;", "=", "==", " = ", "a", "a=", "=a", "a=1", "a=1;b=2", "a=1; b=2", "a=1 ; b = 2 ", "a=1;a=2", "a=1; b=2; a=3", "a=1;;b=2", ";a=1", "a=1;", ";a", "a;b", "a;b=1;c",
    "a=b=c", "a==", "==a", "a= =b", "a b=c d", 'a="1"', 'a="1', 'a=1"', 'a="', 'a=""', 'a="""', 'a="b c"', 'a="b;c"', 'a="b\\073c"', 'a="b\\054c"', 'a="\\"q\\""', 'a="\\\\"', 'a="\\"',
    'a="\\a\\b"', 'a="\\101"', 'a="\\400"', 'a="\\377"', 'a="\\18"', 'a="\\1"', 'a="\\012"', 'a="\\\\101"', 'a="\\\\\\101"', 'a="x\\"', 'a=\\101', "a='1'", 'a="é"', "é=1", "a=é", "a=\xa0", "\xa0a\xa0=\xa01\x85",
    'a="\\303\\251"', "A=1; a=2", "$Version=1; a=2; $Path=/", "expires=1; path=/; a=2", "a=1, b=2", "a=1,b=2", "a=%20", "a=1%3B2", "a=+", "__proto__=1; constructor=2", "a\t=\t1", "a={\"x\":1}", 'a="{\\"x\\":1}"',
    "session=eyJhIjoxfQ==.Zx; csrftoken=abc-DEF_123", "theme=dark; _ga=GA1.2.3.4; _gid=GA1.2", "a=1; =2; b", "x=1;   y=2;\tz=3", 'a="b" c', 'a= "b"', 'a="b\\\nc"', 'a="\\\r"', "a=b\x1fc\x1c",
]


def headers():
    yield from HEADERS
    chance = random.Random(20261122)
    for _ in range(250):
        yield "".join(chance.choice('aab=;; "\\\\017"') for _ in range(chance.randrange(1, 16)))


LINES = [
    dict(key="a"), dict(key="a", value="1"), dict(key="a", value="b c"), dict(key="a", value="b,c;d"), dict(key="a", value='q"q'), dict(key="a", value="b\\c"), dict(key="a", value="é"), dict(key="a", value="ÿ "),
    dict(key="a", value="()/<=>?@[]{}"), dict(key="a", value="!#$%&'*+-.^_`|~:"), dict(key="a", value='{"x": [1, 2]}'), dict(key="a", value="a=b&c=d"), dict(key="a", value="%20"), dict(key="a", value="1", path=None),
    dict(key="a", value="1", path=""), dict(key="a", value="1", path="/x y"), dict(key="a", value="1", path="/é"), dict(key="a", value="1", domain="example.com"), dict(key="a", value="1", domain=""), dict(key="a", value="1", domain=".example.com"),
    dict(key="a", value="1", max_age=0), dict(key="a", value="1", max_age=3600), dict(key="a", value="1", max_age=-1), dict(key="a", value="1", expires=0), dict(key="a", value="1", expires=3600), dict(key="a", value="1", expires=-3600),
    dict(key="a", value="1", expires="Wed, 21 Oct 2015 07:28:00 GMT"), dict(key="a", value="1", expires=""), dict(key="a", value="1", expires=datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc)), dict(key="a", value="1", expires=datetime(2030, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc)),
    dict(key="a", value="1", secure=True), dict(key="a", value="1", httponly=True), dict(key="a", value="1", samesite=None), dict(key="a", value="1", samesite="strict"), dict(key="a", value="1", samesite="none"), dict(key="a", value="1", samesite="Lax"),
    dict(key="a", value="1", max_age=10, expires=10, path="/p", domain="d.example", secure=True, httponly=True, samesite="none"), dict(key="A-b_c.d~e|f^g`h:i", value="1"), dict(key="!#$%&'*+", value="1"),
    # What it refuses.
    dict(key="", value="1"), dict(key="a b", value="1"), dict(key="a=b", value="1"), dict(key="a;b", value="1"), dict(key="a,b", value="1"), dict(key="é", value="1"), dict(key="a\n", value="1"), dict(key='a"', value="1"), dict(key="a/b", value="1"),
    dict(key="path", value="1"), dict(key="Path", value="1"), dict(key="expires", value="1"), dict(key="MAX-AGE", value="1"), dict(key="SameSite", value="1"), dict(key="version", value="1"), dict(key="comment", value="1"), dict(key="a", value="€"), dict(key="a", value="1", path="/€"),
    dict(key="a", value="1", samesite="no"), dict(key="a", value="1", domain="€"),
]

DELETIONS = [dict(key="a"), dict(key="a", path="/p", domain="d.example", secure=True, httponly=True, samesite="strict"), dict(key="a", samesite=None, path="")]


def plain(options):
    return {name: {"milliseconds": int(value.timestamp() * 1000)} if isinstance(value, datetime) else value for name, value in options.items()}


def written(method, options):
    response = Response()
    try:
        with mock.patch("time.time", return_value=NOW):
            getattr(response, method)(**options)
    except (cookies.CookieError, UnicodeEncodeError, AssertionError):
        return {"options": plain(options), "refused": True}
    return {"options": plain(options), "line": response.raw_headers[-1][1].decode("latin-1")}


def many(lines):
    scope = {"type": "http", "headers": [(b"cookie", line.encode("latin-1")) for line in lines]}
    return {"headers": lines, "cookies": list(Request(scope).cookies.items())}


def main():
    content = {
        "now": NOW * 1000,
        "read": [{"header": header, "cookies": list(cookie_parser(header).items())} for header in dict.fromkeys(headers())],
        "many": [many(["a=1; b=2", "b=3; c=4"]), many(["a=1"]), many([]), many(["", "a=1", ";"])],
        "written": [written("set_cookie", options) for options in LINES],
        "deleted": [written("delete_cookie", options) for options in DELETIONS],
    }
    (Path(__file__).parent / "fixtures" / "cookies.json").write_text(json.dumps(content, ensure_ascii=True, indent=1) + "\n")
    print(len(content["read"]), "headers,", len(content["written"]), "lines")


main()
