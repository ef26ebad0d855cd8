// A page as a response of one's own. The document does not know of it, and says JSON.

import { App, HTMLResponse } from "signatura";

const page = `
    <html>
        <head>
            <title>Some HTML in here</title>
        </head>
        <body>
            <h1>Look ma! HTML!</h1>
        </body>
    </html>
    `;

export const app = new App();

app.get("/items/", async function read_items() {
  return new HTMLResponse(page, { status: 200 });
});
