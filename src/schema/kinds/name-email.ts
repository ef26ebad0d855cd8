// `t.nameEmail`: an e-mail address with the name of who it belongs to.

import { readEmail } from "../../kernel/email-address.ts";
import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { EXACT, exactnessOfText, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { DumpContext } from "../dump.ts";
import { refuseEmail } from "../email-input.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ScalarKind } from "../scalar.ts";
import { textOf } from "../text-input.ts";

/** A name and an e-mail address: `Fred Bloggs <fred.bloggs@example.com>`. */
export class NameEmail {
  readonly name: string;
  readonly email: string;

  constructor(name: string, email: string) {
    this.name = name;
    this.email = email;
    Object.freeze(this);
  }

  toString(): string {
    return this.name.includes("@") ? `"${this.name}" <${this.email}>` : `${this.name} <${this.email}>`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A `NameEmail`. Takes `Name <address>` and a bare address, whose part before the @-sign is the name then. Written as `Name <address>`. */
export class NameEmailKind extends ScalarKind<NameEmail, NameEmail | string, string> {
  get "~label"(): string {
    return "function-after[_validate(), json-or-python[json=str,python=union[is-instance[NameEmail],str]]]";
  }

  override get "~typeName"(): string {
    return "NameEmail";
  }

  override get "~dumpsItself"(): boolean {
    return false;
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return value instanceof NameEmail ? EXACT : typeof value === "string" ? exactnessOfText(mode) : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): NameEmail | Invalid {
    if (value instanceof NameEmail && mode === "js") return value;
    const text = typeof value === "string" ? value : strict ? undefined : textOf(value, mode);
    const address = text === undefined ? "" : readEmail(text);
    return typeof address === "string" ? INVALID : new NameEmail(address.name, address.email);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const text = typeof value === "string" ? value : strict ? undefined : textOf(value, context.mode);
    if (text !== undefined) return refuseEmail(text, value, context);
    if (context.mode === "js") return context.report("name_email_type", "Input is not a valid NameEmail", value);
    return context.report("string_type", "Input should be a valid string", value);
  }

  override "~dump"(value: unknown, context: DumpContext): unknown {
    return context.json && value instanceof NameEmail ? value.toString() : value;
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "name-email" };
  }
}

/** A name and an e-mail address. */
export const nameEmail: NameEmailKind = Object.freeze(new NameEmailKind());
