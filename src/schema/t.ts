// Written by `npm run kinds` from the folder of kinds: do not edit. Every kind of type, under the name that `t` gives it.

export { boolean } from "./kinds/boolean.ts";
export { int } from "./kinds/int.ts";
export { list } from "./kinds/list.ts";
export { number } from "./kinds/number.ts";
export { string } from "./kinds/string.ts";
