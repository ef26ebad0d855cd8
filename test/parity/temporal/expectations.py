"""Asks the real Pydantic what it makes of dates, times and durations, and writes the answers to expectations.json.

Run with Python 3.11 or later and pydantic 2.13.5: `python expectations.py`. The test beside this file holds Signatura against them.
"""

import json
import random
import re
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any

import pydantic
from pydantic import AwareDatetime, Field, FutureDate, FutureDatetime, NaiveDatetime, PastDate, PastDatetime, TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, SchemaValidator, core_schema, to_json

BASES: dict[str, Any] = {"datetime": datetime, "aware": AwareDatetime, "naive": NaiveDatetime, "date": date, "time": time, "duration": timedelta}
NOW = {"date.past": PastDate, "date.future": FutureDate, "datetime.past": PastDatetime, "datetime.future": FutureDatetime}


class ZonedTime:
    """`time` with a zone rule, which only core schemas can say."""

    def __init__(self, zone: str) -> None:
        self.core = SchemaValidator(core_schema.time_schema(tz_constraint=zone))

    def validate_python(self, value: Any, strict: bool | None = None) -> Any:
        return self.core.validate_python(value, strict=strict)

    def validate_json(self, text: str, strict: bool | None = None) -> Any:
        return self.core.validate_json(text, strict=strict)

    def validate_strings(self, value: Any, strict: bool | None = None) -> Any:
        return self.core.validate_strings(value, strict=strict)

    def dump_json(self, value: Any) -> bytes:
        return TypeAdapter(time).dump_json(value)


def adapter(name: str) -> Any:
    """`date.ge(2020-01-01).lt(2021-01-01)`: a base and its constraints."""
    base, rules = re.match(r"(\w+)(.*)", name).groups()  # type: ignore[union-attr]
    if base == "time" and rules in (".aware()", ".naive()"):
        return ZonedTime(rules[1:-2])
    python = BASES[base]
    for rule, bound in re.findall(r"\.(\w+)\(([^)]*)\)", rules):
        if rule in ("past", "future"):
            python = NOW[f"{base}.{rule}"]
        else:
            plain = datetime if base in ("aware", "naive") else BASES[base]
            python = Annotated[python, Field(**{rule: TypeAdapter(plain).validate_python(bound)})]
    return TypeAdapter(python)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


# Inputs: (mode, what stands in the fixture, the Python value or JSON text) -----------------------------------------------------


def python_object(value: Any) -> Any:
    """How a Python value stands in the fixture."""
    if isinstance(value, bytes):
        return {"bytes": value.decode("latin-1")}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, timedelta):
        return {"duration": [value.days, value.seconds, value.microseconds]}
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):
        return {"number": repr(value)}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 2**53 - 1:
        return {"integer": str(value)}
    return value


DATES = """2024-05-01 2024-02-29 2023-02-29 2100-02-29 2000-02-29 0000-01-01 0001-01-01 9999-12-31 2024-5-1 2024-13-01 2024-00-10 2024-05-00
2024-05-32 2024-04-31 2024/05/01 2024-05/01 20240501 +2024-05-01 02024-05-01 2024-05-01Z 2024-05-011 x024-05-01 20x4-05-01 2024-x5-01 2024-05-x1
12345 -86400 86400 +86400 1714521600 1714521601 1714521600000 1714521600.0 1714521600.5 1e9 1_000 99999999999999 -99999999999999 999999999999999999999
253402300799 253402300799999 253402300800000 -62135596800000 -62167219200000 -62167219200001 9223372036854775807 9223372036854775808
-9223372036854775808 1.5 -1.5 .5 1. . +. 1.5e3 1.5e+3 1.5E-3 1.5e 1.e2 0x10 nan inf -0 00 - + 20000000000 20000000001 -20000000000 -20000000001
20000000000.5 -20000000000.5 30000000000.9999 -30000000000.9999 21000000000000.5 0.9999999 -0.0000001 -1.0000001 1.5e300 1.5e400 -1.5e400""".split()

DATETIMES = """2024-05-01T12:30 2024-05-01T12:30:00 2024-05-01T12:30:00Z 2024-05-01T12:30:00z 2024-05-01t12:30:00Z 2024-05-01_12:30:00Z
2024-05-01X12:30:00Z 2024-05-01T12:30:00.1Z 2024-05-01T12:30:00.123Z 2024-05-01T12:30:00.123456Z 2024-05-01T12:30:00.1234567Z
2024-05-01T12:30:00.999999999Z 2024-05-01T12:30:00,5Z 2024-05-01T12:30:00.Z 2024-05-01T12:30:00. 2024-05-01T12:30:00+00:00 2024-05-01T12:30:00-00:00
2024-05-01T12:30:00+05:30 2024-05-01T12:30:00-08:00 2024-05-01T12:30:00+0530 2024-05-01T12:30:00+05 2024-05-01T12:30:00+5:30 2024-05-01T12:30:00+05:3
2024-05-01T12:30:00+05:60 2024-05-01T12:30:00+24:00 2024-05-01T12:30:00+23:59 2024-05-01T12:30:00-23:59 2024-05-01T12:30:00+05:30:15
2024-05-01T12:30:00\u221205:30 2024-05-01T12:30:00\u2212 2024-05-01T12:30:00+ab:cd 2024-05-01T12:30:00+05:cd 2024-05-01T12:30:00Zx
2024-05-01T12:30Z 2024-05-01T12:30+01:00 2024-05-01T12:30.5 2024-05-01T12 2024-05-01T 2024-05-01T1:30 2024-05-01T24:00 2024-05-01T23:60 2024-05-01T23:59:60
2024-05-01T12:30:0 2024-05-01T12:30:x0 2024-05-01T1x:30 2024-05-01T12-30 2024-05-01T12:x0 2024-05-01T00:00:00 2024-05-01T00:00:00Z 2024-05-01T00:00:00+05:00
2024-05-01T00:00:00.000001 2024-05-01T00:00:00.0000001 2024-13-01T00:00:00Z 2024-02-30T00:00:00Z 0000-01-01T00:00:00Z 0001-01-01T00:00:00Z
0001-01-01T00:00:00+05:00 9999-12-31T23:59:59.999999Z 9999-12-31T23:59:59-05:00 1969-12-31T23:59:59.999Z 1960-02-29T01:02:03.5-03:30
2024-05-01T12:30:00\u00e9 \u00e9024-05-01T12:30:00Z 2024-05-01T12:30:00.12345\u00e9 2024-05-01T12:30:00.123.4Z""".split() + ["2024-05-01 12:30:00Z", " 2024-05-01T12:30:00Z", "2024-05-01T12:30:00 Z", "2024-05-01T12:30:00Z ", "2024-05-01 ", " 2024-05-01", "2024-05-01\n", "", " ", "yesterday", "now"]

TIMES = """12:30 12:30:15 12:30:15.5 12:30:15.123456 12:30:15.1234567 12:30:15,25 12:30:15. 12:30:15.x 12:30Z 12:30:00z 12:30:15.5Z 12:30:00+05:30 12:30:00-0330
12:30+23:59 12:30-24:00 12:30+01:60 12:30+1 12:30+01 12:30\u221201:30 12:30\u2212 12:30x 12:30:00Zx 24:00 23:60 23:59:60 1:30 1:30:00 123:00 ab:cd 1a:30 12:a0 12:3
12:30:1 12-30 12.30 T12:30 1230 3600 3600.5 0 12:30\u00e9 \u00e91:30 00:00 00:00:00.000001 23:59:59.999999 12:30:00.0000009""".split() + ["", " 12:30", "12:30 ", "12:30 Z", "noon"]

DURATIONS = """P1D PT1H PT1M PT1S P1Y P1M P1W P1Y2M3W4DT5H6M7.5S -P1D +P1D --P1D P-1D p1d P PT -P +PT -PT PTT P1DTT P1DT P1YT P1 PT0 PTS P0D PT0S P.5D P1.D P1.5D P1,5D P1.5Y
P0.3M P0.1Y P1.123W P0.0000001D PT0.1H PT1.5H1M P1.5DT1H P1D1Y P1Y1Y PT1M1H PT1H1D P1T1H PT0.0000005S PT0.00000049S PT1.0000005S PT0.123456789M PT36H PT86400S PT90061.000005S
PT4294967295S PT4294967296S PT4294967294.9999999S PT4294967295.9999999S PT71582788M PT71582789M PT1193047H P999999999D P1000000000D -P999999999D P4294967295D P4294967296D
P11767033Y P11767034Y P99999999999999999999D P999999999DT86399.999999S P999999999DT86399.9999999S P1S PT1D P1DT1H1M1S1 P1D\u00e9
12:30 12:30:15 12:30:15.5 12:30:15,25 12:30:15.1234567 12:30:15.123456789xyz 12:30:00.1234567\u00e9 1:30 1:30:00 -1:30:00 +01:30:00 26:30 100:00 1234567890:00 2400000000:00 2400000001:00
12345678901:00 12:60 12:30:60 12:3 12:30:1 12:30: 12:30:15. 12:30Z 12:30+01:00 x2:30 1y:30 :30:00 ::::: 1::: 12345 123456 5 5.5 -5 1d 1D 1day 1days 1DAYS 1Days 1dayS 1daY 1DAYs 1DAS +1:30 -12:3 1da 1dy 2d12:30 12d:30:00 1d:30 d1:30
1d1 d D dd 1y 1h \u00e91:00 123:4\u00e9:00 2024-05-01 2024-05-01T12:30:00Z""".split() + [
    "1 day", "1 days", "2 days, 03:04:05", "2 days 03:04", "1 day, 1:30", "1 day, 24:00", "1 day 99:00", "1 day 12:60", "1 day 24:60", "-1 day 12:30:00.5", "+1 day", "1 d", "1 D 12:30",
    "1 days,", "1 days, ", "1 day,  12:30", "1  day", "1 day 12:30:00Z", "1 day ab:30", "1 day 12-30", "1 dxx", "-999999999 days", "999999999 days", "1000000000 days", "4294967296 days",
    "1 day 12:30:00.", "1 day, 12:30:00.1234567", "", " ", "+", "-", " P1D", "P1D ", "an hour", "P1D 12:30",
]

NUMBERS: list[Any] = [
    0, 1, -1, 0.5, 1.5, -0.25, -1.5, 1e-7, -1e-7, 0.9999999, 1.0000005, 1.0000015, 59, 3600, 86399, 86399.999999, 86399.9999999, 86400, 86401, -86400, 1714521600, 1714566600, 1714566600.123456,
    1714566600123, 1714566600123.5, 20_000_000_000, 20_000_000_001, -20_000_000_000, -20_000_000_001, 20000000000.5, -20000000000.5, 30000000000.9999, -30000000000.0004, 21000000000000.5,
    253402300799, 253402300799999, 253402300800000, -62135596800000, -62135596800001, -62167219200000, -62167219200001, 86399999999999, 86399999999999.9, 86400000000000, -86399999913600, -86399999913601, 381742673165194,
    1e14, 1e15, 1e17, 1e300, -1e300, 2**53 - 1, 10**18, -(10**18), 10**20, 10**400, float("nan"), float("inf"), float("-inf"),
]  # fmt: skip

OTHERS: list[Any] = [None, True, False, [], {}, ["2024-05-01"], {"a": "b"}]

OBJECTS: list[Any] = [
    date(2024, 5, 1), date(1, 1, 1), moment("2024-05-01T00:00:00"), moment("2024-05-01T12:30:00.123456"), moment("2024-05-01T00:00:00+00:00"), moment("2024-05-01T12:30:00.123456+05:30"),
    moment("1969-12-31T23:59:59.999999-08:00"), time(12, 30), time(23, 59, 59, 999999), timedelta(0), timedelta(days=1, seconds=2, microseconds=3), timedelta(microseconds=-1), timedelta(days=-400, seconds=5),
    b"2024-05-01T12:30:00Z", b"2024-05-01", b"12:30", b"P1D", b"\xff", b"",
]  # fmt: skip

PLAIN = {"datetime": DATES + DATETIMES, "aware": DATETIMES[:30], "naive": DATETIMES[:30], "date": DATES + DATETIMES, "time": TIMES, "duration": DURATIONS}

RULED = {
    "datetime.gt(2020-01-01T00:00:00)": ["2020-01-01", "2020-01-01T00:00:00.000001", "2019-12-31T23:59:59", "2020-01-01T01:00:00+02:00", "2019-12-31T23:30:00Z", "x", "0000-01-01"],
    "datetime.ge(2020-01-01T00:00:00Z).lt(2021-01-01T00:00:00Z)": ["2020-01-01", "2020-01-01T00:00:00Z", "2019-12-31T23:59:59Z", "2021-01-01T00:00:00Z", "2021-01-01T01:00:00+02:00", "2022-01-01", 0, 1600000000],
    "datetime.le(2020-01-01T01:02:03.000450+05:30)": ["2020-01-01T01:02:03.00045+05:30", "2020-01-01T01:02:03.000451+05:30", "2019-12-31T19:32:03.00045Z", "2020-01-01T01:02:03.000451"],
    "datetime.gt(2020-01-01T00:00:00-03:30)": ["2020-01-01T03:30:00Z", "2020-01-01T03:30:01Z", "2020-01-01T00:00:01"],
    "datetime.past()": ["1999-01-01", "2999-01-01T00:00:00Z", "2999-01-01", 0, "x"],
    "datetime.future()": ["1999-01-01", "2999-01-01T00:00:00Z", "2999-01-01", 0],
    "datetime.past().gt(2000-01-01)": ["1999-01-01", "2999-01-01", "2005-01-01T00:00:00Z"],
    "aware.gt(2020-01-01T00:00:00Z)": ["2019-01-01", "2019-01-01T00:00:00Z", "2021-01-01", "2021-01-01T00:00:00+01:00", 5, 1600000000],
    "naive.lt(2020-01-01T00:00:00)": ["2021-01-01T00:00:00Z", "2021-01-01", "2019-01-01T00:00:00Z", "2019-01-01", 5],
    "date.gt(2020-01-01)": ["2020-01-01", "2020-01-02", "2019-12-31T00:00:00Z", "0000-01-01", 0],
    "date.ge(2020-01-01).le(2020-12-31)": ["2020-01-01", "2020-12-31", "2021-01-01", "2019-12-31", "2021-01-01T00:00:00"],
    "date.lt(2020-01-01).ge(2021-01-01)": ["2020-06-01", "2019-01-01", "2022-01-01"],
    "date.past()": ["1999-01-01", "2999-01-01", "0000-01-01", 0],
    "date.future()": ["1999-01-01", "2999-01-01"],
    "time.gt(12:30:00)": ["12:30", "12:30:00.000001", "12:29:59Z", "12:31+01:00", 0, 86399],
    "time.le(12:30:00.000005Z)": ["12:30Z", "13:30+01:00", "13:30:01+01:00", "12:30:00.000006", "12:30:00.000005"],
    "time.lt(12:30:00-03:30)": ["12:30Z", "16:00Z", "15:59:59Z", "12:29"],
    "time.aware()": ["12:30", "12:30Z", 0],
    "time.naive()": ["12:30", "12:30Z", 0],
    "duration.gt(P1D)": ["P1D", "P1DT0.000001S", "-P2D", 86401, "23:00:00", "1 day, 0:00:01"],
    "duration.ge(P1DT2H3.000004S)": ["P1DT2H3.000003S", "P1DT2H3.000004S", 5],
    "duration.lt(-P2D)": ["-P2D", "-P2DT1S", "P3D", 0],
    "duration.le(-P1DT22H)": ["-P1DT21H", "-P2D", 0],
    "duration.ge(-PT0.000001S).le(PT1H1M1.000001S)": ["-PT0.000001S", "-PT0.000002S", "PT1H1M1.000001S", "PT1H1M1.000002S", 0],
    "duration.gt(PT0S)": [0, "PT0S", "-PT1S", "PT1S"],
}


def mutations(texts: list[str], count: int, seed: int) -> list[str]:
    """Texts with one or two characters changed, taken out or put in."""
    source = random.Random(seed)
    letters = "0123456789" * 2 + "-:+.,TZPYMWDHSd \u2212\u00e9"
    found = []
    for _ in range(count):
        text = source.choice(texts)
        for _ in range(source.choice([1, 1, 2])):
            at = source.randrange(len(text) + 1)
            cut = source.choice([0, 1, 1])
            text = text[:at] + source.choice([*letters, ""]) + text[at + cut :]
        found.append(text)
    return found


def inputs(name: str) -> Any:
    """(mode, strict, fixture, value) of a type. For JSON, the fixture is the JSON text."""
    base = name.split(".")[0]
    if name in RULED:
        for value in RULED[name]:
            yield "js", False, value, value
            yield "json", False, json.dumps(value), None
            if isinstance(value, str):
                yield "strings", False, value, value
        return
    seeds = {"datetime": DATETIMES[:20], "aware": DATETIMES[:20], "naive": DATETIMES[:20], "date": DATES[:12], "time": TIMES[:13], "duration": DURATIONS}[base]
    count = {"aware": 15, "naive": 15}.get(base, 130)
    for text in PLAIN[base]:
        yield "js", False, text, text
        yield "json", True, json.dumps(text), None
        if base not in ("aware", "naive"):
            yield "strings", False, text, text
    for text in PLAIN[base][::6]:
        yield "js", True, text, text
        yield "json", False, json.dumps(text), None
        yield "strings", True, text, text
    for text in mutations(seeds, count, seed=len(base) * 7):
        yield "js", False, text, text
        yield "json", True, json.dumps(text), None
    numbers = NUMBERS if base not in ("aware", "naive") else NUMBERS[:6]
    for value in [*numbers, *OTHERS]:
        yield "js", False, python_object(value), value
        yield "json", False, json.dumps(value), None
    for value in [*numbers[::7], *OTHERS]:
        yield "js", True, python_object(value), value
        yield "json", True, json.dumps(value), None
        if not isinstance(value, list):
            yield "strings", False, python_object(value), value
    for value in OBJECTS:
        yield "js", False, python_object(value), value
        yield "js", True, python_object(value), value


def outcome(subject: Any, mode: str, strict: bool, fixture: Any, value: Any) -> Any:
    """The text that Pydantic dumps, or [type, message, ctx, input as JSON where it is not the input itself]."""
    flag = True if strict else None
    try:
        if mode == "json":
            result = subject.validate_json(fixture, strict=flag)
        elif mode == "strings":
            result = subject.validate_strings(value, strict=flag)
        else:
            result = subject.validate_python(value, strict=flag)
        return json.loads(subject.dump_json(result))
    except ValidationError as error:
        (issue,) = error.errors(include_url=False)
        told = [issue["type"], issue["msg"], issue.get("ctx")]
        return [*told, json.loads(to_json(issue["input"]))] if isinstance(issue["input"], timedelta) and not isinstance(value, timedelta) else told
    except (OverflowError, PydanticSerializationError) as error:
        return {"raises": type(error).__name__}


def main() -> None:
    outcomes: list[Any] = []
    places: dict[str, int] = {}
    types: dict[str, Any] = {}
    for name in [*PLAIN, *RULED]:
        subject = adapter(name)
        cases = []
        seen = set()
        for mode, strict, fixture, value in inputs(name):
            key = json.dumps([mode, strict, fixture])
            if key in seen:
                continue
            seen.add(key)
            told = outcome(subject, mode, strict, fixture, value)
            place = places.setdefault(json.dumps(told), len(outcomes))
            if place == len(outcomes):
                outcomes.append(told)
            cases.append([mode, strict, fixture, place])
        schemas = [] if isinstance(subject, ZonedTime) else [subject.json_schema(mode="validation"), subject.json_schema(mode="serialization")]
        types[name] = {"schemas": schemas, "cases": cases}
    total = sum(len(each["cases"]) for each in types.values())
    lines = [f'{{"pydantic": "{pydantic.VERSION}", "outcomes": [']
    lines.append(",\n".join(json.dumps(each, ensure_ascii=True, separators=(",", ":")) for each in outcomes))
    lines.append('], "types": {')
    lines.append(",\n".join(f"{json.dumps(name)}: {json.dumps(each, ensure_ascii=True, separators=(',', ':'))}" for name, each in types.items()))
    lines.append("}}\n")
    Path(__file__).with_name("expectations.json").write_text("\n".join(lines))
    print(f"{total} cases, {len(outcomes)} outcomes")


if __name__ == "__main__":
    main()
