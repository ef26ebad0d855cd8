"""Answers the questions of `random.test.ts` beside this file by the real Pydantic: universes of models, types,
inputs and dumps as JSON lines in, answers out.
"""

import json
import sys
import warnings
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from build import Builder
from expectations import THEIRS, decode, describe, is_plain, selection

warnings.simplefilter("ignore")

# What an answer says where Pydantic itself refuses to make the type.
UNBUILDABLE = {"unbuildable": True}


def describe_error(error: dict[str, Any]) -> list[Any]:
    shown = None if error["type"] == "default_factory_not_called" else describe(error["input"])
    context = {key: str(item) if isinstance(item, Exception) else item for key, item in error.get("ctx", {}).items()}
    return [error["type"], list(error["loc"]), error["msg"], shown, *([context] if "ctx" in error else [])]


def ask(adapter: TypeAdapter[Any], mode: str, given: Any, strict: bool | None) -> Any:
    validate = adapter.validate_python if mode == "js" else adapter.validate_json if mode == "json" else adapter.validate_strings
    try:
        return {"value": describe(validate(given, strict=strict))}
    except ValidationError as error:
        return {"title": error.title, "errors": [describe_error(item) for item in error.errors(include_url=False)]}
    except Exception as error:
        return {"thrown": type(error).__name__}


def dump(adapter: TypeAdapter[Any], value: Any, options: dict[str, Any]) -> Any:
    theirs = {THEIRS[key]: selection(item) if key in ("include", "exclude") else item for key, item in options.items()}
    try:
        return [adapter.dump_python(value, mode="json", **theirs), describe(adapter.dump_python(value, **theirs)), json.loads(adapter.dump_json(value, **theirs))]
    except (PydanticSerializationError, TypeError, ValueError) as error:
        return {"thrown": type(error).__name__}


def answer(universe: dict[str, Any]) -> Any:
    try:
        builder = Builder(universe["models"])
    except Exception as error:
        return {**UNBUILDABLE, "why": str(error)[:200]}
    answers = []
    for question in universe["questions"]:
        try:
            adapter = TypeAdapter(builder.annotation(question["type"]))
            adapter.validator
        except Exception as error:
            answers.append({**UNBUILDABLE, "why": str(error)[:200]})
            continue
        rows = []
        for given in question["inputs"]:
            row = []
            for mode in ("js", "json"):
                for strict in (None, True):
                    if mode == "json" and not is_plain(given):
                        row.append(None)
                        continue
                    try:
                        value = decode(given, builder) if mode == "js" else json.dumps(given)
                    except Exception:
                        row.append(None)
                        continue
                    row.append(ask(adapter, mode, value, strict))
            rows.append(row)
        dumps = []
        for given, options in question["dumps"]:
            try:
                value = adapter.validate_python(decode(given, builder))
            except Exception:
                dumps.append(None)
                continue
            dumps.append(dump(adapter, value, options))
        schemas = []
        for mode in ("validation", "serialization"):
            try:
                schemas.append(adapter.json_schema(mode=mode))
            except Exception as error:
                schemas.append({"thrown": type(error).__name__})
        answers.append({"rows": rows, "dumps": dumps, "schemas": schemas})
    return {"answers": answers}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
