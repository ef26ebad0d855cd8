// Passwords are kept as scrypt hashes (RFC 7914): slow to try, and different for the same password.

import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** 32 MiB of memory and about a quarter of a second: what OWASP's cheat sheet asks for. Stored with each hash, so that it can be raised later. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const LENGTH = 32;

/** `scrypt$N$r$p$salt$hash` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, LENGTH, withMemory(COST));
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Where there is no such user, give undefined: it takes as long, so that nobody learns by the clock who has an account. */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = "", hash = ""] = (stored ?? NOBODY).split("$");
  const expected = Buffer.from(hash, "base64url");
  const found = await derive(password, Buffer.from(salt, "base64url"), expected.length, withMemory({ N: Number(N), r: Number(r), p: Number(p) }));
  return timingSafeEqual(found, expected) && stored !== undefined;
}

const NOBODY = ["scrypt", COST.N, COST.r, COST.p, randomBytes(16).toString("base64url"), randomBytes(LENGTH).toString("base64url")].join("$");

/** Node's own limit is just below what this cost needs. */
function withMemory(cost: { readonly N: number; readonly r: number; readonly p: number }): ScryptOptions {
  return { ...cost, maxmem: 256 * cost.N * cost.r };
}
