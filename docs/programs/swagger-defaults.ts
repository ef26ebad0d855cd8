// What Swagger UI is told unless you say otherwise.

import { swaggerUiDefaultParameters } from "signatura";

console.log(swaggerUiDefaultParameters);
