// The settings: from the environment, validated when they are read.

import { t } from "signatura";
import { Settings } from "signatura/settings";

export class Config extends Settings({
  app_name: t.string.default("Awesome API"),
  admin_email: t.email,
  items_per_user: t.int.default(50),
}) {}
