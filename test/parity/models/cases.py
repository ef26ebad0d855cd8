"""The models, types and inputs that both sides are asked about."""

from itertools import product
from typing import Any


def field(type: Any, **described: Any) -> dict[str, Any]:
    return {"type": type, **described}


MODELS: dict[str, Any] = {
    "A": {"fields": {"x": field("int")}},
    "B": {"fields": {"x": field("str")}},
    "C": {"fields": {"x": field("int", default=0), "y": field("int", default=0)}},
    "Sub": {"base": "A", "fields": {"z": field("int", default=3)}},
    "Cat": {"fields": {"kind": field(["literal", "cat"]), "lives": field("int", default=9)}},
    "Dog": {"fields": {"kind": field(["literal", "dog", "puppy"]), "name": field("str", default="Rex")}},
    "Black": {"fields": {"kind": field(["literal", "cat"]), "color": field(["literal", "black"]), "n": field("int")}},
    "White": {"fields": {"kind": field(["literal", "cat"]), "color": field(["literal", "white"]), "n": field("int")}},
    "One": {"fields": {"v": field(["literal", 1]), "x": field("int", default=0)}},
    "Two": {"fields": {"v": field(["literal", 2])}},
    "TagA": {"fields": {"kind": field(["literal", "a"], alias="Kind"), "x": field("int", default=0)}},
    "TagB": {"fields": {"kind": field(["literal", "b"], alias="Kind")}},
    "Tagged": {"fields": {"pet": field(["by", "kind", ["model", "Cat"], ["model", "Dog"]], description="A pet."), "other": field(["optional", ["by", "kind", ["model", "Cat"], ["model", "Dog"]]], default=None)}},
    "Every": {
        "description": "Every shape of field.",
        "fields": {
            "required": field("int"),
            "some_text": field(["str", {"minLength": 2, "maxLength": 4}], description="Some text.", examples=["abc"]),
            "with_default": field(["float", {"gt": 0}], default=1.5, title="The float"),
            "maybe": field(["optional", "str"], default=None),
            "needed_maybe": field(["optional", "int"]),
            "items": field(["list", ["model", "A"]], default=[]),
            "made": field(["list", "int"], factory="empty_list"),
            "by_name": field(["dict", "str", "int"], default={}),
            "pair": field(["tuple", "int", "str"], default=[1, "a"]),
            "one": field(["optional", ["model", "A"]], default=None, description="One.", title="The one"),
            "choice": field(["union", "int", "str"], default="x"),
            "old": field("int", default=1, deprecated=True),
            "literal": field(["literal", "a", "b"], default="a"),
            "color": field(["enum", "Color", {"RED": "red", "BLUE": "blue"}], jsonSchemaExtra={"x-extra": 1}),
            "maybe_color": field(["optional", ["enum", "Color", {"RED": "red", "BLUE": "blue"}]], default=None),
        },
    },
    "Aliased": {
        "fields": {
            "both": field("int", alias="Both"),
            "taken": field("int", validationAlias=["Taken"]),
            "given": field("int", serializationAlias="Given"),
            "path": field("int", validationAlias=[["deep", "list", 0]], default=7),
            "choices": field("int", validationAlias=["first", ["deep", "second"], "third"]),
            "last": field("int", validationAlias=[["deep", "list", -1]], default=8),
        }
    },
    "ByEither": {"config": {"byName": True}, "fields": {"some_name": field("int", alias="someName"), "other": field("int", validationAlias=[["p", 0], "o"], default=0)}},
    "ByNameOnly": {"config": {"byName": True, "byAlias": False, "extra": "forbid"}, "fields": {"some_name": field("int", alias="someName")}},
    "LocByName": {"config": {"locByAlias": False}, "fields": {"some_name": field("int", alias="someName"), "path": field("int", validationAlias=[["p", 0]], default=0)}},
    "Camel": {"config": {"alias": "toCamel", "byName": True, "serializeByAlias": True}, "fields": {"first_name": field("str"), "own_alias": field("int", alias="mine", default=0), "only_out": field("int", serializationAlias="Out", default=0)}},
    "Apart": {"config": {"alias": {"validation": "toCamel", "serialization": "toPascal"}}, "fields": {"first_name": field("str"), "last_name": field("str", default="")}},
    "Forbids": {"config": {"extra": "forbid"}, "fields": {"x": field("int"), "y": field("int", alias="Y", default=0)}},
    "Allows": {"config": {"extra": "allow"}, "fields": {"x": field("int", default=0)}},
    "AllowsInts": {"config": {"extra": "allow"}, "extraType": "int", "fields": {"x": field("int", default=0)}},
    "StrictOnes": {"config": {"strict": True}, "fields": {"n": field("int"), "items": field(["list", "str"], default=[]), "a": field(["optional", ["model", "A"]], default=None)}},
    "Texts": {"config": {"stripWhitespace": True, "toLower": True, "minLength": 2, "maxLength": 5}, "fields": {"x": field("str"), "items": field(["list", "str"], default=[])}},
    "Numbers": {"config": {"coerceNumbersToString": True, "allowInfNan": False}, "fields": {"x": field("str"), "y": field("float", default=0.5)}},
    "Ordered": {"after": "in_order", "fields": {"x": field("int"), "y": field("int", default=9)}},
    "Renamed": {"before": "accept_old_name", "fields": {"x": field("int")}},
    "Wrapped": {"wrap": "from_pair", "fields": {"x": field("int"), "y": field("int", default=0)}},
    "Checked": {
        "fields": {
            "a": field(["after", "positive", "int"]),
            "b": field(["after", "after_fields", "int"], default=5),
            "c": field(["before", "default_for_one", "int"], default=6),
            "d": field(["before", "not_two", "int"], default=7),
            "e": field(["wrap", "or_minus_one", "int"], default=8),
            "f": field(["plain", "size", "str"], default="fff"),
            "g": field(["after", "even", "int"], default=10),
        }
    },
    "Factories": {"fields": {"a": field("int"), "b": field("int", factory="next_of_a"), "c": field(["list", "int"], factory="empty_list", alias="C")}},
    "Defaults": {"config": {"validateDefault": True}, "fields": {"a": field("int", default="1"), "b": field("int", default="q", validateDefault=False), "c": field(["list", "int"], default=["2"], alias="C")}},
    "BadDefault": {"fields": {"a": field("int", default="q", validateDefault=True, alias="A")}},
    "Computed": {"computed": {"total": ["int", "sum_of_fields"], "again": [["optional", "int"], "sum_of_fields"]}, "fields": {"x": field("int"), "y": field("int", default=1)}},
    "Serialized": {
        "fields": {
            "a": field(["serialize", "as_text", "int", "str"], default=1),
            "b": field(["wrapSerialize", "plus_one", "int"], default=1),
            "c": field(["serialize", "as_text", "int", "str", "json"], default=1),
            "d": field(["optional", ["serialize", "as_text", "int", "str", "unless-none"]], default=None),
            "e": field(["list", ["serialize", "as_text", "int", "str"]], default=[1, 2]),
        }
    },
    "Marked": {"serialize": "with_mark", "fields": {"x": field("int", default=1)}},
    "Hidden": {"fields": {"seen": field("int"), "never": field("int", default=1, exclude=True)}},
    "Frozen": {"config": {"frozen": True, "title": "A frozen one"}, "fields": {"x": field("int", frozen=True)}},
    "AlwaysThere": {"config": {"defaultsRequired": True}, "fields": {"a": field("int", default=1), "b": field(["list", "int"], factory="empty_list"), "c": field(["optional", "int"], default=None, exclude=True)}},
    "Revalidated": {"config": {"revalidate": "always"}, "fields": {"x": field("int"), "y": field("int", default=1)}},
    "FromObjects": {"config": {"fromAttributes": True}, "fields": {"x": field("int"), "a": field(["optional", ["model", "A"]], default=None)}},
    "ManyFields": {"fields": {f"f{number}": field("int", default=number) for number in range(40)}},
    "OddNames": {"fields": {"constructor_": field("int", alias="constructor", default=1), "proto": field("int", alias="__proto__", default=2), "to_string": field("int", alias="toString", default=3), "with space": field("int", default=4)}},
    "Category": {"fields": {"name": field("str"), "children": field(["list", ["model", "Category"]], default=[]), "parent": field(["optional", ["model", "Category"]], default=None)}},
    "Left": {"fields": {"right": field(["optional", ["model", "Right"]], default=None)}},
    "Right": {"fields": {"left": field(["optional", ["model", "Left"]], default=None), "n": field("int", default=0)}},
    "Ints": {"root": field(["list", "int"])},
    "Named": {"root": field(["str", {"minLength": 2}], title="A name", description="Says who.", default="nobody")},
    "HoldsRoots": {"fields": {"ints": field(["model", "Ints"]), "named": field(["model", "Named"], default="xx")}},
    "HasUnion": {"fields": {"a": field(["union", ["model", "A"], "int"])}},
    "HasDict": {"fields": {"a": field(["dict", "str", "int"]), "b": field("int", default=0)}},
    "HasList": {"fields": {"a": field(["list", ["model", "A"]])}},
    "HasDicts": {"fields": {"a": field(["list", ["dict", "str", "int"]])}},
}

POOL: list[Any] = [
    None, True, 0, 1, 2, -3, 1.5, "", "1", "x", "red", "cat", "true", "1.5", "2020-01-01", "2020-01-01T00:00:00",
    [], [1], ["1", 2], [1, "a"], ["a", "a"], [1, 1, 2], [1, "x", 3], [[1], [2]], [None], {}, {"x": 1}, {"x": "1"}, {"x": "q", "y": 2}, {"x": 5, "y": 1}, {"1": 1, "b": "2"},
    {"a": {"x": 1}}, {"kind": "cat"}, {"kind": "dog", "name": 1}, {"$set": [1, 2]}, {"$attributes": {"x": 3, "kind": "cat"}},
]  # fmt: skip


INSTANCES: list[Any] = [{"$model": ["A", {"x": 1}]}, {"$model": ["Sub", {"x": 1}]}, {"$model": ["C", {"y": 1}]}]

FEW: list[Any] = [None, True, 1, 1.5, "1", "x", "2020-01-01", [1], ["1", "a"], {}, {"x": "1"}, {"x": 5, "y": 1}]


def case(type: Any, *inputs: Any, pool: list[Any] = POOL) -> dict[str, Any]:
    return {"type": type, "inputs": list(inputs), "pool": pool}


def model(name: str) -> Any:
    return ["model", name]


CAT_OR_DOG = ["by", "kind", model("Cat"), model("Dog")]
NESTED = ["by", "kind", ["by", "color", model("Black"), model("White")], model("Dog")]
BY_FUNCTION = ["byFunction", "kind_of", {"cat": model("Cat"), "other": model("Dog"), "number": "int"}]

CONTAINERS = [
    case(["list", "int"]), case(["list", "str", {"minLength": 2}]), case(["list", "int", {"maxLength": 2}]), case(["list", ["int", {"gt": 1}], {"minLength": 1, "maxLength": 3}]),
    case(["list", ["list", "int"]]), case(["list", ["optional", "int"]]), case(["list", "any"]), case(["list", "int", {"failFast": True}], ["q", "r"]),
    case(["set", "int"]), case(["set", "str", {"minLength": 2}]), case(["set", "int", {"maxLength": 1}], [1, "q", 2], [1, 2, "q"]), case(["set", ["tuple", "int", "int"]], [[1, 2], [1, 2], [2, 1]]),
    case(["tuple", "int", "str"], [1, "a", 2], ["q"], [1, 2]), case(["tuple"]), case(["tuple", "int"]), case(["tupleOf", "int"]), case(["tupleOf", "int", {"minLength": 2, "maxLength": 2}]),
    case(["tuple", model("A"), ["list", "int"]], [{"x": 1}, ["1"]], [{"x": "q"}, ["q"]]),
    case(["dict", "str", "int"], {"a": "q", "b": 1, "c": None}), case(["dict", "int", "str"], {"1": "a", "q": 1}), case(["dict", ["str", {"minLength": 2}], "int"], {"ab": 1}),
    case(["dict", ["str", {"pattern": "^a"}], "int"], {"ab": 1, "b": 2}), case(["dict", "str", "any"]), case(["dict", "str", "int", {"minLength": 1}]), case(["dict", "str", "int", {"maxLength": 1}]),
    case(["dict", "bool", "int"], {"true": 1, "no": 2}), case(["dict", "date", "int"], {"2020-01-01": 1}), case(["dict", ["literal", "a", "b"], "int"], {"a": 1, "c": 2}),
    case(["dict", ["enum", "Color", {"RED": "red", "BLUE": "blue"}], "int"], {"red": 1}), case(["dict", "str", ["list", model("A")]], {"k": [{"x": 1}, {}]}), case(["dict", "float", "int"], {"1.5": 1}),
    case(["optional", "int"]), case(["optional", ["list", "int"]]), case("any"), case("null"), case(["list", "null"]), case(["enum", "Color", {"RED": "red", "BLUE": "blue"}]),
    case(["dict", "str", "int"], {"__proto__": 1, "constructor": 2, "toString": "3"}, {"__proto__": "q"}, pool=[]),
]  # fmt: skip

MEMBERS: list[Any] = ["int", "float", "str", "bool", ["list", "int"], ["dict", "str", "int"], model("A"), model("C"), "date", "any"]

UNIONS = [
    *(case(["union", left, right], pool=FEW) for left, right in product(MEMBERS, MEMBERS) if left != right),
    case(["union", ["int", {"gt": 1}], ["str", {"minLength": 2}], ["list", "int"]]), case(["union", "int", "str", "null"]), case(["union", model("A"), model("B")], *INSTANCES), case(["union", model("B"), model("A")], *INSTANCES), case(["union", model("Sub"), model("A")], *INSTANCES), case(model("A"), *INSTANCES), case(["list", model("Sub")], [INSTANCES[0]], [INSTANCES[1]]),
    case(["union", model("A"), model("C"), model("B")]), case(["union", model("C"), model("Sub")], {"x": 1, "z": 2}), case(["union", ["union", "int", "str"], "float"]), case(["union", ["optional", model("A")], "int"]),
    case(["union", ["tuple", "int"], ["list", "int"]]), case(["union", ["set", "int"], ["list", "int"]]), case(["union", ["tupleOf", "int"], ["set", "int"]]), case(["union", ["list", "float"], ["list", "int"]]),
    case(["union", ["list", "str"], ["list", "int"]]), case(["union", ["dict", "int", "str"], ["dict", "str", "str"]], {"1": "1"}), case(["union", ["literal", "x", 1], "str", "int"]),
    case(["union", "str", ["literal", "x"]]), case(["union", ["enum", "Color", {"RED": "red", "BLUE": "blue"}], "str"]), case(["union", "date", "time"], "12:00"), case(["union", "time", "date"], "12:00"), case(["union", "str", "time"], "12:00"), case(["union", "time", "str"], "12:00"),
    case(["union", ["after", "double", "int"], "str"]), case(["union", "str", ["before", "trim", "int"]], " 7 "), case(["union", ["plain", "size", "str"], "int"]), case(["union", ["wrap", "or_minus_one", "int"], "str"]),
    case(["union", ["after", "refuse", "int"], ["after", "positive", "int"], ["after", "even", "int"]]), case(["union", model("Ordered"), model("Wrapped"), model("Renamed")], {"x": 3, "y": 2}, [1, 2], {"old": 1}),
    case(["union", model("HasDict"), model("HasUnion")], {"a": {"x": 1}}), case(["union", model("HasUnion"), model("HasDict")]), case(["union", model("HasDicts"), model("HasList")], {"a": [{"x": 1}]}),
    case(["union", model("Ints"), ["list", "int"]]), case(["union", model("Ints"), "int"]), case(["union", model("Allows"), model("C")], {"x": 1, "y": 1, "z": 1}), case(["list", ["union", "int", "str"]]),
    case(["list", ["union", ["list", "int"], "int"]]), case(["union", ["strict", "int"], ["strict", "float"]]), case(["optional", ["union", "int", "str"]]),
    case(["first", "int", "str"]), case(["first", "str", "int"]), case(["first", model("A"), model("C")]), case(["first", "float", "int", ["list", "str"]]), case(["union", ["first", "int", "str"], "float"]),
    case(["union", model("Category"), "int"], {"name": "a", "children": [{"name": "b"}, {"nam": "c"}]}),
]  # fmt: skip

TAGGED = [
    case(CAT_OR_DOG, {"kind": "cat", "lives": "q"}, {"kind": "puppy"}, {"kind": "bird"}, {"kind": None}, {"kind": 1}, {"kind": ["cat"]}, {"$model": ["Cat", {"kind": "cat"}]}),
    case(["optional", CAT_OR_DOG], {"kind": "bird"}), case(["list", CAT_OR_DOG], [{"kind": "cat"}, {"kind": "dog", "name": 1}, {}]), case(["dict", "str", CAT_OR_DOG], {"a": {"kind": "cat"}, "b": {}}),
    case(NESTED, {"kind": "cat", "color": "black", "n": 1}, {"kind": "cat", "color": "white", "n": "q"}, {"kind": "cat", "color": "red"}, {"kind": "dog"}),
    case(["by", "v", model("One"), model("Two")], {"v": 1, "x": "q"}, {"v": "1"}, {"v": 3}, {"v": 2}), case(["by", "kind", model("TagA"), model("TagB")], {"Kind": "a"}, {"Kind": "b"}, {"Kind": "c"}, {"kind": "a"}),
    case(BY_FUNCTION, {"kind": "other", "name": "n"}, {"kind": "bird"}), case(["union", CAT_OR_DOG, "int"]), case(model("Tagged"), {"pet": {"kind": "cat"}, "other": {"kind": "dog"}}, {"pet": {"kind": "cat", "lives": "q"}, "other": {}}),
]  # fmt: skip

NAMED = [
    case(model("Every"), {"required": 1, "some_text": "abc", "needed_maybe": None, "color": "red"}, {"required": "q", "some_text": "a", "with_default": 0, "needed_maybe": "q", "items": [{"x": "q"}, 1], "color": "green"},
         {"required": 1, "some_text": "abcde", "needed_maybe": 1, "color": "blue", "pair": [1], "one": {"x": 1}, "choice": 5, "maybe": 1, "literal": "c", "by_name": {"a": "q"}, "maybe_color": "red"}),
    case(model("Aliased"), {"Both": 1, "Taken": 2, "given": 3, "first": 4}, {"Both": "q", "Taken": "q", "given": "q", "deep": {"list": ["q"], "second": "q"}}, {"both": 1, "taken": 2, "Given": 3, "third": 4, "deep": {"list": [1, 2], "second": 9}}, {"Both": 1, "Taken": 1, "given": 1, "third": 1, "deep": 5}),
    case(model("ByEither"), {"some_name": 1}, {"someName": 1, "some_name": 2}, {"some_name": "q", "o": "q"}, {"someName": 1, "p": [3], "o": 4}, {"someName": 1, "other": 4}),
    case(model("ByNameOnly"), {"some_name": 1}, {"someName": 1}), case(model("LocByName"), {"someName": "q", "p": ["q"]}), case(model("Camel"), {"firstName": "a", "mine": 1, "only_out": 2}, {"first_name": "a", "own_alias": "q", "onlyOut": "q"}),
    case(model("Apart"), {"firstName": "a", "lastName": "b"}, {"first_name": "a"}), case(model("Forbids"), {"x": 1, "Y": 2}, {"x": 1, "y": 2, "z": 3}, {"z": {"a": 1}}), case(model("Allows"), {"x": "1", "z": [1], "w": None}), case(model("AllowsInts"), {"z": "1", "w": "q"}),
    case(model("StrictOnes"), {"n": 1, "items": ["a"], "a": {"x": "1"}}, {"n": "1", "items": [1]}, {"n": True}), case(model("Texts"), {"x": " AbC ", "items": ["  X  ", "abcdef"]}), case(model("Numbers"), {"x": 1.5, "y": 1}, {"x": True}),
    case(model("Ordered"), {"$model": ["Ordered", {"x": 1}]}), case(model("Renamed"), {"old": "4"}, {"old": "q"}), case(model("Wrapped"), [1, "2"], [1, "q"], [1]), case(["list", model("Ordered")], [{"x": 10}, {"x": 1}]),
    case(model("Checked"), {"a": 1}, {"a": -1}, {"a": 2, "b": 1, "c": 1, "d": 2, "e": "q", "f": "abc", "g": 3}, {"a": "q", "b": 1, "c": "q", "d": "q", "f": 1, "g": 4}, {"a": 1, "c": 5, "d": 5, "e": 5, "f": [1], "g": 2}),
    case(model("Factories"), {"a": 1}, {"a": "q"}, {"a": 1, "b": 5, "C": [1]}), case(model("Defaults"), {}, {"a": "5", "C": ["q"]}), case(model("BadDefault"), {"A": 1}), case(model("Computed"), {"x": 1}), case(model("Serialized"), {"a": 5, "d": 6, "e": [3]}),
    case(model("Marked")), case(model("Hidden"), {"seen": 1, "never": 2}), case(model("Frozen")), case(model("AlwaysThere")), case(model("Revalidated"), {"$model": ["Revalidated", {"x": 1}]}), case(model("FromObjects"), {"$attributes": {"x": 1, "a": {"$attributes": {"x": 2}}}}, {"$attributes": {"y": 1}}),
    case(model("ManyFields"), {"f0": 5, "f39": "7"}, {"f31": "q", "f32": "q"}), case(model("OddNames"), {"constructor": 5, "__proto__": 6, "toString": 7, "with space": 8}, {"constructor": "q", "__proto__": "q", "toString": "q", "with space": "q"}),
    case(model("Category"), {"name": "a", "children": [{"name": "b", "children": [{"name": 1}]}], "parent": {"name": "p"}}), case(model("Left"), {"right": {"left": {"right": {"n": "q"}}}}), case(["list", model("Right")], [{"left": {}}]),
    case(model("Ints")), case(model("Named")), case(model("HoldsRoots"), {"ints": [1], "named": "ab"}, {"ints": ["q"], "named": "a"}), case(["list", model("Sub")], [{"x": 1, "z": 2}]), case(["optional", model("Category")]),
    case(["generic", "Page", "int"], {"items": ["1"]}), case(["generic", "Page", model("A")], {"items": [{"x": "q"}]}), case(["list", ["generic", "Page", ["list", "int"]]]), case(["list", ["generic", "Pair", "int", ["optional", "str"]]], [{"first": 1, "second": None}]),
    case(["list", ["generic", "Page", ["union", model("A"), "str", "null"]]]), case(["list", ["generic", "Page", ["generic", "Page", model("A")]]]), case(["union", ["generic", "Page", "int"], "int"]),
    case(["list", ["before", "not_two", "int"]]), case(["list", ["before", "not_two", "int"], {"minLength": 2}], [1, 2]), case(["set", ["before", "not_two", "int"]]), case(["dict", "str", ["before", "not_two", "int"]], {"a": 2, "b": 3}), case(["tuple", ["before", "not_two", "int"], "int"], [1, 2], [1, 3]),
    case(["after", "double", "int"]), case(["before", "trim", "str"], " a "), case(["wrap", "twice", "int"]), case(["plain", "size", "int"]), case(["after", "even", ["after", "positive", ["before", "trim", "int"]]]), case(["before", "trim", ["after", "double", ["before", "refuse", "int"]]]),
    case(["list", ["after", "refuse", "int"]]), case(["strict", "int"]), case(["strict", ["list", "int"]]), case(["strict", ["set", "int"]]), case(["strict", ["tuple", "int"]]), case(["strict", "date"]), case(["list", ["strict", "int"]]), case(["dict", ["strict", "int"], "int"], {"1": 1}),
]  # fmt: skip

CASES: list[dict[str, Any]] = [*CONTAINERS, *UNIONS, *TAGGED, *({**named, "pool": FEW} for named in NAMED)]

FAMILY = {"name": "a", "children": [{"name": "b"}, {"name": "c", "children": [{"name": "d"}]}]}

DUMPS: list[Any] = [
    *([model("Category"), FAMILY, options] for options in (
        {}, {"excludeUnset": True}, {"excludeDefaults": True}, {"excludeNone": True}, {"include": ["name"]}, {"exclude": ["children"]}, {"include": {"children": {"0": True}}}, {"include": {"children": {"*": ["name"]}}},
        {"exclude": {"children": {"*": ["parent", "children"]}}}, {"exclude": {"children": {"-1": True}}}, {"exclude": {"children": {"*": ["parent"], "1": ["name"]}}}, {"include": {"children": {"1": {"children": {"0": ["name"]}}}}}, {"include": ["name", "children"], "exclude": {"children": ["0"]}},
    )),
    *([model("Aliased"), {"Both": 1, "Taken": 2, "given": 3, "first": 4}, options] for options in ({}, {"byAlias": True}, {"byAlias": True, "include": ["both"]}, {"excludeDefaults": True})),
    *([model("Camel"), {"firstName": "a"}, options] for options in ({}, {"byAlias": False}, {"byAlias": True, "excludeUnset": True})),
    *([model("Computed"), {"x": 1}, options] for options in ({}, {"roundTrip": True}, {"excludeComputed": True}, {"exclude": ["total"]}, {"include": ["total"]}, {"excludeUnset": True}, {"excludeDefaults": True})),
    *([model("Allows"), {"x": 1, "z": [1], "w": None}, options] for options in ({}, {"exclude": ["z"]}, {"include": ["w"]}, {"excludeNone": True}, {"excludeUnset": True}, {"excludeDefaults": True})),
    *([model("Serialized"), {"d": 5}, options] for options in ({}, {"excludeUnset": True}, {"excludeDefaults": True}, {"exclude": {"e": ["0"]}})),
    *([model("Hidden"), {"seen": 1}, options] for options in ({}, {"include": ["never"]})),
    *([["list", model("A")], [{"$model": ["Sub", {"x": 1}]}, {"x": 2}], options] for options in ({}, {"serializeAsAny": True})),
    *([["dict", "str", ["optional", model("C")]], {"a": {"x": 1}, "b": None}, options] for options in ({}, {"excludeNone": True}, {"excludeUnset": True}, {"exclude": {"a": ["x"]}}, {"include": ["b"]})),
    [["set", "int"], [1, 3], {}], [["tuple", "int", model("C")], [1, {}], {"exclude": {"1": ["x"]}}], [model("Marked"), {}, {}], [["list", model("Marked")], [{}, {}], {}], [model("HoldsRoots"), {"ints": [1]}, {}],
    [model("HoldsRoots"), {"ints": [1]}, {"excludeUnset": True}], [model("Ints"), [1, 2], {}], [["generic", "Page", model("A")], {"items": [{"x": 1}]}, {"excludeUnset": True}],
    *([["union", model("A"), model("C"), "date"], given, {}] for given in ({"x": 1}, {"x": 1, "y": 2}, "2020-01-01")), [["list", CAT_OR_DOG], [{"kind": "cat"}, {"kind": "dog"}], {}],
    [model("Every"), {"required": 1, "some_text": "abc", "needed_maybe": None, "color": "red", "items": [{"x": 1}]}, {}],
    [model("AlwaysThere"), {}, {}], [model("Apart"), {"firstName": "a"}, {"byAlias": True}], [model("OddNames"), {"__proto__": 5}, {"byAlias": True}], [["dict", "str", "int"], {"__proto__": 1, "constructor": 2}, {}],
]  # fmt: skip
