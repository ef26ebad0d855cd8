import type { App } from "signatura";
import { makeApp } from "./models.ts";

export const app: App = makeApp({ separateInputOutputSchemas: false });
