// Pages from templates: what they know, what is escaped, where they may come from.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { App, HttpRequest } from "signatura";
import { templates } from "signatura/templates";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

const root = mkdtempSync(join(tmpdir(), "templates-test-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "pages"));
mkdirSync(join(root, "own"));
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
write("secret.html", "a secret");
write("pages/base.html", "<title>{% block title %}none{% endblock %}</title>{% block body %}{% endblock %}\n");
write(
  "pages/list.html",
  '{% extends "base.html" %}{% block title %}{{ title }}{% endblock %}{% block body %}{% for x in xs %}<p>{{ x }}</p>{% endfor %}{% endblock %}\n',
);
write("pages/part.html", "{% include '../secret.html' %}");
write("pages/filter.html", "{{ 3 | euro }} {{ shop }} {{ user }} {{ request.path }} {{ '<b>' | safe }}");
write("pages/mail.txt", "Dear {{ name }}\n\n");
write("own/base.html", "own {% block body %}{% endblock %}");
write("pages/fails.html", "{{ missing.name.first() }}");

describe("a template", () => {
  const pages = templates(pathToFileURL(join(root, "pages")), {
    globals: { shop: "The shop" },
    filters: { euro: (price: number) => `${price.toFixed(2)} €` },
    contextProcessors: [(request) => ({ user: request.headers.get("x-user") })],
  });

  test("extends others, and shows what it is given escaped", () => {
    expect(pages.render("list.html", { title: "A & B", xs: ["<script>", '"', 1, null] })).toBe(
      "<title>A &amp; B</title><p>&lt;script&gt;</p><p>&quot;</p><p>1</p><p></p>",
    );
    expect(pages.render("mail.txt", { name: "O'Hara & Sons" })).toBe("Dear O'Hara & Sons\n");
  });

  test("knows globals, filters, the request and what is known of it; its answer may have a status and headers", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/page", { request: HttpRequest }, ({ request }) => pages.response(request, "filter.html", {}, { status: 201, headers: { "x-page": "filter" } }));
    app.get("/{name}", { name: HttpRequest }, ({ name }) => pages.response(name, `${String(name.pathParams["name"])}.html`));
    await using client = await testClient(app, { throwServerErrors: false });
    const page = await client.get("/page", { headers: { "x-user": "ann" } });
    expect([page.status, page.headers.get("x-page"), page.text]).toEqual([201, "filter", "3.00 € The shop ann /page <b>"]);
    for (const path of ["/nowhere", "/fails", "/part", "/..%5Csecret"]) {
      const failed = await client.get(path);
      expect([path, failed.status, failed.text]).toEqual([path, 500, "Internal Server Error"]);
    }
  });

  test("is looked for in the first folder first, and never outside of them", () => {
    const both = templates([join(root, "own"), join(root, "pages")]);
    expect(both.render("list.html", { xs: [] })).toBe("own ");
    for (const name of ["../secret.html", join(root, "secret.html"), ""]) expect(() => both.render(name)).toThrow("template not found");
  });

  test("is read again only where that is asked for", () => {
    write("pages/changing.html", "first");
    const fresh = templates(join(root, "pages"), { noCache: true });
    expect([pages.render("changing.html"), fresh.render("changing.html")]).toEqual(["first", "first"]);
    write("pages/changing.html", "second");
    expect([pages.render("changing.html"), fresh.render("changing.html")]).toEqual(["first", "second"]);
  });

  test("wants its folder", () => {
    expect(() => templates(join(root, "nowhere"))).toThrow("SIG343");
  });
});
