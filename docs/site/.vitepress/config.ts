// The site of the guide. Pages and their order come from the front matter; nothing is fetched from other hosts.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { llmsFull, llmsIndex } from "../../pages/llms.ts";
import { docs, guidePages, guideSections } from "../../pages/pages.ts";

/** A brace: what a signature stands in. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#3451b2"/><text x="16" y="23" font-family="monospace" font-size="22" fill="#fff" text-anchor="middle">{}</text></svg>';

const link = (name: string): string => `/guide/${name}`;

export default {
  title: "Signatura",
  description: "A type-driven API framework for TypeScript: the signature of a path operation is the whole contract.",
  lang: "en",
  srcDir: docs,
  srcExclude: ["site/**", "tutorial/**", "pages/**"],
  outDir: "./dist",
  cacheDir: "./node_modules/.cache/vitepress",
  metaChunk: true,
  head: [["link", { rel: "icon", href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  vite: { server: { fs: { allow: [docs] } } },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guide", link: link(guidePages()[0]!.name), activeMatch: "/guide/" },
      { text: "Errors", link: "/errors" },
      { text: "Parity with FastAPI", link: "/parity" },
    ],
    sidebar: [...guideSections()].map(([text, pages]) => ({
      text,
      collapsed: false,
      items: pages.map(({ title, name }) => ({ text: title, link: link(name) })),
    })),
  },
  buildEnd({ outDir }: { readonly outDir: string }): void {
    writeFileSync(join(outDir, "llms.txt"), llmsIndex());
    writeFileSync(join(outDir, "llms-full.txt"), llmsFull());
  },
};
