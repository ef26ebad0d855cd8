// What addresses, networks and interfaces have in common as types: their versions, the words of their issues and their formats.

import { INVALID, type Invalid } from "../kernel/invalid.ts";
import { ipAddressOf, ipAddressOfBytes, type IpAddress, type IpVersion } from "../kernel/ip-address.ts";
import { ValueError } from "../errors/validation.ts";
import { exactnessOfParsed, LAX, type Exactness, type InputMode, type ParseContext } from "./context.ts";
import type { JsonSchema } from "./json-schema.ts";
import { ScalarKind } from "./scalar.ts";
import { refuseInstance } from "./text-input.ts";

/** How one family is read and written. */
export interface IpFamily {
  readonly noun: "address" | "network" | "interface";
  /** The canonical text, or what is wrong. */
  readonly read: (text: string, version: IpVersion) => { readonly text: string } | { readonly fault: string };
  /** What stands for a single address. */
  readonly write: (address: IpAddress) => string;
}

/** Canonical text. Lax mode also takes the number of an address, and from a program its bytes. */
export class IpKind extends ScalarKind<string, string | number | bigint | Uint8Array, string> {
  readonly family: IpFamily;
  readonly versions: readonly IpVersion[];

  constructor(family: IpFamily, versions: readonly IpVersion[]) {
    super();
    this.family = family;
    this.versions = versions;
  }

  get "~label"(): string {
    const [version, other] = this.versions;
    if (other !== undefined) return "function-plain[_validate()]";
    const { noun } = this.family;
    const name = `IPv${version}${noun[0]!.toUpperCase()}${noun.slice(1)}`;
    return `lax-or-strict[lax=function-plain[ip_v${version}_${noun}_validator()],strict=json-or-python[json=function-after[${name}(), str],python=is-instance[${name}]]]`;
  }

  override get "~typeName"(): string {
    const { noun } = this.family;
    return `IPv${this.versions.length > 1 ? "Any" : this.versions[0]}${noun[0]!.toUpperCase()}${noun.slice(1)}`;
  }

  override "~exactness"(value: unknown, _converted: unknown, mode: InputMode): Exactness {
    return typeof value === "string" ? exactnessOfParsed(mode) : LAX;
  }

  "~convert"(value: unknown, mode: InputMode, strict: boolean): string | Invalid {
    for (const version of this.versions) {
      const text = this["~read"](value, version, mode, strict);
      if (text !== undefined) return text;
    }
    return INVALID;
  }

  "~read"(value: unknown, version: IpVersion, mode: InputMode, strict: boolean): string | undefined {
    const { read, write } = this.family;
    if (typeof value === "string") {
      const reading = read(value, version);
      return "text" in reading ? reading.text : undefined;
    }
    // The kinds of both versions have no strict form of their own, as in Pydantic.
    if (strict && this.versions.length === 1) return undefined;
    const address = addressOf(value, version, mode);
    return address === undefined ? undefined : write(address);
  }

  "~refuse"(value: unknown, context: ParseContext, strict: boolean): Invalid {
    const { noun, read } = this.family;
    const [version, other] = this.versions;
    if (other !== undefined) return context.report(`ip_any_${noun}`, `value is not a valid IPv4 or IPv6 ${noun}`, value);
    if (!strict) return context.report(`ip_v${version}_${noun}`, `Input is not a valid IPv${version} ${noun}`, value);
    if (typeof value !== "string") {
      return context.mode === "js" ? refuseInstance(this["~typeName"], value, context) : context.report("string_type", "Input should be a valid string", value);
    }
    const reading = read(value, version!);
    const error = new ValueError("fault" in reading ? reading.fault : "");
    return context.report("value_error", `Value error, ${error.message}`, value, { error });
  }

  "~jsonSchema"(): JsonSchema {
    const noun = this.family.noun === "address" ? "" : this.family.noun;
    const format = this.versions.length > 1 ? `ipvany${this.family.noun}` : `ipv${this.versions[0]}${noun}`;
    return { type: "string", format };
  }
}

/** The address that a number or, from a program, bytes stand for. */
function addressOf(value: unknown, version: IpVersion, mode: InputMode): IpAddress | undefined {
  const isNumber = typeof value === "bigint" || typeof value === "boolean" || (typeof value === "number" && Number.isInteger(value));
  if (isNumber) return ipAddressOf(BigInt(value), version);
  return mode === "js" && value instanceof Uint8Array ? ipAddressOfBytes(value, version) : undefined;
}
