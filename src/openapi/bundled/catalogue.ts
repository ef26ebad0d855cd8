// What the docs pages are made of, by file name. Written by `npm run assets`: do not edit.

export interface BundledAsset {
  readonly mediaType: string;
  /** Changes with the content. */
  readonly version: string;
  /** Reads the content, which stays out of memory until a page is looked at. */
  readonly load: () => Promise<{ readonly content: string }>;
}

export const bundledAssets: Readonly<Record<string, BundledAsset>> = {
  "swagger-ui-bundle.js": { mediaType: "text/javascript", version: "5.35.0-5qiYaS8tdo6AfDuk", load: () => import("./swagger-ui-bundle.ts") },
  "swagger-ui.css": { mediaType: "text/css", version: "5.35.0-pqTPaPBp64mYTV1D", load: () => import("./swagger-ui-css.ts") },
  "swagger-ui-bundle.js.LICENSE.txt": { mediaType: "text/plain", version: "5.35.0-ryN6cMPb0xMHzbb5", load: () => import("./swagger-ui-licence.ts") },
  "redoc.standalone.js": { mediaType: "text/javascript", version: "2.5.4-kfPwIrfN0Mg7P6l8", load: () => import("./redoc.ts") },
  "redoc-search-worker.js": { mediaType: "text/javascript", version: "2.5.4-v3iq5qzgC7BUoiEs", load: () => import("./redoc-search-worker.ts") },
  "redoc.standalone.js.LICENSE.txt": { mediaType: "text/plain", version: "2.5.4-S42_RoVkfTVQZooU", load: () => import("./redoc-licence.ts") },
};
