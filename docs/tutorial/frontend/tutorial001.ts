// The files that a frontend's build has made, below the operations of the application.

import { App } from "signatura";

export const app = new App();

app.frontend("/", new URL("./application", import.meta.url));
