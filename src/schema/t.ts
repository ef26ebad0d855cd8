// Written by `npm run kinds` from the folder of kinds: do not edit. Every kind of type, under the name that `t` gives it.

export { boolean } from "./kinds/boolean.ts";
export { date } from "./kinds/date.ts";
export { datetime } from "./kinds/datetime.ts";
export { duration } from "./kinds/duration.ts";
export { instant } from "./kinds/instant.ts";
export { int } from "./kinds/int.ts";
export { list } from "./kinds/list.ts";
export { number } from "./kinds/number.ts";
export { plainDateTime } from "./kinds/plain-date-time.ts";
export { string } from "./kinds/string.ts";
export { time } from "./kinds/time.ts";
export { zonedDateTime } from "./kinds/zoned-date-time.ts";
