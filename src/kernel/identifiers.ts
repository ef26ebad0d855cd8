// Names in generated source text: which words may stand bare, and how a property is read and written.

const BARE_NAME = /^[A-Za-z_$][\w$]*$/;
const RESERVED = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
    "instanceof new null return super switch this throw true try typeof var void while with yield let static implements interface package " +
    "private protected public await eval arguments"
  ).split(" "),
);

/** Whether `name` may be used as a variable's name in strict mode. */
export function isIdentifier(name: string): boolean {
  return BARE_NAME.test(name) && !RESERVED.has(name);
}

/** A JavaScript string literal for `text`, safe in any source text. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

/** `object.name` or `object["odd name"]`. */
export function member(object: string, name: string): string {
  return BARE_NAME.test(name) ? `${object}.${name}` : `${object}[${quote(name)}]`;
}

/** A key of an object literal. `__proto__` is computed, since a bare one would set the prototype. */
export function literalKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return BARE_NAME.test(name) ? name : quote(name);
}

/** Names that an ordinary object inherits: reading them needs an own-property check. */
export function isInheritedName(name: string): boolean {
  return name in Object.prototype;
}

/** A variable's name that hints at `text`: letters and digits only, never empty. */
export function variableHint(text: string): string {
  const hint = text.replace(/\W+/g, "_").slice(0, 24);
  return /^[A-Za-z_]/.test(hint) ? hint : `v_${hint}`;
}
