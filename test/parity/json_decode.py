"""Makes fixtures/json-decode.json: what Python's `json.loads` says about broken and odd texts.

Run from the repository's root with the Python of the reference: python test/parity/json_decode.py
"""

import json
import math
import random
import sys
from pathlib import Path

BROKEN = r'''
|
| |[|{|]|}|,|:|"|'|-|+|.|e|[[|[{|{{|{[|[]]|[}|{]|{}}|[1|[1,|[1,]|[,1]|[,]|[1,,2]|[1 2]|[1:2]|["a"|["a",|["a" "b"]|[1, |[1 ,]|[ ]|[ 1 ]|[1]]|[1] 2|[1],|[true false]
{"a"|{"a":|{"a": |{"a":1|{"a":1,|{"a":1, |{"a":1,}|{"a":1, }|{"a":1,,}|{,"a":1}|{a:1}|{'a':1}|{1:2}|{"a" 1}|{"a",1}|{"a"=1}|{"a":}|{"a":,}|{"a"::1}|{"a":1 "b":2}|{"a":1;"b":2}|{"a":1}{"b":2}|{"a":1},|{ }|{ "a" : 1 }|{"a":1 , "b" : 2 }|{"a":{"b":[1,{"c":}]}}|{"a":[1,2}|{"a":[1,2]|{"a":{"b":1}|{"":1}|{"a":1,"a":2}|{null:1}|{"a":1]|{"a"}|{"a" }|{ "a"  }|{true}|{[1]:2}|{{}:1}
nul|null|nulL|Null|NULL|nulll|null null|tru|true|TRUE|True|fals|false|False|falsee|none|None|undefined|NaN|nan|NAN|Na|N|Infinity|infinity|Infinit|Inf|I|-Infinity|-Infinit|-I|-inf|-NaN|+Infinity|+1|[NaN]|[NaN, Infinity, -Infinity]|{"a":NaN}|{"NaN":-Infinity}|NaNN|Infinityy|[-]|[-,1]|{"a":-}|NaN 1
0|-0|00|01|-01|0.|0.5|.5|-.5|1.|1.e1|1.5.5|1e|1e+|1e-|1E+5|1e5|1e400|-1e400|1e-400|1E|1ee5|1e5.5|0x10|1_000|1,000|1 000|--1|-+1|-a|1a|12abc|1.5abc|1e5abc|0e0|-0.0|-0e-0|123456789012345678901234567890|-123456789012345678901234567890|9007199254740993|9007199254740992|9007199254740991|[9007199254740993]|1.7976931348623157e308|1.7976931348623159e308|0.1|[1.]|[1.,2]|[1e]|[0123]|[-0]|1f|1L|0b1|1n|٣|１
"a|"a"b|"a" "b"|""|"|"\|"\"|"\\|"\\"|"\q"|"a\q"|"\a"|"\'"|"\x41"|"\0"|"\/"|"\b\f\n\r\t"|"\u"|"\u1"|"\u12"|"\u123"|"\u1234|"\u1234"|"\u12g4"|"\ug123"|"\u 123"|"\u+123"|"\u0x12"|"\U1234"|"\ud83d\ude00"|"\ud83d"|"\ud83d"x|"\ude00"|"\ud83d\ud83d"|"\ud83d\u0041"|"\ud83d\u12"|"\ud83d\u12"x|"\ud83d\uzzzz"|"\ud83d\n"|"\ud83d\q"|"\ud83d\|"\ud83d\ude0|"\ud83d\ude00|"\uD83D\uDE00"|"\u00e9"|"abc\u00zz"|["\u12","b"]|{"\u12":1}|{"a\q":1}|{"a|{"a\|{"a":"b|{"a":"b}|{"a":"b\"}|"\u1234\u12"|"\u12""|"\u123"|"\u00e"|["\u1234]|["\uabcd",|"\u{1F600}"
'''


def corpus():
    for line in BROKEN.strip("\n").split("\n"):
        yield from line.split("|")
    # Control characters, white space that is none, marks and characters of several units.
    for code in [*range(0x20), 0x7F, 0x80, 0x85, 0xA0, 0x2028, 0x2029, 0xFEFF, 0x3000, 0x1F600]:
        yield f'"a{chr(code)}b"'
        yield f"[1,{chr(code)}2]"
    for text in [
        "\ufeff", "\ufeff1", "\ufeff{}", " \ufeff1", "1\ufeff",
        "😀", '"😀', '"😀"x', '["😀", ]', '{"😀" 1}', '{"é": "😀", x}', '["😀😀", "\\q"]', '"😀\\u12"', '"😀\\x"', '"\U0010ffff" 1',
        "\n\n{\n  \"a\": 1,\n}", "{\r\n\"a\":1\r\n,\r\n}", "\t[1,\n2\n3]", " \t\r\n", " \t\r\n1 \t\r\nx", "// comment\n1", "/* */ 1", "1 // x", "# x\n1",
        '{"a":1,// c\n"b":2}', "[1,2,3,4,5,6,7,8,9", "a" * 50, "<html></html>", "a=1&b=2", "--boundary", "\x00", "1\x00", "{\x00}", "[\x00]",
        '{"__proto__": {"a": 1}}', '{"__proto__": 1, "x": NaN}', '{"constructor": NaN}', '{"a":{"__proto__":NaN}}', '{"b":1,"a":NaN,"b":2}',
        "[" * 50 + "]" * 50, "[" * 50, '{"a":' * 50 + "1" + "}" * 50, '{"a":' * 50, "[" * 50 + "]" * 49, "[[[[[[1,2],3],NaN],4],5],x]",
        '[1, 2, {"a": [true, false, null, NaN]}, "x"] ', '{"a":[],"b":{},"c":[[]],"d":[{}],"e":NaN}', '[{},[],{},NaN]', '{"a":"\\u0000","b":NaN}',
        '["\\"", NaN]', '["\\\\", NaN]', '["[[[{{{", NaN]', '"]" x', '["\\\\\\"", NaN]', '{"a":1,"b":[1,2,3],"c":"d","e":nul}',
        "[1e5, 1E5, 1e+5, 1e-5, 1.5e5, NaN]", "[0, -0, 0.0, -0.0, NaN]", "[123456789012345678901234567890, NaN]", "9" * 4300, "-" + "9" * 4300,
        "9" * 4301, "[" + "9" * 4301 + ", x]", "x" + "9" * 4301, '"' + "9" * 4301 + '"', "9" * 4301 + ".5", "-" + "9" * 4301, "[1," + "9" * 5000 + "]", '{"a":"' + "9" * 4400 + '","b":}',
        "1e" + "9" * 4301, "0." + "9" * 4301,
    ]:
        yield text
    # Sound documents with one fault put in at random.
    chance = random.Random(20261122)
    sound = [
        '{"name": "Foo", "price": 50.5, "tags": ["a", "b"], "nested": {"deep": [1, 2, {"x": null}]}, "ok": true}',
        '[{"id": 1, "text": "caf\\u00e9 \\ud83d\\ude00"}, {"id": 2, "text": "quo\\"te"}, [], {}, -1.5e-3]',
        '{"ключ": "значение 😀", "列表": [false, "é", 12345678901234567890]}',
    ]
    pieces = list('{}[],:"\\ \n-+.0e19tfnNI/x\'') + ["😀", "\x01", "NaN", "\\u", "\\q", "null", "//"]
    for document in sound:
        yield document
        for _ in range(60):
            at = chance.randrange(len(document) + 1)
            kind = chance.randrange(4)
            if kind == 0:
                yield document[:at]
            elif kind == 1:
                yield document[:at] + document[at + 1 :]
            elif kind == 2:
                yield document[:at] + chance.choice(pieces) + document[at:]
            else:
                yield document[:at] + chance.choice(pieces) + document[at + 1 :]


def plain(value):
    """The value as JSON that every reader takes: what JSON cannot say becomes {"$": text}."""
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$": repr(value)}
    if isinstance(value, int) and not isinstance(value, bool):
        return value if abs(value) < 2**53 else {"$": str(value)}
    if isinstance(value, str):
        # Lone surrogates cannot be written as UTF-8.
        return value if all(not 0xD800 <= ord(character) <= 0xDFFF for character in value) else {"$": "units", "units": [ord(character) for character in value]}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {"$": "object", "entries": [[plain(key), plain(item)] for key, item in value.items()]}
    return value


def outcome(text):
    try:
        return {"value": plain(json.loads(text))}
    except json.JSONDecodeError as error:
        return {"message": error.msg, "position": error.pos}
    except ValueError:
        return {"refused": True}


def main():
    sys.set_int_max_str_digits(4300)
    seen = dict.fromkeys(corpus())
    cases = []
    for text in seen:
        cases.append({"text": text, **outcome(text)})
    target = Path(__file__).parent / "fixtures" / "json-decode.json"
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    target.write_text(f"[\n{lines}\n]\n")
    print(len(cases), "texts,", sum("message" in case for case in cases), "broken")


main()
