// How Rust writes a float, and so how Pydantic puts bounds into messages: all digits, never an exponent.

/** `1e22` as `10000000000000000000000`, `1e-7` as `0.0000001`; `inf` and `NaN` where there are no digits. Minus zero is `0`. */
export function plainNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const text = String(value);
  const mark = text.indexOf("e");
  return mark === -1 ? text : expand(text.slice(0, mark), Number(text.slice(mark + 1)));
}

/** `digits` × 10^`exponent` without an exponent. */
function expand(digits: string, exponent: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = digits.slice(sign.length).split(".");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - whole.length)}${whole}${fraction}`;
  return `${sign}${whole}${fraction}${"0".repeat(exponent - fraction.length)}`;
}
