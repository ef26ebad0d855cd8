// What the application will send to whoever has asked for it, in the document. The address is agreed upon elsewhere.

import { App, Model, t } from "signatura";

class Subscription extends Model({
  username: t.string,
  monthly_fee: t.number,
  start_date: t.datetime,
}) {}

export const app = new App();

const description =
  "Where you have registered a URL for `new-subscription`, it gets a POST request with this body for each new subscriber.";

app.webhooks.post(
  "new-subscription",
  { body: Subscription },
  { description },
  function new_subscription() {},
);

app.get("/users/", function read_users() {
  return ["Rick", "Morty"];
});
