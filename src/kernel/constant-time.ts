// Comparing secrets without telling, by the time it takes, how much of a guess was right. Works on every runtime.

/**
 * Whether two secrets are the same. The time depends on their lengths alone, so compare passwords and tokens with it and never with `===`.
 * Text is compared by its UTF-8 bytes. Python's `secrets.compare_digest`.
 *
 * @example
 * if (!constantTimeEquals(credentials.password, expected)) throw new HTTPException(401, "Incorrect password");
 */
export function constantTimeEquals(one: string | Uint8Array, other: string | Uint8Array): boolean {
  const left = toBytes(one);
  const right = toBytes(other);
  // Lengths that differ are no secret, but the loop still runs over the whole of what the client sent.
  const against = left.length === right.length ? right : left;
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) difference |= left[index]! ^ against[index]!;
  return difference === 0;
}

function toBytes(value: string | Uint8Array): Uint8Array {
  return typeof value === "string" ? new TextEncoder().encode(value) : value;
}
