// A page: the text that the handler returns is sent as HTML.

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

app.get("/items/", {}, { responseClass: HTMLResponse }, async function read_items() {
  return page;
});
