// Keys for programs: in a header, in the query or in a cookie.

import { APIKeyHeader, App, constantTimeEquals, Depends, HTTPException } from "signatura";

const keys = new Map([["3f9c-reports", "reports"]]);

const Client = Depends(
  { key: APIKeyHeader({ name: "x-api-key" }) },
  function client({ key }) {
    for (const [known, name] of keys) if (constantTimeEquals(key, known)) return name;
    throw new HTTPException(401, "Unknown key", {
      headers: { "WWW-Authenticate": "APIKey" },
    });
  },
);

export const app = new App();

app.get("/reports/", { client: Client }, ({ client }) => ({ client }));
