// Another status for some answers: a response of one's own, which is sent as it is.

import { App, Body, JSONResponse, status, t } from "signatura";

const items = new Map<string, { name: string | null; size: number | null }>([
  ["foo", { name: "Fighters", size: 6 }],
  ["bar", { name: "Tenders", size: 3 }],
]);

export const app = new App();

app.put(
  "/items/{item_id}",
  { item_id: t.string, name: Body(t.string.orNull), size: Body(t.int.orNull) },
  async function upsert_item({ item_id, name, size }) {
    const item = { name, size };
    const isNew = !items.has(item_id);
    items.set(item_id, item);
    return isNew ? new JSONResponse(item, { status: status.HTTP_201_CREATED }) : item;
  },
);
