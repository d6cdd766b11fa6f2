const { readFileSync } = require("node:fs");

/** The proxy's own way there and back, which must not end before the function's time does. */
const WAY_SECONDS = 5;

/** What serverless.yml says of functions: each one of cloudbaserc.json, under its own name, at two doors. */
const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8"));
module.exports = Object.fromEntries(
  functions.map(({ name, timeout }) => [
    name,
    {
      name,
      handler: "scripts/offline/proxy.main",
      timeout: timeout + WAY_SECONDS,
      events: [{ httpApi: `POST /${name}` }],
    },
  ]),
);
