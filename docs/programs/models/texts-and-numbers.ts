// Texts and numbers with rules.

import { t } from "signatura";

// #region texts
const Slug = t.string
  .strip()
  .toLower()
  .pattern(/^[A-Za-z0-9-]+$/)
  .maxLength(40);
console.log(Slug.parse("  Hello-World "));

const Zip = t.string.coerceNumbers(); // numbers, too: 12345 is "12345"
console.log(JSON.stringify(Zip.parse(12345)));
// #endregion texts

// #region numbers
const Percent = t.number.ge(0).le(100).multipleOf(0.5);
console.log(Percent.parse("12.5"));

const Price = t.decimal.gt("0").maxDigits(8).decimalPlaces(2);
const price = Price.parse("19.90");
console.log(String(price), JSON.stringify({ price }));

console.log(t.bigint.parse("9007199254740993") + 1n);
// #endregion numbers
