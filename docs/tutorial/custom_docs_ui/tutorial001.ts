// Docs pages of one's own, with Swagger UI and Redoc from elsewhere.

import { App, redocHtml, swaggerUiHtml, swaggerUiOauth2RedirectHtml, t } from "signatura";

const openapiUrl = "/openapi.json";
const oauth2RedirectUrl = "/docs/oauth2-redirect";

export const app = new App({ openapiUrl, docsUrl: null, redocUrl: null });

app.get("/docs", {}, { includeInSchema: false }, async function custom_swagger_ui_html() {
  return swaggerUiHtml({
    openapiUrl,
    title: `${app.title} - Swagger UI`,
    oauth2RedirectUrl,
    swaggerJsUrl: "https://unpkg.com/swagger-ui-dist@5/swagger-ui-bundle.js",
    swaggerCssUrl: "https://unpkg.com/swagger-ui-dist@5/swagger-ui.css",
  });
});

app.get(oauth2RedirectUrl, {}, { includeInSchema: false }, async function swagger_ui_redirect() {
  return swaggerUiOauth2RedirectHtml();
});

app.get("/redoc", {}, { includeInSchema: false }, async function redoc_html() {
  return redocHtml({
    openapiUrl,
    title: `${app.title} - ReDoc`,
    redocJsUrl: "https://unpkg.com/redoc@2/bundles/redoc.standalone.js",
  });
});

app.get("/users/{username}", { username: t.string }, async function read_user({ username }) {
  return { message: `Hello ${username}` };
});
