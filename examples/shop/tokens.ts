// Access tokens: JWTs (RFC 7519) that name the user, signed with one algorithm and good for a while.

import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { jwtVerify, SignJWT } from "jose";
import { JOSEError } from "jose/errors";
import { Depends } from "signatura";
import { Environment, type Settings } from "./settings.ts";

const ALGORITHM = "HS256";
const ISSUER = "shop";

export interface Tokens {
  issue(userId: number): Promise<string>;
  /** The user's id; undefined where the token is not one of ours, or no longer good. */
  read(token: string): Promise<number | undefined>;
}

export const Tokens = Depends(
  { settings: Environment },
  async ({ settings }): Promise<Tokens> => makeTokens(await signingKey(settings), settings.tokenMinutes),
  {
    scope: "app",
    name: "Tokens",
  },
);

function makeTokens(key: Uint8Array, minutes: number): Tokens {
  return {
    issue: (userId) =>
      new SignJWT()
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(String(userId))
        .setIssuedAt()
        .setExpirationTime(`${minutes} minutes`)
        .sign(key),
    async read(token) {
      try {
        // The algorithm is ours to say, never the token's: else `none` would do.
        const { payload } = await jwtVerify(token, key, { algorithms: [ALGORITHM], issuer: ISSUER, requiredClaims: ["exp", "sub"] });
        const userId = Number(payload.sub);
        return Number.isInteger(userId) ? userId : undefined;
      } catch (error) {
        if (error instanceof JOSEError) return undefined;
        throw error;
      }
    },
  };
}

/** The key from the environment; else one of our own, made once, so that a restart signs nobody out. */
async function signingKey({ secret, data }: Settings): Promise<Uint8Array> {
  if (secret !== null) return new TextEncoder().encode(secret.reveal());
  await mkdir(data, { recursive: true });
  const file = join(data, "signing-key");
  const draft = `${file}.draft.${process.pid}`;
  await writeFile(draft, randomBytes(32), { mode: 0o600 });
  try {
    // A link appears whole and never in the place of another key: whoever comes second reads the first one's.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file);
}
