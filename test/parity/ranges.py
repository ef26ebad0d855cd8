"""Makes fixtures/ranges.json: what Starlette's FileResponse makes of `range` headers, and the frames of its multipart answers.

Run from the repository's root with the Python of the reference: python test/parity/ranges.py
"""

import json
import random
from pathlib import Path

from starlette.responses import FileResponse, MalformedRangeHeader, RangeNotSatisfiable

HEADERS = [
    "", "bytes", "bytes=", "bytes= ", "bytes=-", "bytes=,", "bytes=0-", "bytes=0-0", "bytes=0-9", "bytes=5-4", "bytes=5-5", "bytes=9-", "bytes=10-", "bytes=9-10", "bytes=10-10", "bytes=0-9999999999999999999999", "bytes=99999999999999999999-", "bytes=-0", "bytes=-1", "bytes=-10", "bytes=-11", "bytes=-99999999999999999999",
    "bytes=--1", "bytes=1--1", "bytes=5--3", "bytes=--", "bytes=0--", "bytes=a-b", "bytes=a-", "bytes=-a", "bytes=1-b", "bytes=1", "bytes=1.0-2", "bytes=0x1-2", "bytes=1e0-2", "bytes=+1-+2", "bytes=1_0-1_1", "bytes=0_0-1", "bytes=_1-2", "bytes=1__0-", "bytes= 1 - 2 ", "bytes=1 2-3", "Bytes=0-1", "BYTES=0-1", " bytes =0-1", "bytes =0-1", "items=0-1", "=0-1", "bytes==0-1", "bytes=0-1=2", "none", "bytes:0-1",
    "bytes=0-1,3-4", "bytes=0-1,2-3", "bytes=0-3,2-5", "bytes=3-4,0-1", "bytes=0-0,0-0", "bytes=0-9,2-3", "bytes=0-1,5-4", "bytes=5-4,0-1", "bytes=0-1,20-30", "bytes=0-1,", "bytes=,0-1", "bytes=0-1,,3-4", "bytes=0-1,x,3-4", "bytes=0-1, 3-4 , -1", "bytes=-1,-2,-3", "bytes=0-,5-", "bytes=20-,x", "bytes=5-4,20-", "bytes=0-1,4-5,2-3", "bytes=0-0,2-2,4-4,6-6,8-8", "bytes=0-2,-5", "bytes=\xa01-2\x85", "bytes=²-3",
]


def headers():
    yield from HEADERS
    for count in (99, 100, 101, 150):
        yield "bytes=" + ",".join(f"{index}-{index}" for index in range(0, count * 2, 2))
        yield "bytes=" + ",".join(["0-0"] * count)
    yield "bytes=" + "9" * 4300 + "-"
    yield "bytes=" + "9" * 4301 + "-,0-0"
    chance = random.Random(20261122)
    for _ in range(300):
        yield "bytes=" + "".join(chance.choice("0012345---,, ") for _ in range(chance.randrange(1, 14)))


def outcome(header, size):
    try:
        ranges = FileResponse._parse_range_header(header, size)
    except MalformedRangeHeader as error:
        return {"kind": "malformed", "message": error.content}
    except RangeNotSatisfiable as error:
        return {"kind": "unsatisfiable", "contentRange": f"bytes */{error.max_size}"}
    return {"kind": "partial", "ranges": ranges} if ranges else {"kind": "whole"}


def frames(ranges, boundary, size, content_type):
    length, head = FileResponse.generate_multipart(None, ranges, boundary, size, content_type)
    return {"ranges": ranges, "boundary": boundary, "size": size, "contentType": content_type, "contentLength": length, "heads": [head(*range_).decode("latin-1") for range_ in ranges]}


def main():
    cases = [[header, size, outcome(header, size)] for header in dict.fromkeys(headers()) for size in (10, 0, 1000)]
    content = {
        "cases": cases,
        "frames": [
            frames([(0, 1), (3, 5)], "abc", 10, "text/plain; charset=utf-8"),
            frames([(0, 100), (1000, 99999)], "0123456789abcdef0123456789", 123456, "application/octet-stream"),
            frames([(9, 10), (99, 100), (999, 1000)], "b", 1000, "image/png"),
        ],
    }
    lines = ",\n".join(json.dumps(case) for case in content["cases"])
    target = Path(__file__).parent / "fixtures" / "ranges.json"
    target.write_text(f'{{\n"frames": {json.dumps(content["frames"])},\n"cases": [\n{lines}\n]\n}}\n')
    print(len(cases), "cases")


main()
