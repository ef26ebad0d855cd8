// Settings that lack something.

import { t } from "signatura";
import { Settings, SettingsError } from "signatura/settings";

class Config extends Settings({
  admin_email: t.email,
  items_per_user: t.int.default(50),
}) {}

try {
  console.log(new Config({}, { env: { ITEMS_PER_USER: "many" } }));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.log(error.message);
}
