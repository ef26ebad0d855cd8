// Two dependencies that wait at the same time.

import { setTimeout as wait } from "node:timers/promises";
import { App, Depends } from "signatura";

const Weather = Depends(
  async function weather() {
    console.log("weather begins");
    await wait(20);
    console.log("weather ends");
    return "rain";
  },
  { concurrent: true },
);

const News = Depends(
  async function news() {
    console.log("news begins");
    await wait(40);
    console.log("news ends");
    return "none";
  },
  { concurrent: true },
);

export const app = new App();

app.get("/today", { weather: Weather, news: News }, ({ weather, news }) => ({
  weather,
  news,
}));
