// The scripts of the docs pages that are our own. The pages of an application load them as files; a page that somebody makes for
// themselves has them inline, and names their hash in its policy.

/** A text that stands in a page, with what allows it there. */
export interface InlineText {
  readonly text: string;
  /** SHA-256 of the text, as a Content-Security-Policy names it. */
  readonly hash: string;
}

/** The id of the element that hands the settings over to the script. It is data, so that no policy has to allow it. */
export const SETTINGS_ID = "docs-settings";

/** Starts Swagger UI with the settings of the page. */
export const swaggerInitializer: InlineText = {
  text: `"use strict";
(() => {
  const settings = JSON.parse(document.getElementById("${SETTINGS_ID}").textContent);
  const { url, parameters, oauth2RedirectUrl, initOauth } = settings;
  const redirect = oauth2RedirectUrl === undefined ? {} : { oauth2RedirectUrl: new URL(oauth2RedirectUrl, window.location.origin).href };
  window.ui = SwaggerUIBundle({ url, ...parameters, ...redirect, presets: [SwaggerUIBundle.presets.apis] });
  if (initOauth !== undefined) window.ui.initOAuth(initOauth);
})();
`,
  hash: "sha256-z/jPCML9KR5xJoBk9/JR/h8gROkXJtdGY4pLa7AC2gY=",
};

/**
 * Ends an OAuth2 flow: hands what the authorization server answered to the window that opened this one, which Swagger UI has prepared,
 * and closes this one.
 */
export const oauth2Redirect: InlineText = {
  text: `"use strict";
(() => {
  if (!window.opener) return;
  const pending = window.opener.swaggerUIRedirectOauth2;
  if (pending === undefined) return;
  const { auth, state, redirectUrl, callback, errCb } = pending;
  const isFragment = /code|token|error/.test(window.location.hash);
  const answer = Object.fromEntries(new URLSearchParams((isFragment ? window.location.hash : window.location.search).slice(1).replace("?", "&")));
  const isValid = answer.state === state;
  const report = (level, message) => errCb({ authId: auth.name, source: "auth", level, message });
  const takesCode = ["accessCode", "authorizationCode", "authorization_code"].includes(auth.schema.get("flow")) && !auth.code;
  if (!takesCode) callback({ auth, token: answer, isValid, redirectUrl });
  else {
    if (!isValid) report("warning", "The state that came back is not the one that was sent: the answer may not be for this request.");
    if (answer.code) {
      delete pending.state;
      auth.code = answer.code;
      callback({ auth, redirectUrl });
    } else {
      const parts = [answer.error, answer.error_description, answer.error_uri].filter(Boolean);
      report("error", parts.length === 0 ? "The authorization server sent no code." : parts.join(": "));
    }
  }
  window.close();
})();
`,
  hash: "sha256-Oy1fNW7rWo7H+M4U8ZXDhjZsbySRB8Qcxr+lVDdVsSE=",
};

/** Redoc leaves the page around it alone. */
export const redocPageStyle: InlineText = {
  text: "body { margin: 0; padding: 0; }",
  hash: "sha256-dz2mf3fouAJ+tKuKnrFXTX6gpczCGsNJ3iKNv+fl87Y=",
};
