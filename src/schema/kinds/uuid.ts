// `t.uuid`: a UUID as its canonical text.

import { INVALID, type Invalid } from "../../kernel/invalid.ts";
import { readUuid, uuidFault, uuidOfBytes } from "../../kernel/uuid-text.ts";
import { errors } from "../../errors/catalogue.ts";
import { EXACT, LAX, type Exactness, type InputMode, type ParseContext } from "../context.ts";
import type { JsonSchema } from "../json-schema.ts";
import { ruleSchema } from "../rules.ts";
import { ScalarKind } from "../scalar.ts";
import { isTextual, refuseBroken, refuseInstance, textOf } from "../text-input.ts";

export type UuidVersion = 1 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * A UUID, as text in small letters with four hyphens. Takes that in any case, without hyphens, in braces or as `urn:uuid:…`; lax mode also
 * takes the sixteen bytes from a program.
 */
export class UuidKind extends ScalarKind<string, string | Uint8Array, string> {
  get "~label"(): string {
    return "uuid";
  }

  /** Only UUIDs of this version. @throws DeclarationError SIG108 where there is no such version. */
  version(version: UuidVersion): this {
    if (![1, 3, 4, 5, 6, 7, 8].includes(version)) throw errors.badConstraint("uuid", "version", String(version), "the versions are 1 and 3 to 8");
    return this["~withRule"]({
      name: "version",
      order: 1,
      // The variant of RFC 9562 is what makes the digit a version.
      test: (text) => text[14] === String(version) && "89ab".includes(text[19]!),
      type: "uuid_version",
      message: `UUID version ${version} expected`,
      ctx: { expected_version: version },
      schema: { format: `uuid${version}` },
    });
  }

  override "~exactness"(value: unknown, _converted: string, mode: InputMode): Exactness {
    return typeof value === "string" && mode !== "js" ? EXACT : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    if (typeof value === "string") return readUuid(value) ?? INVALID;
    if (strict || mode !== "js" || !(value instanceof Uint8Array)) return INVALID;
    const text = textOf(value, mode);
    return (text === undefined ? undefined : readUuid(text)) ?? uuidOfBytes(value) ?? INVALID;
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    if (strict && context.mode === "js" && typeof value !== "string") return refuseInstance("UUID", value, context);
    if (!isTextual(value, context.mode)) {
      return context.report("uuid_type", "UUID input should be a string, bytes or UUID object", value);
    }
    const broken = refuseBroken(value, context);
    if (broken !== undefined) return broken;
    const error = typeof value === "string" ? uuidFault(value) : `invalid length: expected 16 bytes, found ${value.length}`;
    return context.report("uuid_parsing", `Input should be a valid UUID, ${error}`, value, { error });
  }

  "~jsonSchema"(): JsonSchema {
    return { type: "string", format: "uuid", ...ruleSchema(this.rules) };
  }
}

/** A UUID, as text. */
export const uuid: UuidKind = Object.freeze(new UuidKind());
