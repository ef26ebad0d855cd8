// Signed text that says when it was signed, as itsdangerous's TimestampSigner writes and reads it: `value.timestamp.signature`.

import { decodeBase64, encodeBase64 } from "./base64.ts";
import { constantTimeEquals } from "./constant-time.ts";
import { hmacSha1, sha1 } from "./sha1.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

export class TimestampSigner {
  /** One for each secret, in the same order. */
  readonly #keys: readonly Uint8Array[];

  /** @param secrets The first one signs; what any of them has signed is taken. */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map((secret) => sha1(encoder.encode(`itsdangerous.Signersigner${secret}`)));
  }

  /** @param now In seconds since 1970. */
  sign(value: string, now: number): string {
    const stamped = `${value}.${toBase64(timestampBytes(now))}`;
    return `${stamped}.${toBase64(hmacSha1(this.#keys[0]!, encoder.encode(stamped)))}`;
  }

  /** The value; undefined where nobody with a secret has signed it, it is older than `maxAge` seconds, or comes from the future. */
  unsign(signed: string, maxAge: number | null, now: number): string | undefined {
    const end = signed.lastIndexOf(".");
    if (end < 0) return undefined;
    const stamped = signed.slice(0, end);
    const signature = fromBase64(signed.slice(end + 1));
    if (signature === undefined || !this.#isSigned(stamped, signature)) return undefined;
    const dot = stamped.lastIndexOf(".");
    const timestamp = dot < 0 ? undefined : readTimestamp(stamped.slice(dot + 1));
    if (timestamp === undefined) return undefined;
    const age = now - timestamp;
    return maxAge !== null && (age > maxAge || age < 0) ? undefined : stamped.slice(0, dot);
  }

  #isSigned(stamped: string, signature: Uint8Array): boolean {
    const message = encoder.encode(stamped);
    return this.#keys.some((key) => constantTimeEquals(hmacSha1(key, message), signature));
  }
}

/** The number as bytes, the highest first, without zeros before them. */
function timestampBytes(seconds: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(seconds));
  const all = new Uint8Array(bytes.buffer);
  const first = all.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array(0) : all.slice(first);
}

function readTimestamp(base64: string): number | undefined {
  const bytes = fromBase64(base64);
  if (bytes === undefined || bytes.length > 8) return undefined;
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** Base64 for URLs without padding. */
function toBase64(bytes: Uint8Array): string {
  return encodeBase64(bytes, "url").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array | undefined {
  const bytes = decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, "="), "url");
  return typeof bytes === "string" ? undefined : bytes;
}
