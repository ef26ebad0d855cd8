// `signatura/templates`: pages from templates. Needs the package `nunjucks`.

export { TemplateResponse, Templates, templates } from "../templates/templates.ts";
export type { TemplateOptions } from "../templates/templates.ts";
export type { TemplateFunction } from "../templates/nunjucks.ts";
