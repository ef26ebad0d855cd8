"""Makes fixtures/query.json: how Starlette's QueryParams reads raw query strings (Latin-1 characters stand for bytes).

Run from the repository's root with the Python of the reference: python test/parity/query.py
"""

import json
import random
from pathlib import Path

from starlette.datastructures import QueryParams

QUERIES = [
    "", "a", "a=", "=", "==", "=a", "a=b", "a=b=c", "a==b", "&", "&&", "a&b", "a&", "&a", "a=1&a=2", "a=1&b=2&a=3", "a=1&&b=2", "a=1;b=2", "a=+", "+=+", "a+b=c+d", "a=%20", "a=%2B", "a%20b=1", "a%3Db=c%26d", "%61=1", "a=%", "a=%2", "a=%zz",
    "a=%%", "a=%%20", "a=%2%30", "a=%C3%A9", "a=%c3%a9", "a=%E9", "a=%C3", "a=%C3%28", "a=%FF%FE", "a=%F0%9F%98%80", "a=%F0%9F%98", "a=%F0%9F%98x", "a=%F0%80%80%80", "a=%ED%A0%80", "a=%ED%A0%BD%ED%B8%80", "a=%C0%80", "a=%E0%80%80",
    "a=%F4%90%80%80", "a=%F8%88%80%80%80", "a=%80%80", "a=%E2%82", "a=%E2%82%AC%E2", "a=%EF%BB%BF", "a=%EF%BB%BFx%EF%BB%BF", "a=%00", "a=\xe9", "\xe9=1", "a=\xc3\xa9", "a=%C3\xa9", "a=\xc3%A9", "a=%E2\xe9%82%AC", "a=\xff%ff\xff", "a=%F0%9F\x80%98%80", "a=%\xe941",
    "q=caf%C3%A9+au+lait&page=2", "filter[]=1&filter[]=2", "a.b=1", "a=1#x", "a=?", "?a=1", "a=%26&b=%3D", "ids=1&ids=2&ids=3", "a=%2B+%2b", "a=%u0041", "__proto__=1", "a=1&A=2", "a =1", " a=1", "a=%0D%0A", "a=%7E~", "%=1", "%%%=%%%", "%E4%BD%A0=%E5%A5%BD", "a=1&%61=2&a=3", "a=1&%61=2",
]


def queries():
    yield from QUERIES
    chance = random.Random(20261122)
    pieces = ["a", "b", "=", "&", "&", "+", "%", "%6", "%61", "%C3", "%A9", "%E2", "%82", "%AC", "%F0", "%9F", "%98", "%80", "%FF", "\xe9", "%EF%BB%BF", "%ED", "%A0"]
    for _ in range(300):
        yield "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 12)))


def main():
    cases = [[raw, QueryParams(raw.encode("latin-1")).multi_items()] for raw in dict.fromkeys(queries())]
    lines = ",\n".join(json.dumps(case) for case in cases)
    (Path(__file__).parent / "fixtures" / "query.json").write_text(f"[\n{lines}\n]\n")
    print(len(cases), "queries")


main()
