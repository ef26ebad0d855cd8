"""Makes fixtures/validators.json: entity tags, dates and 304 decisions of Starlette's static files, and how Python reads dates.

Run from the repository's root with the Python of the reference: python test/parity/validators.py
"""

import json
import os
import tempfile
from email.utils import formatdate, parsedate
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse
from starlette.staticfiles import NotModifiedResponse, StaticFiles

NANOSECONDS = [0, 1, 999, 1_000_000_000, 1_700_000_000_000_000_000, 1_700_000_000_123_456_789, 1_700_000_000_999_999_400, 1_700_000_000_999_999_600, 1_700_000_000_999_999_999, 1_763_800_000_500_000_000, 1_763_800_000_100_000_000, 1_234_567_890_000_001_000, 4_102_444_800_000_000_000, 1_699_999_999_999_999_500, -1_500_000_000, -1, 951_782_400_250_000_000]

DATES = [
    "", " ", "x", "Wed, 21 Oct 2015 07:28:00 GMT", "Wednesday, 21-Oct-15 07:28:00 GMT", "Wed Oct 21 07:28:00 2015", "21 Oct 2015 07:28:00 GMT", "21 Oct 2015 07:28:00", "21 Oct 2015 07:28", "Wed,21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 +0200", "Wed, 21 Oct 2015 07:28:00+0200", "Wed, 21 Oct 2015 07:28:00-0200", "Wed, 21 Oct 2015 07:28:00", "Wed, 21 Oct 2015",
    "Wed, Oct 21 2015 07:28:00 GMT", "wed, 21 OCT 2015 07:28:00 gmt", "Wed, 21 October 2015 07:28:00 GMT", "Wed, 21 Okt 2015 07:28:00 GMT", "Wed, 21 Oct 15 07:28:00 GMT", "Wed, 21 Oct 68 07:28:00 GMT", "Wed, 21 Oct 69 07:28:00 GMT", "Wed, 21 Oct 99 07:28:00 GMT", "Wed, 21 Oct 100 07:28:00 GMT", "Wed, 21 Oct 0 07:28:00 GMT", "Wed, 99 Oct 2015 99:99:99 GMT", "Wed, 21 Oct 2015 07.28.00 GMT", "Wed, 21 Oct 2015 07.28 GMT", "Wed, 21 Oct 2015 7 GMT", "Wed, 21 Oct 2015 07:28:00:00 GMT", "Wed, 21 Oct 2015 07.28.00.00 GMT", "Wed, 21 Oct 2015 :: GMT", "Wed, 21 Oct 2015 a:b:c GMT", "Wed, 21 Oct 07:28:00 2015 GMT", "Wed, 21, Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015, 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00, GMT", "Wed, 21 Oct , 07:28:00 GMT", "Wed, , Oct 2015 07:28:00 GMT", "Wed, 21 Oct GMT 07:28:00 2015", "Mon Oct 07:28:00 2015 21", "Wed Oct 21 07:28:00 UTC 2015", "2015-10-21T07:28:00Z", "2015-10-21 07:28:00", "1445412480", "21-Oct-2015 07:28:00 GMT", "Wed, 21-Oct-2015 07:28:00 GMT", "x,21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct 2015 07:28:00 GMT trailing words here", "Wed,\t21\xa0Oct 2015 07:28:00 GMT", "Wed, -1 Oct 2015 07:28:00 GMT", "Wed, +1 Oct 2015 07:28:00 GMT", "Wed, 2_1 Oct 2015 07:28:00 GMT", "Wed, 21 Oct -5 07:28:00 GMT", "Wed, 21 Oct 2015 -1:28:00 GMT", "21--15 07:28:00 GMT", "-Oct-15 07:28:00 GMT", "may may 2015 07:28:00 GMT", "Wed", "Wed,", "Wed, 21 may 2015 07:28:60 GMT", "Wed, 21 Oct 2015 07:28:00 -0000", "Wed, 21 Oct ²015 07:28:00 GMT", "Wed, 21 Oct 2015 07: 28:00 GMT", "Wed, 00 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
]

LAST_MODIFIED = "Wed, 21 Oct 2015 07:28:00 GMT"
ETAG = '"0123456789abcdef"'

CONDITIONS = [
    {}, {"if-none-match": ETAG}, {"if-none-match": "W/" + ETAG}, {"if-none-match": "W/W/" + ETAG}, {"if-none-match": "w/" + ETAG}, {"if-none-match": "*"}, {"if-none-match": " * "}, {"if-none-match": "*, x"}, {"if-none-match": '"x"'}, {"if-none-match": f'"x", {ETAG}'}, {"if-none-match": f'"x",W/{ETAG} '}, {"if-none-match": ETAG.strip('"')}, {"if-none-match": ","}, {"if-none-match": ""}, {"if-none-match": " "}, {"if-none-match": ETAG.upper()},
    {"if-none-match": "", "if-modified-since": LAST_MODIFIED}, {"if-none-match": '"x"', "if-modified-since": LAST_MODIFIED}, {"if-none-match": ETAG, "if-modified-since": "Wed, 21 Oct 2014 07:28:00 GMT"}, {"if-modified-since": LAST_MODIFIED}, {"if-modified-since": "Wed, 21 Oct 2015 07:27:59 GMT"}, {"if-modified-since": "Wed, 21 Oct 2015 07:28:01 GMT"}, {"if-modified-since": "Tue, 20 Oct 2015 23:59:59 GMT"}, {"if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT"}, {"if-modified-since": "Wed, 21 Oct 2015 07:28:00 +0500"}, {"if-modified-since": "Wednesday, 21-Oct-15 07:28:00 GMT"}, {"if-modified-since": "yesterday"}, {"if-modified-since": ""}, {"if-modified-since": "Wed, 21 Oct 2015 08:00:00 -1000"}, {"if-modified-since": "Wed, 21 Sep 2015 09:00:00 GMT"}, {"if-modified-since": "Wed Oct 21 07:28:00 2015"},
]


def validators(nanoseconds, size):
    with tempfile.NamedTemporaryFile() as file:
        file.truncate(size)
        os.utime(file.name, ns=(nanoseconds, nanoseconds))
        stat = os.stat(file.name)
        assert stat.st_mtime_ns == nanoseconds
        headers = FileResponse(file.name, stat_result=stat).headers
        return {"nanoseconds": str(nanoseconds), "size": size, "seconds": stat.st_mtime, "etag": headers["etag"], "lastModified": headers["last-modified"]}


def parts(text):
    date = parsedate(text)
    return [text, None if date is None else date[:6]]


def main():
    static = StaticFiles(directory=".", check_dir=False)
    response = Headers({"etag": ETAG, "last-modified": LAST_MODIFIED})
    content = {
        "validators": [validators(nanoseconds, size) for nanoseconds in NANOSECONDS for size in (0, 12345)],
        "written": [[second, formatdate(second, usegmt=True)] for second in (0, 1445412480, 951782400, 4102444799, 253402300799, -1)],
        "dates": [parts(text) for text in dict.fromkeys(DATES)],
        "etag": ETAG,
        "lastModified": LAST_MODIFIED,
        "conditions": [[condition, bool(static.is_not_modified(response, Headers(condition)))] for condition in CONDITIONS],
        "notModifiedHeaders": list(NotModifiedResponse.NOT_MODIFIED_HEADERS),
    }
    (Path(__file__).parent / "fixtures" / "validators.json").write_text(json.dumps(content, indent=1) + "\n")
    print(len(content["dates"]), "dates,", len(content["conditions"]), "conditions")


main()
