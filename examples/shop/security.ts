// Who is asking: the signed-in user, from the bearer token of the request.

import { Depends, HTTPException, OAuth2PasswordBearer } from "signatura";
import { Db } from "./database.ts";
import { Tokens } from "./tokens.ts";

const BearerToken = OAuth2PasswordBearer({ tokenUrl: "token" });

export const CurrentUser = Depends(
  { token: BearerToken, tokens: Tokens, db: Db },
  async ({ token, tokens, db }) => {
    const id = await tokens.read(token);
    const user = id === undefined ? undefined : await db.selectFrom("users").select(["id", "email", "created_at"]).where("id", "=", id).executeTakeFirst();
    if (user === undefined) throw new HTTPException(401, "Could not validate credentials", { headers: { "www-authenticate": "Bearer" } });
    return user;
  },
  { name: "CurrentUser" },
);
