// A response of any media type.

import { App, HttpResponse } from "signatura";

const data = `<?xml version="1.0"?>
    <shampoo>
    <Header>
        Apply shampoo here.
    </Header>
    <Body>
        You'll have to use soap here.
    </Body>
    </shampoo>
    `;

export const app = new App();

app.get("/legacy/", function get_legacy_data() {
  return new HttpResponse(data, { mediaType: "application/xml" });
});
