// One of several types: by what fits best, in order, or by a field that tells them apart.

import { Model, t, ValidationError } from "signatura";

// #region smart
const Id = t.union(t.int, t.uuid);
console.log([Id.parse(7), Id.parse("7"), Id.parse("c892496f-b1fd-4b91-bdb8-b46f92df1716")]);

const Loose = t.union(t.int, t.string);
console.log([Loose.parse("7"), Loose.leftToRight().parse("7")]);
// #endregion smart

// #region tagged
class Cat extends Model({ kind: t.literal("cat"), lives: t.int }) {}
class Dog extends Model({ kind: t.literal("dog"), barks: t.boolean }) {}

const Pet = t.union(Cat, Dog).by("kind");

const pet = Pet.parse({ kind: "cat", lives: 9 });
if (pet instanceof Cat) console.log(pet.lives); // the compiler knows it, too

for (const wrong of [{ kind: "cat" }, { kind: "cow" }, {}]) {
  try {
    Pet.parse(wrong);
  } catch (error) {
    if (error instanceof ValidationError)
      console.log(error.errors().map(({ type, loc, msg }) => [type, loc, msg]));
  }
}
// #endregion tagged

// #region untagged
try {
  t.union(Cat, Dog).parse({ kind: "cow" });
} catch (error) {
  if (error instanceof ValidationError) console.log(error.errors().length, "issues");
}
// #endregion untagged
