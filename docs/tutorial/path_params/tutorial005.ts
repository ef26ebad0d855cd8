// A path parameter that takes one of a few values: the document lists them, and any other is refused.

import { App, t } from "signatura";

const ModelName = t.enum("ModelName", {
  alexnet: "alexnet",
  resnet: "resnet",
  lenet: "lenet",
});

export const app = new App();

app.get(
  "/models/{model_name}",
  { model_name: ModelName },
  async function get_model({ model_name }) {
    switch (model_name) {
      case "alexnet":
        return { model_name, message: "Deep Learning FTW!" };
      case "lenet":
        return { model_name, message: "LeCNN all the images" };
      case "resnet":
        return { model_name, message: "Have some residuals" };
    }
  },
);
