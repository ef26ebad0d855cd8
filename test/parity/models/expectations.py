"""Asks the real Pydantic what it makes of containers, unions and models, and writes descriptors, inputs and answers to expectations.json.

Run with Python 3.11 and pydantic 2.13.5: `python expectations.py`. The test beside this file holds Signatura against them.
"""

import enum
import json
import pathlib
import uuid
import warnings
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from build import Builder
from cases import CASES, DUMPS, MODELS

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


class Attributes:
    """An object with properties, which `from_attributes` reads."""

    def __init__(self, values: dict[str, Any]):
        self.__dict__.update(values)


def decode(given: Any, builder: Builder) -> Any:
    """An input of a program: `{"$set": […]}`, `{"$tuple": […]}`, `{"$attributes": {…}}` and `{"$model": ["Name", {…}]}` stand for values JSON lacks."""
    if isinstance(given, list):
        return [decode(item, builder) for item in given]
    if not isinstance(given, dict):
        return given
    if "$set" in given:
        return set(decode(given["$set"], builder))
    if "$attributes" in given:
        return Attributes(decode(given["$attributes"], builder))
    if "$model" in given:
        name, values = given["$model"]
        return builder.models[name](**decode(values, builder))
    return {key: decode(item, builder) for key, item in given.items()}


def is_plain(given: Any) -> bool:
    return not any(f'"${name}"' in json.dumps(given) for name in ("set", "attributes", "model"))


def describe(value: Any) -> Any:
    """A value as JSON that shows which model was made and which fields were given."""
    if isinstance(value, BaseModel):
        fields = {name: describe(item) for name, item in [*value.__dict__.items(), *(value.__pydantic_extra__ or {}).items()]}
        return {"$model": type(value).__name__, "set": sorted(value.model_fields_set & set(type(value).model_fields)), "fields": fields}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (set, frozenset)):
        return {"$set": sorted((describe(item) for item in value), key=lambda item: json.dumps(item))}
    if isinstance(value, (list, tuple)):
        return [describe(item) for item in value]
    if isinstance(value, dict):
        return {describe_key(key): describe(item) for key, item in value.items()}
    if isinstance(value, Attributes):
        return {"$attributes": describe(value.__dict__)}
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, bytes):
        return {"$bytes": list(value)}
    return {"$text": TypeAdapter(Any).dump_python(value, mode="json")}


def describe_key(key: Any) -> str:
    """A key as JSON writes it."""
    if isinstance(key, enum.Enum):
        return str(key.value)
    return key if isinstance(key, str) else next(iter(json.loads(TypeAdapter(Any).dump_json({key: 0}))))


class Table:
    """Answers, each kept once."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, item: Any) -> int:
        return self.places.setdefault(json.dumps(item, separators=(",", ":")), len(self.places))

    def __str__(self) -> str:
        return "[\n" + ",\n".join(self.places) + "\n]"


messages = Table()
outcomes = Table()


def describe_error(error: dict[str, Any]) -> list[Any]:
    shown = None if error["type"] in ("default_factory_not_called",) else describe(error["input"])
    context = {key: str(item) if isinstance(item, Exception) else item for key, item in error.get("ctx", {}).items()}
    return [messages.place([error["type"], error["msg"], *([context] if "ctx" in error else [])]), list(error["loc"]), shown]


def ask(adapter: TypeAdapter[Any], mode: str, given: Any, strict: bool | None) -> Any:
    validate = adapter.validate_python if mode == "js" else adapter.validate_json if mode == "json" else adapter.validate_strings
    try:
        return {"value": describe(validate(given, strict=strict))}
    except ValidationError as error:
        return {"title": error.title, "errors": [describe_error(item) for item in error.errors(include_url=False)]}
    except Exception as error:  # what is thrown on: an omitted value without a list around it, for example
        return {"thrown": type(error).__name__}


def main() -> None:
    builder = Builder(MODELS)
    cases = []
    pairs = 0
    for case in CASES:
        adapter = TypeAdapter(builder.annotation(case["type"]))
        answers = []
        for given in [*case["inputs"], *case["pool"]]:
            row = [given]
            for mode in ("js", "json"):
                if mode == "json" and not is_plain(given):
                    continue
                for strict in (None, True):
                    value = decode(given, builder) if mode == "js" else json.dumps(given)
                    row.append(outcomes.place(ask(adapter, mode, value, strict)))
                    pairs += 1
            answers.append(row)
        schemas = []
        for mode in ("validation", "serialization"):
            for by_alias in (True, False):
                schemas.append(outcomes.place(adapter.json_schema(mode=mode, by_alias=by_alias)))
        cases.append({"type": case["type"], "answers": answers, "schemas": schemas})
    dumps = []
    for name, values, options in DUMPS:
        adapter = TypeAdapter(builder.annotation(name))
        value = adapter.validate_python(decode(values, builder))
        theirs = {THEIRS[key]: selection(item) if key in ("include", "exclude") else item for key, item in options.items()}
        said = [adapter.dump_python(value, mode="json", **theirs), describe(adapter.dump_python(value, **theirs))]
        dumps.append([name, values, options, outcomes.place(said)])
        pairs += 2
    lines = [f'"models":{text(MODELS)}', f'"messages":{messages}', f'"outcomes":{outcomes}', f'"cases":{rows(cases)}', f'"dumps":{rows(dumps)}']
    (HERE / "expectations.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{pairs} pairs, {len(cases)} types, {len(outcomes.places)} different answers")


def text(item: Any) -> str:
    return json.dumps(item, separators=(",", ":"))


def rows(items: list[Any]) -> str:
    return "[\n" + ",\n".join(text(item) for item in items) + "\n]"


THEIRS = {
    "include": "include", "exclude": "exclude", "byAlias": "by_alias", "excludeUnset": "exclude_unset", "excludeDefaults": "exclude_defaults",
    "excludeNone": "exclude_none", "roundTrip": "round_trip", "serializeAsAny": "serialize_as_any", "excludeComputed": "exclude_computed_fields",
}  # fmt: skip


def selection(given: Any) -> Any:
    """Names as a set, indexes as integers, `"*"` as `__all__`."""
    if isinstance(given, list):
        return {index(item) for item in given}
    return {index(key): item if item is True else selection(item) for key, item in given.items()}


def index(key: str) -> Any:
    if key == "*":
        return "__all__"
    return int(key) if key.lstrip("-").isdigit() else key


if __name__ == "__main__":
    main()
