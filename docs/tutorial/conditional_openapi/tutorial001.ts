// Whether there is a document, and where, is said by the environment: an empty `OPENAPI_URL` turns it off, and the docs pages with it.

import { App, t } from "signatura";
import { Settings } from "signatura/settings";

class AppSettings extends Settings({ openapi_url: t.string.default("/openapi.json") }) {}

const settings = new AppSettings();

export const app = new App({ openapiUrl: settings.openapi_url });

app.get("/", function root() {
  return { message: "Hello World" };
});
