// Docs pages of one's own, with Swagger UI and Redoc from elsewhere. What they link to stands below the root path that a proxy has taken off.

import {
  App,
  HttpRequest,
  redocHtml,
  swaggerUiHtml,
  swaggerUiOauth2RedirectHtml,
  t,
} from "signatura";

const openapiUrl = "/openapi.json";
const oauth2RedirectUrl = "/docs/oauth2-redirect";

export const app = new App({ openapiUrl, docsUrl: null, redocUrl: null });

app.get(
  "/docs",
  { request: HttpRequest },
  { includeInSchema: false },
  async function custom_swagger_ui_html({ request }) {
    return swaggerUiHtml({
      openapiUrl: below(request, openapiUrl),
      title: `${app.title} - Swagger UI`,
      oauth2RedirectUrl: below(request, oauth2RedirectUrl),
      swaggerJsUrl: "https://unpkg.com/swagger-ui-dist@5/swagger-ui-bundle.js",
      swaggerCssUrl: "https://unpkg.com/swagger-ui-dist@5/swagger-ui.css",
    });
  },
);

app.get(
  oauth2RedirectUrl,
  {},
  { includeInSchema: false },
  async function swagger_ui_redirect() {
    return swaggerUiOauth2RedirectHtml();
  },
);

app.get(
  "/redoc",
  { request: HttpRequest },
  { includeInSchema: false },
  async function redoc_html({ request }) {
    return redocHtml({
      openapiUrl: below(request, openapiUrl),
      title: `${app.title} - ReDoc`,
      redocJsUrl: "https://unpkg.com/redoc@2/bundles/redoc.standalone.js",
    });
  },
);

app.get(
  "/users/{username}",
  { username: t.string },
  async function read_user({ username }) {
    return { message: `Hello ${username}` };
  },
);

/** A path as clients know it. */
function below(request: HttpRequest, path: string): string {
  return request.rootPath.replace(/\/$/, "") + path;
}
