"""The functions that descriptors name. `functions.ts` beside this file has the same ones."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError, PydanticOmit, PydanticUseDefault


# Validators of a value


def trim(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def double(value: Any) -> Any:
    return value * 2


def refuse(value: Any) -> Any:
    raise ValueError("no")


def positive(value: Any) -> Any:
    assert value > 0, "must be above zero"
    return value


def even(value: Any) -> Any:
    if value % 2:
        raise PydanticCustomError("not_even", "{value} is not even", {"value": value})
    return value


def not_two(value: Any) -> Any:
    if value == 2:
        raise PydanticOmit
    return value


def default_for_one(value: Any) -> Any:
    if value == 1:
        raise PydanticUseDefault
    return value


def or_minus_one(value: Any, inner: Any) -> Any:
    try:
        return inner(value)
    except ValidationError:
        return -1


def twice(value: Any, inner: Any) -> Any:
    return inner(inner(value))


def size(value: Any) -> Any:
    if not isinstance(value, (str, list)):
        raise ValueError("has no size")
    return len(value)


def after_fields(value: Any, info: Any) -> Any:
    if "a" in info.data and value <= info.data["a"]:
        raise ValueError(f"{info.field_name} must be above a")
    return value


# Defaults


def empty_list() -> Any:
    return []


def next_of_a(data: Any) -> Any:
    return data["a"] + 1


# Validators of a model


def accept_old_name(data: Any) -> Any:
    if isinstance(data, dict) and "old" in data:
        return {"x": data["old"], **{key: value for key, value in data.items() if key != "old"}}
    return data


def in_order(self: Any) -> Any:
    if self.x > self.y:
        raise ValueError("x must not be above y")
    return self


def from_pair(data: Any, inner: Any) -> Any:
    if isinstance(data, list) and len(data) == 2:
        data = {"x": data[0], "y": data[1]}
    return inner(data)


# Discriminators, computed fields, serializers


def kind_of(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("kind")
    return "number" if isinstance(value, int) else getattr(value, "kind", None)


def sum_of_fields(self: Any) -> Any:
    return self.x + self.y


def as_text(value: Any) -> Any:
    return f"<{value}>"


def plus_one(value: Any, inner: Any):  # noqa: ANN201 - a return type would be described as the type of what it gives
    return inner(value) + 1


def with_mark(self: Any, inner: Any) -> Any:
    return {**inner(self), "mark": True}
