"""Builds Pydantic types and models from descriptors: plain JSON that `build.ts` beside this file builds the same from.

A type is a name (`"int"`), or a list whose first item says what it is (`["list", "int", {"minLength": 1}]`). A model is an object with
`fields`, `config`, validators and computed fields; functions are named, since both sides have the same ones (`functions.py`).
"""

import datetime
import decimal
import enum
import uuid
from typing import Annotated, Any, Generic, Literal, Optional, TypeVar, Union

from pydantic import (
    AfterValidator, AliasChoices, AliasGenerator, AliasPath, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, PlainSerializer, PlainValidator, RootModel, Tag,
    WrapSerializer, WrapValidator, computed_field, create_model, model_serializer, model_validator,
)  # fmt: skip
from typing_extensions import NotRequired, TypedDict
from pydantic.alias_generators import to_camel, to_pascal, to_snake

import functions

SCALARS: dict[str, Any] = {
    "int": int, "float": float, "str": str, "bool": bool, "any": Any, "null": None, "date": datetime.date, "time": datetime.time,
    "uuid": uuid.UUID, "decimal": decimal.Decimal, "bytes": bytes, "duration": datetime.timedelta,
}  # fmt: skip

RULES = {
    "gt": "gt", "ge": "ge", "lt": "lt", "le": "le", "multipleOf": "multiple_of", "minLength": "min_length", "maxLength": "max_length",
    "pattern": "pattern", "strict": "strict", "failFast": "fail_fast",
}  # fmt: skip

CONFIG = {
    "extra": "extra", "frozen": "frozen", "strict": "strict", "byName": "validate_by_name", "byAlias": "validate_by_alias", "locByAlias": "loc_by_alias",
    "serializeByAlias": "serialize_by_alias", "validateDefault": "validate_default", "revalidate": "revalidate_instances", "title": "title",
    "stripWhitespace": "str_strip_whitespace", "toLower": "str_to_lower", "toUpper": "str_to_upper", "minLength": "str_min_length", "maxLength": "str_max_length",
    "coerceNumbersToString": "coerce_numbers_to_str", "jsonSchemaExtra": "json_schema_extra", "fromAttributes": "from_attributes",
    "defaultsRequired": "json_schema_serialization_defaults_required", "allowInfNan": "allow_inf_nan",
}  # fmt: skip

GENERATORS = {"toCamel": to_camel, "toPascal": to_pascal, "toSnake": to_snake}

T = TypeVar("T")
U = TypeVar("U")


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int = 0


class Pair(BaseModel, Generic[T, U]):
    first: T
    second: U


GENERICS = {"Page": Page, "Pair": Pair}


def as_validator(mode: str, function: Any) -> Any:
    """A method of the name of the function, since labels show it."""
    if mode == "after":
        return function

    def before(cls: Any, data: Any) -> Any:
        return function(data)

    def wrap(cls: Any, data: Any, inner: Any) -> Any:
        return function(data, inner)

    method = before if mode == "before" else wrap
    method.__name__ = function.__name__
    return classmethod(method)


class Builder:
    """Makes each model and enum once."""

    def __init__(self, models: dict[str, Any]):
        self.descriptors = models
        self.models: dict[str, type[BaseModel]] = {}
        self.enums: dict[str, type[enum.Enum]] = {}
        for name in models:
            self.model(name)
        for model in self.models.values():
            if hasattr(model, "model_rebuild"):
                model.model_rebuild(_types_namespace=dict(self.models))

    def annotation(self, given: Any) -> Any:
        if isinstance(given, str):
            return SCALARS[given]
        kind, *rest = given
        return getattr(self, f"_{kind}")(*rest)

    def ruled(self, base: Any, rules: dict[str, Any] | None) -> Any:
        return base if not rules else Annotated[base, Field(**{RULES[name]: value for name, value in rules.items()})]

    def _int(self, rules: dict[str, Any]) -> Any:
        return self.ruled(int, rules)

    def _float(self, rules: dict[str, Any]) -> Any:
        return self.ruled(float, rules)

    def _str(self, rules: dict[str, Any]) -> Any:
        return self.ruled(str, rules)

    def _literal(self, *values: Any) -> Any:
        return Literal[values]

    def _enum(self, name: str, members: dict[str, Any]) -> Any:
        if name not in self.enums:
            self.enums[name] = enum.Enum(name, members, type=str)
        return self.enums[name]

    def _list(self, item: Any, rules: dict[str, Any] | None = None) -> Any:
        return self.ruled(list[self.annotation(item)], rules)

    def _set(self, item: Any, rules: dict[str, Any] | None = None) -> Any:
        return self.ruled(set[self.annotation(item)], rules)

    def _tuple(self, *items: Any) -> Any:
        return tuple[tuple(self.annotation(item) for item in items)] if items else tuple[()]

    def _tupleOf(self, item: Any, rules: dict[str, Any] | None = None) -> Any:
        return self.ruled(tuple[self.annotation(item), ...], rules)

    def _dict(self, key: Any, value: Any, rules: dict[str, Any] | None = None) -> Any:
        return self.ruled(dict[self.annotation(key), self.annotation(value)], rules)

    def _optional(self, inner: Any) -> Any:
        return Optional[self.annotation(inner)]

    def _union(self, *members: Any) -> Any:
        return Union[tuple(self.annotation(member) for member in members)]

    def _first(self, *members: Any) -> Any:
        return Annotated[self._union(*members), Field(union_mode="left_to_right")]

    def _by(self, key: str, *members: Any) -> Any:
        return Annotated[self._union(*members), Field(discriminator=key)]

    def _byFunction(self, name: str, members: dict[str, Any]) -> Any:
        tagged = tuple(Annotated[self.annotation(member), Tag(tag)] for tag, member in members.items())
        return Annotated[Union[tagged], Discriminator(getattr(functions, name))]

    def _model(self, name: str) -> Any:
        return self.models.get(name) or name

    def _generic(self, name: str, *arguments: Any) -> Any:
        types = tuple(self.annotation(argument) for argument in arguments)
        return GENERICS[name][types if len(types) > 1 else types[0]]

    def _strict(self, inner: Any) -> Any:
        return Annotated[self.annotation(inner), Field(strict=True)]

    def _before(self, name: str, inner: Any) -> Any:
        return Annotated[self.annotation(inner), BeforeValidator(getattr(functions, name))]

    def _after(self, name: str, inner: Any) -> Any:
        return Annotated[self.annotation(inner), AfterValidator(getattr(functions, name))]

    def _wrap(self, name: str, inner: Any) -> Any:
        return Annotated[self.annotation(inner), WrapValidator(getattr(functions, name))]

    def _plain(self, name: str, inner: Any) -> Any:
        return Annotated[self.annotation(inner), PlainValidator(getattr(functions, name), json_schema_input_type=self.annotation(inner))]

    def _serialize(self, name: str, inner: Any, returns: Any = None, when: str = "always") -> Any:
        options: dict[str, Any] = {"when_used": when}
        if returns is not None:
            options["return_type"] = self.annotation(returns)
        return Annotated[self.annotation(inner), PlainSerializer(getattr(functions, name), **options)]

    def _wrapSerialize(self, name: str, inner: Any) -> Any:
        return Annotated[self.annotation(inner), WrapSerializer(getattr(functions, name))]

    def model(self, name: str) -> type[BaseModel]:
        if name in self.models:
            return self.models[name]
        given = self.descriptors[name]
        if "typed" in given:
            self.models[name] = self.typed_dict(name, given)
            return self.models[name]
        base: Any = self.model(given["base"]) if "base" in given else BaseModel
        namespace: dict[str, Any] = {"__module__": __name__, "__doc__": given.get("description"), "__annotations__": {}}
        if "root" in given:
            base = RootModel
            namespace["__annotations__"]["root"] = self.annotation(given["root"]["type"])
            self.add_default(namespace, "root", given["root"])
        else:
            namespace["model_config"] = self.config(given.get("config", {}))
        if "extraType" in given:
            namespace["__annotations__"]["__pydantic_extra__"] = dict[str, self.annotation(given["extraType"])]
        for field, described in given.get("fields", {}).items():
            namespace["__annotations__"][field] = self.annotation(described["type"])
            self.add_default(namespace, field, described)
        for mode in ("before", "wrap", "after"):
            if mode in given:
                function = getattr(functions, given[mode])
                namespace[function.__name__] = model_validator(mode=mode)(as_validator(mode, function))
        for field, (returns, function) in given.get("computed", {}).items():
            getter = lambda self, f=getattr(functions, function): f(self)  # noqa: E731
            getter.__name__ = field
            namespace[field] = computed_field(return_type=self.annotation(returns))(property(getter))
        if "serialize" in given:
            namespace["dump_model"] = model_serializer(mode="wrap")(lambda self, handler, f=getattr(functions, given["serialize"]): f(self, handler))
        made = type(name, (base,), namespace) if "root" not in given else type(name, (RootModel,), namespace)
        self.models[name] = made
        return made

    def typed_dict(self, name: str, given: dict[str, Any]) -> Any:
        """What may be left out has the setting `optional`."""
        fields = {}
        for field, described in given["fields"].items():
            annotation = self.annotation(described["type"])
            options = {key: described[key] for key in ("alias", "description") if key in described}
            annotation = Annotated[annotation, Field(**options)] if options else annotation
            fields[field] = NotRequired[annotation] if "optional" in described else annotation
        made = TypedDict(name, fields)  # type: ignore[misc]
        if given["typed"]:
            made.__pydantic_config__ = ConfigDict(**given["typed"])
        return made

    def config(self, given: dict[str, Any]) -> ConfigDict:
        config = {CONFIG[key]: value for key, value in given.items() if key not in ("alias",)}
        if "alias" in given:
            alias = given["alias"]
            if isinstance(alias, str):
                config["alias_generator"] = GENERATORS[alias]
            else:
                config["alias_generator"] = AliasGenerator(**{f"{side}_alias": GENERATORS[generator] for side, generator in alias.items()})
        return ConfigDict(**config)

    def add_default(self, namespace: dict[str, Any], field: str, described: dict[str, Any]) -> None:
        options: dict[str, Any] = {}
        for ours, theirs in (("title", "title"), ("description", "description"), ("examples", "examples"), ("deprecated", "deprecated"), ("exclude", "exclude"),
                             ("frozen", "frozen"), ("validateDefault", "validate_default"), ("jsonSchemaExtra", "json_schema_extra"), ("default", "default"),
                             ("serializationAlias", "serialization_alias")):  # fmt: skip
            if ours in described:
                options[theirs] = described[ours]
        if "factory" in described:
            options["default_factory"] = getattr(functions, described["factory"])
        if "alias" in described:
            options["alias"] = described["alias"]
        if "validationAlias" in described:
            options["validation_alias"] = self.alias(described["validationAlias"])
        if options:
            namespace[field] = Field(**options)

    def alias(self, given: Any) -> Any:
        choices = [choice if isinstance(choice, str) else AliasPath(*choice) for choice in given]
        return choices[0] if len(choices) == 1 else AliasChoices(*choices)
