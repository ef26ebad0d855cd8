// The name of this example where it stands beside those of other return types: a model for each direction, by inheritance.

export { app } from "./tutorial003.ts";
