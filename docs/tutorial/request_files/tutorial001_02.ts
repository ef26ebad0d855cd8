// The name of this example where it stands beside the one with required files: a file that may be left out.

export { app } from "./tutorial001.ts";
