// Lists, sets, tuples and records.

import { t } from "signatura";

const Scores = t.list(t.int.ge(0)).minLength(1).maxLength(3);
const Tags = t.set(t.string);
const Point = t.tuple(t.number, t.number);
const Stock = t.record(t.string.minLength(1), t.int);

console.log(Scores.parse(["1", 2]));
console.log(Tags.parse(["a", "b", "a"]), Tags.dumpJson(new Set(["a", "b"])));
console.log(Point.parse([1, "2.5"]));
console.log(Stock.parse({ pen: 3 }));

const Tolerant = t.list(t.int.omitOnError());
console.log(Tolerant.parse([1, "two", "3"]));
