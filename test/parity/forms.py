"""Makes fixtures/forms.json: what Starlette with python-multipart makes of the bodies of forms, and which it refuses with which text.

Run from the repository's root with the Python of the reference: python test/parity/forms.py
"""

import asyncio
import base64
import json
import logging
import random
import zlib
from pathlib import Path

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

FORM = "multipart/form-data; boundary=XX"
FIELD = b'--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\n'
FILE = b'--XX\r\nContent-Disposition: form-data; name="f"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n'
END = b"--XX--\r\n"


def part(disposition=b'form-data; name="a"', value=b"v", headers=b""):
    return b"--XX\r\nContent-Disposition: " + disposition + b"\r\n" + headers + b"\r\n" + value + b"\r\n"


MULTIPART = [
    (FORM, FIELD + END), (FORM, FIELD + FIELD + FILE + END), (FORM, FILE + FILE + END), (FORM, END), (FORM, b"--XX--"), (FORM, b""), (FORM, FIELD + b"--XX--"), (FORM, FIELD + b"--XX-"), (FORM, FIELD + b"--XX"), (FORM, FIELD), (FORM, FIELD[:-2]), (FORM, FIELD[:-4]), (FORM, FIELD + FILE), (FORM, FIELD + FILE[:40]), (FORM, FIELD + END + b"epilogue"), (FORM, FIELD + END + FIELD + END), (FORM, FIELD + END.strip() + b"\n"), (FORM, FIELD + END.strip() + b"x"),
    # What stands before the first boundary.
    (FORM, b"\r\n" + FIELD + END), (FORM, b"\n" + FIELD + END), (FORM, b"\r\n\r\n\r\n" + FIELD + END), (FORM, b"\r\npreamble\r\n" + FIELD + END), (FORM, b"\r\npre-amble\r\n" + FIELD + END), (FORM, b"preamble\r\n" + FIELD + END), (FORM, b" " + FIELD + END), (FORM, b"\r\n\r\n"), (FORM, b"x"), (FORM, b"-"), (FORM, b"--"), (FORM, b"--X"), (FORM, b"--XY\r\n"), (FORM, b"--XX \r\n" + FIELD[6:] + END), (FORM, b"--XX\n" + FIELD[6:] + END), (FORM, b"--XX\r" + FIELD[6:] + END), (FORM, b"--XX-x"), (FORM, b"--XX-"), (FORM, b"--XXX\r\n" + FIELD[6:] + END),
    # Boundaries.
    ("multipart/form-data", FIELD + END), ("multipart/form-data; boundary", FIELD + END), ("multipart/form-data; boundary=", b"--\r\nContent-Disposition: form-data; name=a\r\n\r\nv\r\n----"), ('multipart/form-data; boundary="XX"', FIELD + END), ('multipart/form-data; boundary="X X"', FIELD.replace(b"XX", b"X X") + b"--X X--"), ("multipart/form-data; boundary=XX; boundary=YY", FIELD + END), ("multipart/form-data; BOUNDARY=XX", FIELD + END), ("multipart/form-data; boundary=" + "b" * 256, FIELD.replace(b"XX", b"b" * 256) + END.replace(b"XX", b"b" * 256)), ("multipart/form-data; boundary=" + "b" * 257, FIELD.replace(b"XX", b"b" * 257) + END.replace(b"XX", b"b" * 257)), ("multipart/form-data; boundary=\xe9", FIELD.replace(b"XX", b"\xe9") + END.replace(b"XX", b"\xe9")), ("multipart/form-data; boundary=XX; charset=latin-1", part(value=b"\xe9") + END), ("multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW", (FIELD + FILE + END).replace(b"XX", b"----WebKitFormBoundary7MA4YWxkTrZu0gW")),
    # Data that looks like a boundary.
    *[(FORM, part(value=value) + END) for value in (b"", b"\r", b"\n", b"\r\n", b"\r\n\r\n", b"--XX", b"\r\n--", b"\r\n--X", b"\r\n--XXX", b"\r\n--XX\r", b"\r\n--XX\rx", b"\r\n--XX-", b"\r\n--XX-x", b"\r\n--XX\n", b"\r\n--XX\r\r\n", b"\r\r\n--X", b"\n--XX--", b"x\r\n--XY--\r\n", b"\r\n--XX\r\r\n--XX-\r\n--X", b"\x00\xff\xfe", "é中😀".encode(), b"a" * 300, b"\r" * 50, b"\r\n-" * 20)],
    (FORM, part(value=b"v\r\n--XX--\r\nx") + END),
    # Headers.
    (FORM, b"--XX\r\n\r\nv\r\n" + END), (FORM, b"--XX\r\nContent-Type: text/plain\r\n\r\nv\r\n" + END), *[(FORM, part(disposition) + END) for disposition in (b"", b"form-data", b"form-data; name", b"form-data; name=", b'form-data; name=""', b"form-data; name=a", b'form-data;name="a"', b'form-data; NAME="a"', b'form-data; name="a"; name="b"', b'attachment; name="a"', b'name="a"', b'form-data; name="a b;c=d"', b'form-data; name="a\\"b"', b'form-data; name="a\\\\b"', b"form-data; name='a'", 'form-data; name="é中"'.encode(), b'form-data; name="\xe9"', b"form-data; name*=utf-8''a", b"form-data; name=\"a\"; name*=utf-8''b", b'form-data; name="a[b][c]"', b'form-data; name="__proto__"', b'form-data; name="a%20b"', b'form-data; name="a"; filename=""', b'form-data; name="a"; filename', b'form-data; name="a"; filename="x"', b'form-data; name="a"; filename="C:\\\\dir\\\\x.txt"', b'form-data; name="a"; filename="C:\\dir\\x.txt"', b'form-data; name="a"; filename="\\\\host\\x.txt"', b'form-data; name="a"; filename="../../x"', 'form-data; name="a"; filename="né中😀.txt"'.encode(), b'form-data; name="a"; filename="\xe9"', b"form-data; name=\"a\"; filename*=utf-8''x", b"form-data; name=\"a\"; filename=\"y\"; filename*=utf-8''x", b'form-data; name="a"; filename="a\\"b"', b'form-data; filename="x"', b'form-data; name="unclosed', b'form-data; name="a" ; filename = "x" ', b'  form-data; name="a"  ', b"\tform-data; name=a")],
    *[(FORM, part(b'form-data; name="f"; filename="x"', b"data", headers) + END) for headers in (b"Content-Type: text/html; charset=utf-8\r\n", b"content-type:text/plain\r\n", b"CONTENT-TYPE:   a/b  \r\n", b"X-A: 1\r\nX-A: 2\r\n", b"X-Empty:\r\n", b"X-Empty: \r\n", b"X: \xe9\r\n", b"X: a\nb\r\n", b"X:\ttab\r\n", b"X Y: 1\r\n", b": v\r\n", b"X\r\n", b"X: 1\n", b"X: 1\rY: 2\r\n", b"X\xe9: 1\r\n", b"!#$%&'*+-.^_`|~09: 1\r\n", b" folded\r\n", b"Content-Disposition: form-data; name=other\r\n", b"Content-Transfer-Encoding: base64\r\n", b"".join(b"X-%d: v\r\n" % i for i in range(7)), b"".join(b"X-%d: v\r\n" % i for i in range(8)), b"X: " + b"v" * 4221 + b"\r\n", b"X: " + b"v" * 4222 + b"\r\n", b"X" * 4223 + b":\r\n", b"X" * 4224 + b":\r\n", b"X:" + b" " * 4222 + b"\r\n", b"X:" + b" " * 4223 + b"\r\n")],
    (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\r\n\rv\r\n" + END), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\n\nv\r\n" + END), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n--XX--"), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XX--"), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n\r\n--XX--"), (FORM, b"--XX\r\n--XX\r\n"), (FORM, b"--XX\r\n" + END), (FORM, b"--XX\r\nC"), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a"), (FORM, b"--XX\r\nContent-Disposition: form-data; name=a\r"),
    # Charsets.
    *[(f"multipart/form-data; boundary=XX; charset={charset}", part('form-data; name="né"'.encode(), value) + END) for charset, value in [("utf-8", "é".encode()), ("UTF8", "é".encode()), ("utf-8", b"\xe9"), ("latin-1", b"\xe9\x80"), ("iso-8859-1", b"\xe9\x80"), ("windows-1252", b"\xe9\x80"), ("ascii", b"\xe9"), ("nonsense", b"\xe9"), ("", b"\xe9"), ("shift_jis", b"\x82\xa0"), ("utf-8", b"\xef\xbb\xbfx")]],
    (FORM, b'--XX\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\nlatin-1\r\n' + part(value=b"\xe9") + END), (FORM, part(b'form-data; name="f"; filename="x"', bytes(range(256)) * 3) + END),
]

LIMITED = [
    ({"max_files": 1}, FILE + FILE + END), ({"max_files": 2}, FILE + FILE + END), ({"max_files": 0}, FILE + END), ({"max_files": 0}, FIELD + END), ({"max_fields": 1}, FIELD + FIELD + END), ({"max_fields": 2}, FIELD + FIELD + FILE + END), ({"max_fields": 0}, FIELD + END), ({"max_fields": 0}, FILE + END), ({"max_part_size": 3}, FIELD + END), ({"max_part_size": 2}, FIELD + END), ({"max_part_size": 2}, FILE + END), ({"max_part_size": 2048}, part(value=b"v" * 2048) + END), ({"max_part_size": 2048}, part(value=b"v" * 2049) + END), ({"max_part_size": 3}, part(value=b"1\r\n") + END), ({"max_files": 1}, FILE + FILE[:20]), ({"max_files": 1}, FILE + FILE + b"x"), ({}, FIELD * 1000 + END), ({}, FIELD * 1001 + END), ({}, FILE * 1000 + END), ({}, FILE * 1001 + END),
]

URLENCODED = [
    b"", b"a", b"a=", b"a=b", b"=", b"=b", b"&", b"&&", b"a=b&", b"&a=b", b"a=b&&c=d", b"a=b&a=c", b"a=b=c", b"a==", b"a=b;c=d", b"a+b=c+d", b"a%20b=c%2Bd", b"a=%", b"a=%2", b"a=%zz", b"a=%C3%A9", b"a=%E9", "a=é".encode(), b"a=\xe9", b"a=%C3\xa9", b"a&b=c&d", b"a[b]=c", b"__proto__=x", b"a=\x00", b"a=b\r\nc=d", b" a = b ", b"a=%F0%9F%98%80", b"%61=%62", b"?a=b",
]

URLENCODED_LIMITED = [
    ({"max_fields": 1}, b"a=b&c=d"), ({"max_fields": 2}, b"a=b&c=d"), ({"max_fields": 0}, b"a"), ({"max_fields": 0}, b""), ({"max_part_size": 3}, b"a=bcd"), ({"max_part_size": 4}, b"a=bcd&e=f"), ({"max_part_size": 2}, b"abc"), ({"max_part_size": 3}, b"%41=%42"), ({"max_part_size": 3, "max_fields": 0}, b"a=bcd"), ({"max_part_size": 2048}, b"a=" + b"v" * 2048), ({}, b"&".join([b"a=b"] * 1000)), ({}, b"&".join([b"a=b"] * 1001)),
]


async def chunks(body):
    yield body
    yield b""


async def parse(make):
    try:
        form = await make().parse()
    except MultiPartException as error:
        return {"error": error.message}
    items = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            items.append([name, {"filename": value.filename, "size": value.size, "contentType": value.content_type, "headers": [[key.decode("latin-1"), text.decode("latin-1")] for key, text in value.headers.raw], "content": base64.b64encode(content).decode()}])
        else:
            items.append([name, value])
    return {"items": items}


def multipart(content_type, body, limits={}):
    return parse(lambda: MultiPartParser(Headers({"content-type": content_type}), chunks(body), **limits))


def urlencoded(body, limits={}):
    return parse(lambda: FormParser(Headers(), chunks(body), **limits))


def mutations():
    """Bodies that are nearly right."""
    source = random.Random(20261122)
    bases = [FIELD + FILE + END, part(value=b"\r\n--X\r\n--XX-") + FILE + END, b"\r\n" + FILE + FIELD + END]
    alphabet = [b"\r", b"\n", b"-", b"X", b":", b";", b'"', b" ", b"=", b"\x00", b"\xff", b"a", b"\r\n", b"--XX", b"\r\n--XX\r\n", b"\r\n--XX--"]
    for _ in range(400):
        body = source.choice(bases)
        for _ in range(source.randint(1, 3)):
            at = source.randrange(len(body) + 1)
            kind = source.randrange(3)
            if kind == 0:
                body = body[:at] + source.choice(alphabet) + body[at:]
            elif kind == 1:
                body = body[:at] + body[at + source.randint(1, 4):]
            else:
                body = body[:at] + source.choice(alphabet) + body[at + 1:]
        yield body


async def main():
    logging.disable()
    # Packed: some have a thousand parts.
    encode = lambda body: base64.b64encode(zlib.compress(body)).decode()
    content = {
        "multipart": [{"contentType": content_type, "body": encode(body), **await multipart(content_type, body)} for content_type, body in MULTIPART],
        "mutated": [{"contentType": FORM, "body": encode(body), **await multipart(FORM, body)} for body in mutations()],
        "limited": [{"limits": limits, "contentType": FORM, "body": encode(body), **({"count": len(result["items"])} if len((result := await multipart(FORM, body, limits)).get("items", [])) > 50 else result)} for limits, body in LIMITED],
        "urlencoded": [{"body": encode(body), **await urlencoded(body)} for body in URLENCODED],
        "urlencodedLimited": [{"limits": limits, "body": encode(body), **({"count": len(result["items"])} if len((result := await urlencoded(body, limits)).get("items", [])) > 50 else result)} for limits, body in URLENCODED_LIMITED],
    }
    (Path(__file__).parent / "fixtures" / "forms.json").write_text(json.dumps(content, indent=1) + "\n")
    print({name: len(cases) for name, cases in content.items()})


asyncio.run(main())
