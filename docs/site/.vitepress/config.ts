// The site of the guide. Pages and their order come from the front matter; nothing is fetched from other hosts.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { llmsFull, llmsIndex } from "../../pages/llms.ts";
import { docs, guidePages, guideSections } from "../../pages/pages.ts";

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
