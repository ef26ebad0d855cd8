// How names are written on the wire: `toCamel`, `toPascal` and `toSnake`, for `config.alias`. They give what Pydantic's generators give.

import { pythonTitle } from "../kernel/python-text.ts";

const CAMEL = /^[a-z][a-zA-Z0-9]*$/;
const SMALL_AFTER_DIGIT = /\d[a-z]/;
const JOINT = /(?<=[0-9A-Za-z])_(?=[0-9A-Z])/g;
const WORD_STARTS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])/g;

/** `item_name` → `ItemName`. Underscores at the ends stay. */
export function toPascal(name: string): string {
  return pythonTitle(name).replace(JOINT, "");
}

/** `item_name` → `itemName`. A name that is camel case already stays as it is. */
export function toCamel(name: string): string {
  if (CAMEL.test(name) && !SMALL_AFTER_DIGIT.test(name)) return name;
  const pascal = toPascal(name);
  const start = pascal.search(/[^_]/);
  return start === -1 ? pascal : pascal.slice(0, start) + lower(pascal[start]!) + pascal.slice(start + 1);
}

function lower(letter: string): string {
  return /[A-Z]/.test(letter) ? letter.toLowerCase() : letter;
}

/** `itemName`, `ItemName` and `item-name` → `item_name`. */
export function toSnake(name: string): string {
  return name.replace(WORD_STARTS, "_").replaceAll("-", "_").toLowerCase();
}
