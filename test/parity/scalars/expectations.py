"""Asks the real Pydantic what it makes of scalar input, and writes the answers to expectations.json.

Run with Python 3.11, pydantic 2.13.5 and email-validator 2.3: `python expectations.py`. The test beside this file holds Signatura against them.
"""

import enum
import ipaddress
import json
import pathlib
import random
import re
import uuid
from decimal import Decimal
from typing import Annotated, Any, Literal

import pydantic
from pydantic import (
    UUID1, UUID4, UUID7, AnyUrl, Base64Bytes, Base64UrlBytes, ByteSize, ConfigDict, EmailStr, Field, HttpUrl, IPvAnyAddress, IPvAnyInterface,
    IPvAnyNetwork, Json, NameEmail, SecretBytes, SecretStr, StringConstraints, TypeAdapter, UrlConstraints, ValidationError,
)  # fmt: skip
from pydantic_core import PydanticSerializationError


class Color(str, enum.Enum):
    red = "red"
    quoted = "it's"
    both = "a'b\"c"


class Level(enum.IntEnum):
    low = 1
    high = 20


class Ratio(float, enum.Enum):
    half = 0.5
    more = 1.5


class Mixed(enum.Enum):
    one = 1
    name = "name"


def ruled(base: Any, **rules: Any) -> Any:
    return Annotated[base, Field(**rules)]


def text(**rules: Any) -> Any:
    return Annotated[str, StringConstraints(**rules)]


def url(**limits: Any) -> Any:
    return Annotated[AnyUrl, UrlConstraints(**limits)]


def encoded(code: str) -> Any:
    return TypeAdapter(bytes, config=ConfigDict(val_json_bytes=code, ser_json_bytes=code))  # type: ignore[typeddict-item]


TYPES: dict[str, Any] = {
    "int": int,
    "int rules": ruled(int, gt=1, lt=10, multiple_of=2),
    "int bounds": ruled(int, ge=-5, le=5),
    "number": float,
    "number rules": ruled(float, gt=1.5, le=1e22, multiple_of=0.5),
    "number tiny": ruled(float, ge=1e-7, lt=0.00001),
    "number tenth": ruled(float, multiple_of=0.1),
    "number finite": ruled(float, allow_inf_nan=False),
    "boolean": bool,
    "string": str,
    "string lengths": ruled(str, min_length=2, max_length=3),
    "string pattern": ruled(str, pattern="^[a-c]+$"),
    "string order": ruled(str, min_length=2, max_length=4, pattern="b"),
    "string strip": text(strip_whitespace=True, min_length=1),
    "string lower": text(to_lower=True),
    "string upper": text(to_upper=True, strip_whitespace=True, pattern="^[A-Z]+$"),
    "string ascii": text(ascii_only=True, max_length=3),
    "string numbers": ruled(str, coerce_numbers_to_str=True),
    "uuid": uuid.UUID,
    "uuid 1": UUID1,
    "uuid 4": UUID4,
    "uuid 7": UUID7,
    "email": EmailStr,
    "email lengths": ruled(EmailStr, min_length=7, max_length=14),
    "nameEmail": NameEmail,
    "url": AnyUrl,
    "httpUrl": HttpUrl,
    "url limits": url(allowed_schemes=["foo", "http"], max_length=20, host_required=True),
    "url empty path": url(preserve_empty_path=True),
    "ip": IPvAnyAddress,
    "ipv4": ipaddress.IPv4Address,
    "ipv6": ipaddress.IPv6Address,
    "ipNetwork": IPvAnyNetwork,
    "ipv4Network": ipaddress.IPv4Network,
    "ipv6Network": ipaddress.IPv6Network,
    "ipInterface": IPvAnyInterface,
    "ipv4Interface": ipaddress.IPv4Interface,
    "ipv6Interface": ipaddress.IPv6Interface,
    "bytes": bytes,
    "bytes lengths": ruled(bytes, min_length=2, max_length=3),
    "bytes base64": encoded("base64"),
    "bytes hex": encoded("hex"),
    "base64": Base64Bytes,
    "base64 lengths": ruled(Base64Bytes, min_length=2, max_length=3),
    "base64url": Base64UrlBytes,
    "decimal": Decimal,
    "decimal rules": ruled(Decimal, gt=1, ge=Decimal("1.50"), lt=100, le=Decimal("9.75"), multiple_of=Decimal("0.25")),
    "decimal digits": ruled(Decimal, max_digits=5, decimal_places=2),
    "decimal total": ruled(Decimal, max_digits=3),
    "decimal places": ruled(Decimal, decimal_places=1),
    "decimal special": ruled(Decimal, allow_inf_nan=True, gt=0),
    "bigint": int,
    "bigint rules": ruled(int, gt=10**20, le=10**30, multiple_of=7),
    "secret": SecretStr,
    "secret lengths": ruled(SecretStr, min_length=2, max_length=3),
    "secretBytes": SecretBytes,
    "enum text": Color,
    "enum integers": Level,
    "enum floats": Ratio,
    "enum mixed": Mixed,
    "json": Json,
    "json integer": Json[int],
    "json list": Json[list[Annotated[int, Field(gt=0)]]],
    "byteSize": ByteSize,
    "pattern": re.Pattern[str],
    "path": pathlib.Path,
    "literal": Literal["a", "b", 1],
    "literal true": Literal[True],
    "literal null": Literal[None, "a"],
    "literal integers": Literal[1, 2],
}

# Inputs -------------------------------------------------------------------------------------------------------------------

ANY_JS: list[Any] = [
    None, True, False, 0, 1, -1, 3, 20, 1.5, 0.5, -2.5, float("nan"), float("inf"), float("-inf"), 2**53, -(2**53), 2**63, -(2**63), 2**64, 10**22, 10**30, 1e-7, 2**32, 2**128,
    "", " ", "a", "1", "1.0", "true", "\ud800", "é", "😀", b"", b"1", b"a", b"\xff", b"\x01\x02\x03\x04", Decimal("1"), Decimal("1.50"), Decimal("NaN"), Decimal("Infinity"), Decimal("1E+3"), [], [1], {}, {"a": 1},
]  # fmt: skip

ANY_JSON = """null true false 0 1 -1 3 20 1.5 0.5 -2.5 1.0 2.0 1e3 1e22 1e-7 -0 -0.0 NaN Infinity -Infinity 9007199254740991 9007199254740993 12345678901234567890 1e400
"" " " "a" "1" "1.0" "true" "é" "😀" [] [1] {} {"a":1}""".split() + ['" 1 "']  # fmt: skip
ANY_JSON = [token for token in ANY_JSON if token != '"'] + ['" "']

ANY_STRINGS: list[Any] = ["", " ", "a", "1", "1.0", " 1 ", "true", "on", "null", "é", "\ud800", "[]", {"a": "b"}]

NUMBERS = """1 -1 +1 0 -0 +0 00 01 1.0 1.00 1. .0 .5 5. 1.5 -1.5 +.5 -5. 1e3 1E3 1e+3 1e-3 1e 1e+ e1 1.5e3 1.5e-7 1_000 1__0 _1 1_ +_1 -_1 1_.0 1._5 1.0_0 1_0.0 1e_5 1_e5 1e+_5 00_1 0_0 0x10 0b1 0o7 1n 1f 1L 1,5 1,000
--1 +-1 - + . +. inf -inf +inf Inf INF infinity Infinity -Infinity infinit nan NaN -nan +nan snan i_nf -_inf nan_ _nan NaN(1) True None ١ １ ١.٢ ½ ² Ⅷ 1e400 -1e400 1e-400 123456789012345678901234567890 9007199254740991
9007199254740992 -9007199254740991 -9007199254740992 0.1 0.30000000000000004 4.9e-324 1.7976931348623157e308 0.0000001 100000000000000000000000 00012 1.5.5 1..5 1e5.5 $1 1% 1/2 (1) 2 3 4 6 8 10 1.25 9.75 100 99.99 0.001 12345.67""".split() + [
    " 1", "1 ", "\t1\n", "\u00a01\u3000", "\x1c1\x1c", "\x851\x85", "\ufeff1", "1\ufeff", "\u200b1", "1 000", "1\x00", "\u20281", "- 1", "+ 1", "1\u2009", "1" * 4300, "1" * 4301, "-" + "1" * 4300, "+" + "1" * 4300,
    "0" * 5000, "1_" * 2500 + "1", "9" * 400, "9" * 20 + ".0", "1" * 4301 + ".0", "0." + "0" * 400 + "1",
]  # fmt: skip

WORDS = "1 0 t f y n true false yes no on off TRUE False tRuE YES oN tru truee 2 -1 1.0 İ K ﬀ enabled".split() + [" true", "true ", "true\n"]

TEXTS = ["ab", "abc", "abcd", "b", "😀", "😀😀", "😀😀😀😀", "e\u0301", " ab ", "\ufeffa", "\x1ca\x1c", "\x85a\u00a0", "ABC", "ÄÖ", "İ", "ẞ", "ΑΣ", "ǅ", "ﬁ", "a\nb", "abc\n", "abc\r", "x", "cab", "\x00", "  ", "éé", "ab\ud83d", "K"]

U = "12345678-1234-4234-8234-1234567890ab"
UUIDS = [
    U, U.upper(), U.replace("-", ""), "{" + U + "}", "urn:uuid:" + U, "URN:UUID:" + U, "urn:uuid:" + U.upper(), "{" + U, U + "}", "{" + U.replace("-", "") + "}", "urn:uuid:" + U.replace("-", ""), "{urn:uuid:" + U + "}",
    " " + U, U + " ", U + "-", U + "c", U[:-1], U[:23], "{}", "urn:uuid:", "urn:uuid:x", "-", "a-b", "a-b-c-d-e", "a-b-c-d-e-f", "é" * 36, "aé", U[:35] + "é", "1" * 31, "1" * 33, "{" + U + "c}", "urn:uuid:" + U + "c", "-" * 32, "-" * 36,
    "1234567-12345-4234-8234-1234567890ab", "12345678-12344-234-8234-1234567890ab", "12345678-1234-423-82345-1234567890ab", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "x", "g" * 32,
    *[f"12345678-1234-{version}234-{variant}234-1234567890ab" for version in "0123456789af" for variant in "07ce"], *[f"12345678-1234-{version}234-{variant}234-1234567890ab" for version in "147" for variant in "89abAB"],
]  # fmt: skip

EMAILS = """a@b.co A@B.CO User.Name+tag@Example.COM a@b a @b.co a@ a@@b.co a@b@c.co .a@b.co a.@b.co a..b@c.co a@.b.co a@b.co. a@b..co a@-b.co a@b-.co a@b.-co a@b-.c.co a@ab--c.co a@xn--mnchen-3ya.de a@münchen.de ä@münchen.de a@MÜNCHEN.de a@b.c0
a@1.2.3.4 a@[1.2.3.4] a@[1.2.3] a@[IPv6:::1] a@[IPv6:g] a@[x] a@[x:y] a@localhost a@x.localhost a@x.local a@x.test a@x.TEST a@x.invalid a@x.onion a@x.arpa a@example.com a@example "a"@b.co "a@b"@c.co "a"x@b.co "a "@b.co ""@b.co <a@b.co> <> a<b@c.co
a>b@c.co info@B.co INFO@b.co Sales@b.co ABUSE@x.co a!#$%&'*+-/=?^_`{|}~@b.co a,b@c.co a;b@c.co a(b)@c.co a[b@c.co a\\b@c.co a"b@c.co a:b@c.co a@b_c.co a@b,c.co a@b!c.co a@b/c.co a@b\\c.co a＠b.co a﹫b.co a@b。co a@b．co a@ｂ.co a@①.co a@⒈.co a@b․co
a@😀.co 😀@b.co a@ß.de a@straße.de a@STRASSE.de a@ς.gr a@ΑΣ.gr a@пример.рф a@例え.jp 例え@例え.jp a@שלום.il a@1שלום.il a@שלום1.il a@אa.il a@٣.eg a@ا٣.eg a@ا٣3.eg a@ا۳٣.eg a@l·l.cat a@a·l.cat a@・.jp a@ア・ア.jp a@׳א.il a@א׳.il a@͵α.gr a@xn--a.co a@xn--.co
a@xn--zca.de a@xn--fa-hia.de a@xn--e28h.co a@XN--MNCHEN-3YA.de a@xn--bbk.co a@xn---bbk.co a@ab.xn--p1ai postmaster@b.co o'brien@b.co a@b.museum a@b.co1 a@2b.co a@2.co mailto:a@b.co a@b.co?x a@b.co,c@d.co a@b:80.co <a@b.co a@b.co> @ @@ a@. .@b.co -@b.co a@a a@a.
𝐚@b.co a@𝐚.co a@ⓐ.co a@K.co a@ſ.co a@İ.co a@ﬁ.co a@½.co a@€.co a@ᄀ.co a@〇.jp a@ー.jp a@〱.jp abc@अ.भारत a@ไทย.ไทย a@한국.kr john.doe@mail.sub-domain.example.org""".split() + [
    " a@b.co", "\u00a0a@b.co\u3000", "a b@c.co", "a@b c.co", '"a b"@b.co', '"a', '"@b.co', '"a\\"b"@c.co', "John <a@b.co>", "John Doe <A@B.co>", '"John, Doe" <a@b.co>', "J. Doe <a@b.co>", "John <a@b.co> x", "John <a@b.co", "John a@b.co>", "John <<a@b.co>>",
    "John < a@b.co >", "é ü <a@b.co>", "John\n<a@b.co>", '"x" "y" <a@b.co>', '"" <a@b.co>', '" " <a@b.co>', "John <>", "John <x>", '"a@b" <c@d.co>', "a" * 65 + "@b.co", "a" * 300 + "@b.co", "é" * 200 + "@b.co", "a@" + "b" * 64 + ".co", "a@" + "b" * 63 + ".co",
    "a@" + ".".join(["b" * 60] * 5) + ".co", "a@" + "ü" * 70 + ".de", "a" * 2049, "a\u200b@b.co", "a@b\u200b.co", "a@b\u00ad.co", "a\u0000@b.co", "a@b\u0000.co", "a\n@b.co", "a\tb@c.co", "a\u2028@b.co", "\u0301a@b.co", "e\u0301@b.co", "a@e\u0301.co", "a@\u0301b.co",
    "a@b.\u0301co", "a@b\ufe0f.co", "a<\u0338b@c.co", "a@b.co\n", "\na@b.co", "a @b.co", "a@ b.co", "\ue000@b.co", "a@\u0378.co", "x <\"y\"@b.co>", "   ",
]  # fmt: skip

URLS = """http://example.com http://example.com/ HTTP://EXAMPLE.com/Path https://ex.com:443/ https://ex.com:8443 http://ex.com:80 http://münchen.de/ä?q=ä#ä http://xn--mnchen-3ya.de http:// http://ex.com/%zz ex.com /path http:ex.com http:/ex.com http:///ex.com
mailto:a@b.co file:///etc/passwd file://host/x file:a ftp://ex.com foo://bar foo://bar/baz?x#y foo:bar foo: foo:// data:text/plain,hi javascript:alert(1) http://1.2.3.4 http://1.2.3 http://256.1.1.1 http://0x7f.1 http://[::1] http://[::1 http://[::g]/
http://[1:2:3:4:5:6:7:8]:80/x http://ex.com:99999 http://ex.com:abc http://ex.com: http://ex.com:0 http://a<b.com http://ex%2ecom http://ex.com/?a=1&b=2 http://ex.com?x http://ex.com#x http://ex.com/../a/./b http://ex.com/a/.. http://ex.com//a// http://EX.com./
http://😀.com http://-a.com http://a..b http://.a http://a_b.com http://localhost 1http://x ://x http http: http://@ http://user@ http://:80 http://user:@ex.com http://:pw@ex.com ws://ex.com/x postgres://u:p@localhost:5432/db postgresql+asyncpg://u:p@h/db
redis://:pw@h http://ex.com/é http://ex.com/?é=ü http://ＥＸ.com http://ex.com/a|b http://ex.com/{a} http://ex.com/"a" http://ex.com/'a'?'b'#'c' http://%65x.com http://ex.com:65535 http://ex.com:65536 http://ex.com:-1 http://ex.com:00080 foo://BAR/x
foo://user:pw@BAR:12/x foo://bar:99999 foo://[::1] foo://é/x foo:///x foo:/x foo:/a/../b urn:isbn:123 tel:+1 about:blank blob:http://ex.com/x file:///C:/x file://localhost/x http://a@b@c.com http://a:b:c@d.com http://ex.com/%7Efoo http://ß.de http://faß.de
http://xn--zzzzzz-.de http://xn--a http://1.2.3.4.5 http://1e3 http://0 http://4294967295 http://4294967296 http://0x http://09 http://[::ffff:1.2.3.4] http://[1::2::3] http://[] http://[::1]x http://[fe80::1%25en0] http://a%00b http://a%b http://ex.com/% http://שלום.com
http://ex。com http://% http://a,b http://a+b http://a*b http://a`b http://a"b http://a{b http://a|b http://a^b http://a>b http:?x http:#x file: file:// ws: ftp: h: A-b+c.d:x a_b:x http://ex.com/a?b?c#d#e http://ex.com:80:80 http://user:pass@ http://?x http:///
//ex.com/a ?x #x a:b c:/x http://1.1.1.1. http://00.0.0.0 http://1.2.3.08 foo://:80 foo://u@ foo://u@:80/x foo://[g] foo://a<b foo://a|b/x foo://a^b http://h/<> http://h/[x] http://h/%%41 http://user:p%ss@h http://h:８０ foo:x#\\ http://h/#é""".split() + [
    "http://user:pa ss@ex.com/", " http://ex.com ", "http://ex.com/a b", "http:\\\\ex.com\\a", "http://a b.com", "http://ex.com/\u0000", "ht tp://x", "http://ex.com/" + "a" * 2100, "http://ex.com\n/a", "http://ex\tample.com", "\thttp://ex.com", "http://ex.com/#é x", "foo://b ar", "foo:a b",
    "foo:a?b c#d e", "http://ex.com/a\\b", "http://ex.com?a\\b", "http://a\u200cb.com", "http://ex\u00adample.com", "http://ex.com/\ud800", "http://\\", "C:\\x", "http:\\x", "http://h/#\x00a", "file:\\x", "http://a b:xx", "http://h/ %zz", "http://h/a#b#c ", "http:x y", "http://h/\x7f", "http://h/\x80",
]  # fmt: skip

V4 = "1.2.3.4 1.2.3 01.2.3.4 1.2.3.256 1.2.3.4.5 1.2.3. 1.2.3.a 1.2.3.1234 １.2.3.4 1..2.3 -1.2.3.4 00.0.0.0 0.0.0.0 255.255.255.255 1.2.3.+4 0x1.2.3.4 1.2.3.4%x".split() + [" 1.2.3.4", "1.2.3.4\n"]
V6 = """::1 :: 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7:8:9:10 1::2::3 ::1%eth0 ::1% fe80::1%a%b FFFF:: ::ffff:1.2.3.4 ::1.2.3.4 1:2:3:4:5:6:1.2.3.4 1:2:3:4:5:6:7:1.2.3.4 ::12345 ::g :1 ::: 1:::2 1: ::1.2.3 ::1.2.3.256 1:2:3:4:5:6:7::
::2:3:4:5:6:7:8 1::2:3:4:5:6:7:8 :1:2:3:4:5:6:7 1:2:3:4:5:6:7: [::1] 0:0:0:0:0:0:0:0 0:0:1:0:0:0:0:1 1:0:0:2:0:0:0:3 1:0:2:0:3:0:4:0 2001:DB8::0001 a:b ::0:0 1:: ::１ ::a%25 0:0:0:0:0:ffff:1.2.3.4 1:2:3:4:5::6:7 1:0:0:0:0:0:0:1""".split()
MASKS = "/24 /0 /32 /33 / /a /024 /+24 /255.255.255.0 /0.0.0.255 /255.0.255.0 /255.255.255.255 /0.0.0.0 /24/1 /128 /129 /64 /ffff:: /١".split()
ADDRESSES = V4 + V6 + ["1.2.3.4/24", "::1/64", "/"]
NETWORKS = V4[:8] + V6[:8] + ["1.2.3.0" + mask for mask in MASKS] + ["1.2.3.4" + mask for mask in MASKS[:6]] + ["fe80::" + mask for mask in MASKS] + ["fe80::1" + mask for mask in MASKS[:8]] + ["/24", "1.2.3.4/30", "1.2.3.5/30", "1.2.3.4/0.0.0.3", "::1%e/128", "g::/1", "1.2.3/24", "1.2.3.0/ 24"]

B64 = "aGVsbG8= aGVsbG8 aGVsbG8== aG aGV aGVs aGVsb a * ==== = == aG= aG== aG==aG== aGVsbG8=xyz é -_ --__ aGVsb=== a=== aG=V aGVs= ab=c= aGVs== aGVsbA= aG*V*s _w== /w== --8= ++8= YW=I YWI== YWI=== YWJj= YQ YQ= YR== YR YéWI YWJ= -+8= YWJjé YWJjYW=j YWJjY Y=== *x AAAAA* 61 6 6A 6g 0g g A1 aé 😀 ég aégg abcdef ABCDEF0123".split() + ["aGVs bG8=", "aGVs\nbG8=", "YWI=\n", "a b", "a1 "]

DECIMALS = """1E+5 1e5 -0.0 0.00 1.10 1.100 123.45 1234.5 12345 1234 123.456 0.010 1e2 1E+2 1.000 100000 0.1e-5 -123.45 00123.45 1e-3 12.3400 0.123 0.0123 1.230 1230 1.2e5 1e-4 .12 1.2 1.23 1.20 1e-2 1.49 1.5 1.75 9.75 9.76 99 100 1e999999 1e-999999 1e99999999999
1e-99999999999 0e5 0e-7 0E-10 1.5e1 1.2300E-10 123456789012345678901234567890.5 sNaN12 -sNaN NaN0123 nan5 -nan ١.٢ ١٢٣ _ 1_ _1 1__0 1_._5 1e5_ 1e1000000000000000000000 1e-7 0.000001 0.0000001 12e3 -1E+2 + - e5 Inf""".split()

SIZES = """1kb 1KiB 1.5MiB 1KB 1b 1bit 8bit 9bit 1kbit 10mb 1zb .5kb 1.kb 1e3 1,5mb 1k 1K 1m 1eb 1eib 1pib ١kb １kb 1kb\n 5é -1kb +1kb 1.5.5kb 0.1kb 1.23456789gb 1e3kb 10kibit 1_0kb 1kbs 1ib 1i 1g 1tib 1e 1p 1t 1gbit 1B 007kb 1.0 1.9 0.9""".split() + [" 10 mb", "10 mb ", "10mb x", "12 12", "1k b", "1 k", "5 é", "1 kb\n", " 7 ", "\u00a01\u00a0kb"]

JSONS = r"""[1 [1,] [, [1}] {"a" {"a":1,} {a:1} {'a':1} {"a":} tru trux true nul NaN Na Infinity -Infinity -Inf - -a --1 +1 01 -01 1. 1.a .5 1e 1e+ 1ea 0x1 1_0 1a "a "a\x" "\u12" "\uzzzz" "\ud800" "\ud800\u0041" "\udc00" "\ud83d\ude00" "\ud83d "\ud83dx" "a"x x undefined
[[[ [[1],[2] 1e400 -0 -0.0 "\/\b\f" "\a" [1,,2] ] } , : "a":1 1,2 "é"x ["é",x] {"a":{"b":[1,{"c":}]}} nan infinity "\u{1}" 5 -5 1.0 1.5 "5" "x" [1,2] [0,1,-1] ["1","x"] [] {} {"a":1} [[1]] 12345678901234567890 [1.5,true,null] 1E5 null""".split() + [
    '"a\nb"', "[1,\n2,\n x]", "[1 2]", "\ufeff1", "\u00a01", " 1 ", "1 2", "[" * 200 + "]" * 200, "[" * 202 + "]" * 202, '{"a":' * 201 + "1" + "}" * 201, "1" * 4301, "[1,2]\n",
]  # fmt: skip

REGEXES = ["a", "(", "^a+$", "[", "a/b", "(?P<n>a)", "(?<n>a)", "a\\-b", "\\", "*", "a{2,1}", "", "\\d+", "é", "(?:a|b)*", "a**"]
PATHS = [".", "a//b", "a/./b", "a/../b", "/a/", "//a", "///a", "./a", "a/", "a\\b", "~", "a/.", "/", "//", "..", "a b", "\x00", "/..", "./"]

OWN: dict[str, list[str]] = {
    "int": NUMBERS, "number": NUMBERS, "boolean": WORDS, "string": TEXTS, "uuid": UUIDS, "email": EMAILS, "nameEmail": EMAILS, "url": URLS, "httpUrl": URLS[:90], "ip": ADDRESSES, "ipv4": ADDRESSES, "ipv6": ADDRESSES,
    "ipNetwork": NETWORKS, "ipv4Network": NETWORKS, "ipv6Network": NETWORKS, "ipInterface": NETWORKS, "ipv4Interface": NETWORKS, "ipv6Interface": NETWORKS, "bytes": B64 + TEXTS[:8], "base64": B64, "base64url": B64, "decimal": DECIMALS + NUMBERS,
    "bigint": NUMBERS, "secret": TEXTS[:12], "secretBytes": TEXTS[:8], "enum": ["red", "it's", "a'b\"c", "RED", "name", "20", "20.0", " 20 ", "0.5", "1.5", "5e-1", "2_0"], "json": JSONS, "byteSize": SIZES + NUMBERS[:40], "pattern": REGEXES, "path": PATHS, "literal": ["b", "A"],
}  # fmt: skip

OWN_JS: dict[str, list[Any]] = {
    "uuid": [U.encode(), b"x" * 16, b"\xff" * 16, b"x" * 15, U.replace("-", "").encode()], "ip": [b"\x01" * 16], "email": [b"a@b.co"], "url": [b"http://ex.com", AnyUrl("http://ex.com/a"), b"x"], "secret": [SecretStr("abc"), SecretStr(""), SecretBytes(b"a")],
    "secretBytes": [SecretBytes(b"abc"), SecretStr("a")], "pattern": [re.compile("a/b"), re.compile("")], "nameEmail": [NameEmail("Fred", "f@b.co"), b"a@b.co"], "decimal": [Decimal("1.10"), Decimal("-0.00"), Decimal("sNaN"), Decimal("9.75"), 9.75, 0.1, 1e-10, 123.456, 10**15],
    "bigint": [10**20 + 4, 10**20 + 5, 7 * 10**20, 7 * 10**30, -(10**25), Decimal("700000000000000000000"), Decimal("1E+21")], "byteSize": [b"1kb", 9007199254740993, Decimal("5")], "json": [b"1", b"[1,2]", b"[1"], "number": [0.3, 1.1, 0.35, -0.3, 2.5, 1e300, 1e-10, 5e-6, 5e-5],
}  # fmt: skip

LETTERS: dict[str, str] = {
    "int": "0123456789_.+- e", "number": "0123456789_.+-eEinfa ", "decimal": "0123456789_.+-eEInfNa ", "uuid": "0123456789abcdefABCg-{}", "email": "ab.@-_+<>\" éß()xn[]:", "url": "ab:/?#@[]%. 0123é\\|", "ip": "0123456789abf.:%/", "base64": "aGVsbG8=+/-_*\n", "byteSize": "0123456789.kmgibt _", "json": "[]{}:,\"0123.e-\\utrnfal ",
}  # fmt: skip
FUZZ: dict[str, str] = {
    "int": "int", "number": "number", "decimal": "decimal", "decimal digits": "decimal", "decimal rules": "decimal", "uuid": "uuid", "email": "email", "nameEmail": "email", "url": "url", "ipv4": "ip", "ipv6": "ip", "ipv4Network": "ip", "ipv6Network": "ip",
    "base64": "base64", "bytes base64": "base64", "byteSize": "byteSize", "json": "json", "json list": "json",
}  # fmt: skip
FUZZED = 40


def mutations(texts: list[str], letters: str, seed: str) -> list[str]:
    """Texts with one or two characters changed, taken out or put in."""
    source = random.Random(seed)
    short = [given for given in texts if 0 < len(given) < 60]
    found = []
    for _ in range(FUZZED):
        given = source.choice(short)
        for _ in range(source.choice([1, 1, 2])):
            at = source.randrange(len(given) + 1)
            given = given[:at] + source.choice([*letters, ""]) + given[at + source.choice([0, 1, 1]) :]
        found.append(given)
    return found


def is_json(given: str) -> bool:
    try:
        TypeAdapter(Any).validate_json(given)
    except ValidationError:
        return False
    return True


def inputs(name: str) -> dict[str, list[Any]]:
    """The inputs of a type by mode, each once."""
    base = name.split(" ")[0]
    texts = OWN[base] + (mutations(OWN[base], LETTERS[FUZZ[name]], name) if name in FUZZ else [])
    isolated = [given for given in texts if not any(0xD800 <= ord(letter) < 0xE000 for letter in given)]
    sparsely = slice(None, None, 3)
    by_mode = {
        "js": [*ANY_JS, *OWN_JS.get(base, []), *(texts if name == base else texts[sparsely])],
        "json": [*ANY_JSON, *[json.dumps(given, ensure_ascii=False) for given in isolated[sparsely]], *(filter(is_json, OWN[base]) if name in ("bigint", "decimal", "number", "int") else [])],
        "strings": [*ANY_STRINGS, *texts[sparsely]],
    }
    unique: dict[str, list[Any]] = {}
    for mode, given in by_mode.items():
        unique[mode] = list({repr(value): value for value in given}.values())
    return unique


# Answers ------------------------------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """A Python value as JSON; what JSON has no word for stands in an object of one key."""
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, bytes):
        return {"bytes": value.decode("latin-1")}
    if isinstance(value, Decimal):
        return {"decimal": plain(str(value))}
    if isinstance(value, (SecretStr, SecretBytes)):
        return {"secret": plain(value.get_secret_value())}
    if isinstance(value, re.Pattern):
        return {"regex": value.pattern}
    if isinstance(value, NameEmail):
        return {"nameEmail": [value.name, value.email]}
    if isinstance(value, BaseException):
        return {"error": str(value)}
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str):
        return value if len(value) < 200 else {"repeat": runs(value)}
    if isinstance(value, int):
        return int(value) if abs(value) <= 2**53 - 1 else {"integer": plain(str(value))}
    if isinstance(value, float):
        if value != value or abs(value) == float("inf") or (value == 0 and str(value) == "-0.0"):
            return {"number": repr(value)}
        return int(value) if value == int(value) and abs(value) <= 2**53 - 1 else value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {"object": {key: plain(item) for key, item in value.items()}}
    return str(value)


def runs(value: str) -> list[Any]:
    """A long text as pieces that are repeated."""
    pieces: list[Any] = []
    rest = value
    while rest:
        match = re.match(r"(.{1,6}?)\1{20,}", rest, re.S) or re.match(r"(.{1,40})", rest, re.S)
        assert match
        pieces.append([match.group(1), len(match.group(0)) // len(match.group(1))])
        rest = rest[len(match.group(0)) :]
    return pieces


def given_plain(value: Any) -> Any:
    """An input as JSON: the same, and URLs are objects of their own."""
    return {"url": str(value)} if isinstance(value, AnyUrl) else plain(value)


def outcome(adapter: TypeAdapter[Any], mode: str, strict: bool, given: Any) -> Any:
    validate = {"js": adapter.validate_python, "json": adapter.validate_json, "strings": adapter.validate_strings}[mode]
    try:
        value = validate(given, strict=strict)
    except ValidationError as error:
        return [answer(issue, mode, given) for issue in error.errors(include_url=False)]
    except Exception as error:  # what Pydantic fails on
        return {"raises": type(error).__name__}
    try:
        shown, written = plain(value), adapter.dump_json(value).decode()
        return {"value": shown} if json.loads(written) == shown else {"value": shown, "json": plain(written)}
    except PydanticSerializationError:
        return {"value": plain(value)}


def answer(issue: Any, mode: str, given: Any) -> list[Any]:
    ctx = {key: plain(float(value) if isinstance(value, Decimal) else value) for key, value in issue["ctx"].items()} if "ctx" in issue else None
    shown = given_plain(issue["input"])
    parts = [issue["type"], issue["msg"], ctx, list(issue["loc"])]
    return parts if is_given(issue["input"], mode, given) else [*parts, shown]


def is_given(value: Any, mode: str, given: Any) -> bool:
    if mode != "json":
        return repr(value) == repr(given)
    try:
        return repr(value) == repr(json.loads(given))
    except ValueError:
        return False


def main() -> None:
    outcomes: dict[str, int] = {}

    def index(result: Any) -> int:
        return outcomes.setdefault(json.dumps(result, separators=(",", ":")), len(outcomes))

    types: dict[str, Any] = {}
    count = 0
    for name, python in TYPES.items():
        adapter = python if isinstance(python, TypeAdapter) else TypeAdapter(python)
        cases: dict[str, list[Any]] = {}
        for mode, given in inputs(name).items():
            cases[mode] = []
            for value in given:
                lax, strict = (index(outcome(adapter, mode, strict, value)) for strict in (False, True))
                cases[mode].append([given_plain(value), lax] + ([] if strict == lax else [strict]))
                count += 2
        types[name] = {"schemas": [adapter.json_schema(mode=mode) for mode in ("validation", "serialization")], **cases}
    document = {"pydantic": pydantic.VERSION, "outcomes": [json.loads(text) for text in outcomes], "types": types}
    target = pathlib.Path(__file__).with_name("expectations.json")
    target.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(f"{count} pairs, {len(outcomes)} outcomes, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
