// A dependency of scope `function` ends when the handler is done, before the answer is sent.

import { App, Depends } from "signatura";

const Username = Depends(
  function* get_username() {
    try {
      yield "Rick";
    } finally {
      console.log("Ended before the answer is sent");
    }
  },
  { scope: "function" },
);

export const app = new App();

app.get("/users/me", { username: Username }, function get_user_me({ username }) {
  return username;
});
