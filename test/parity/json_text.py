"""Makes fixtures/json-text.json: the text that Python's `json.loads` finds in bytes, as UTF-16 units, or null where it fails.

Run from the repository's root with the Python of the reference: python test/parity/json_text.py
"""

import codecs
import json
import struct
from pathlib import Path

TEXTS = ["1", "12", "[]", '{"a": 1}', '"é"', '"😀"', '"\ud800"', '"€"', "[1]", "", "1\x00", "\x001", "1\x00\x00", "a\ufeffb", "\ufeffx"]

BYTES = [
    b"", b"\x00", b"\x00\x00", b"\x00\x00\x00", b"\x00\x00\x00\x00", b"1\x00", b"\x001", b"1\x00\x00", b"\x00\x001", b"1\x002", b"1\x00\x00\x00", b"\x00\x00\x001", b"1\x002\x00", b"\x001\x002", b"1\x00\x002", b"\x00\x001\x00", b"1\x00\x00\x002", b"\xef\xbb\xbf", b"\xef\xbb\xbf1", b"\xef\xbb", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe1\x00", b"\xfe\xff\x001", b"\xff\xfe1", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x001\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x001", b"\xff\xfe\x00\x001", b"\x00\x00\xfe\xff\x00\x11\x00\x00", b"\x00\x00\xfe\xff\x00\x00\xd8\x00", b"\x00\x00\xfe\xff\x00\x01\xf6\x00",
    b'"\xff"', b'"\xc3"', b'"\xc3\xa9"', b'"\xed\xa0\x80"', b'"\xed\xbf\xbf"', b'"\xed\xa0\xbd\xed\xb8\x80"', b'"\xed\xa0"', b'"\xed\xa0\x80\xff"', b'"\xed\x9f\xbf\xed\xa0\x80"', b'"\xed\xa0\x80\xef\xbb\xbf"', b'\xef\xbb\xbf"\xed\xa0\x80"', b'"\xc0\x80"', b'"\xf4\x90\x80\x80"', b'"\xf0\x9f\x98\x80"', b"\xed\xa0\x80", b"\x00\xd8", b"\xd8\x00", b"\xff\xfe\x00\xd8", b"\xfe\xff\xd8\x3d\xde\x00",
]


def inputs():
    yield from BYTES
    for text in TEXTS:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8-sig"):
            yield text.encode(encoding, "surrogatepass")
        yield codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")
        yield codecs.BOM_UTF16_BE + text.encode("utf-16-be", "surrogatepass")


def units(data):
    try:
        text = data.decode(json.detect_encoding(data), "surrogatepass")
    except UnicodeDecodeError:
        return None
    encoded = text.encode("utf-16-le", "surrogatepass")
    return list(struct.unpack(f"<{len(encoded) // 2}H", encoded))


cases = [[data.hex(), units(data)] for data in dict.fromkeys(inputs())]
lines = ",\n".join(json.dumps(case) for case in cases)
(Path(__file__).parent / "fixtures" / "json-text.json").write_text(f"[\n{lines}\n]\n")
print(len(cases), "byte strings")
