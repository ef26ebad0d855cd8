// Operations that know nothing of where they are served, nor of who may call them: both are said where the router is included.

import { Router } from "signatura";

export const admin = new Router();

admin.post("/", async function update_admin() {
  return { message: "Admin getting schwifty" };
});
