// Punycode (RFC 3492): an internationalised domain label as ASCII and back, without the `xn--`.

const BASE = 36;
const MINIMUM = 1;
const MAXIMUM = 26;

/** The label in ASCII. */
export function encodePunycode(label: string): string {
  const codes = Array.from(label, (character) => character.codePointAt(0)!);
  const basic = codes.filter((code) => code < 128);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let delta = 0;
  let bias = 72;
  let handled = basic.length;
  for (let least = 128; handled < codes.length; least += 1) {
    const next = Math.min(...codes.filter((code) => code >= least));
    delta += (next - least) * (handled + 1);
    least = next;
    for (const code of codes) {
      if (code < least) delta += 1;
      if (code !== least) continue;
      output += digitsOf(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
  }
  return output;
}

/** A number in digits of growing weight. */
function digitsOf(delta: number, bias: number): string {
  let rest = delta;
  let text = "";
  for (let step = BASE; ; step += BASE) {
    const threshold = Math.min(Math.max(step - bias, MINIMUM), MAXIMUM);
    if (rest < threshold) return text + letterOf(rest);
    text += letterOf(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

/** a to z, then 0 to 9. */
function letterOf(digit: number): string {
  return String.fromCharCode(digit < 26 ? digit + 0x61 : digit - 26 + 0x30);
}

/** The characters that a label in ASCII stands for, or undefined where it is broken. */
export function decodePunycode(label: string): string | undefined {
  const mark = label.lastIndexOf("-");
  const output = Array.from(label.slice(0, Math.max(mark, 0)), (character) => character.codePointAt(0)!);
  let code = 128;
  let index = 0;
  let bias = 72;
  for (let at = mark + 1; at < label.length;) {
    const before = index;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(label.charCodeAt(at));
      at += 1;
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(step - bias, MINIMUM), MAXIMUM);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (weight > 0x7fff_ffff) return undefined;
    }
    const length = output.length + 1;
    bias = adapt(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...output);
}

function digitOf(unit: number): number | undefined {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  if (unit >= 0x41 && unit <= 0x5a) return unit - 0x41;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : undefined;
}

/** RFC 3492 §6.1. */
function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let steps = 0;
  for (; rest > ((BASE - MINIMUM) * MAXIMUM) >> 1; steps += BASE) rest = Math.floor(rest / (BASE - MINIMUM));
  return steps + Math.floor(((BASE - MINIMUM + 1) * rest) / (rest + 38));
}
