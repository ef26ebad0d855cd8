// What several parts of the application ask for.

import { Depends, Header, HTTPException, t } from "signatura";

export const GetTokenHeader = Depends(
  { x_token: Header(t.string) },
  async function get_token_header({ x_token }) {
    if (x_token !== "fake-super-secret-token")
      throw new HTTPException(400, "X-Token header invalid");
  },
);

export const GetQueryToken = Depends(
  { token: t.string },
  async function get_query_token({ token }) {
    if (token !== "jessica") throw new HTTPException(400, "No Jessica token provided");
  },
);
