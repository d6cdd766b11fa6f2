import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Goal: keep the arrows of docs/architecture.md true. A room may import only what is listed. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: ["#core/", "node:crypto"], // Of Node only what is a function of its arguments: a digest.
  contracts: ["#contracts/", "#core/", "zod", "zod/"],
  ports: ["#ports/", "#core/"],
  adapters: [
    "#adapters/",
    "#ports/",
    "#core/",
    "@cloudbase/node-sdk",
    "wx-server-sdk",
    "wechatpay-axios-plugin",
    "csv-parse",
    "csv-stringify/",
    "exceljs",
    "node:",
  ],
  functions: ["#functions/", "#contracts/", "#ports/", "#core/", "zod", "zod/"],
  local: [
    ".",
    "node:",
    "@cloudbase/js-sdk", // In the browser only: what `wx.cloud` is made of.
    "@photostructure/sqlite",
    "bson",
    "croner",
    "esbuild",
    "glass-easel",
    "jsonwebtoken",
    "jsqr",
    "mongodb",
    "postcss",
    "preact",
    "protobufjs",
    "qrcode",
    "ws",
  ],
};

const isSource = (file: string) =>
  /\.tsx?$/.test(file) &&
  !/\.(test|property\.test)\.ts$/.test(file) &&
  !/(^|\/)(node_modules|dist|testing|fixtures)\//.test(file);
const isCompositionRoot = (path: string) => /^functions\/[^/]+\/index\.ts$/.test(path);

const sourcesOf = (room: string): string[] =>
  readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter(isSource)
    .map((file) => `${room}/${file}`);
const importsOf = (path: string): string[] =>
  [
    ...readFileSync(path, "utf8").matchAll(
      /^(?:import|export)\s(?:[^;"]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm,
    ),
  ].map(([, to, late]) => to ?? late ?? "");

it.each(Object.entries(MAY_IMPORT))("%s imports only what its room may", (room, allowed) => {
  const sources = sourcesOf(room).filter((path) => !isCompositionRoot(path));
  expect(sources).not.toEqual([]); // A renamed room must not pass unseen.
  const refused = sources.flatMap((path) =>
    importsOf(path)
      .filter((to) => !allowed.some((start) => to === start || to.startsWith(start)))
      .map((to) => `${path} → ${to}`),
  );
  expect(refused).toEqual([]);
});

it("only a function's index.ts names an adapter", () => {
  const roots = sourcesOf("functions").filter((path) =>
    importsOf(path).some((to) => to.startsWith("#adapters/")),
  );
  expect(roots).not.toEqual([]);
  expect(roots.filter((path) => !isCompositionRoot(path))).toEqual([]);
});

it("nothing outside of local imports cloudbase-local: they meet over HTTP", () => {
  const rooms = [...Object.keys(MAY_IMPORT).filter((room) => room !== "local"), "scripts", "tests"];
  const leaks = rooms
    .flatMap(sourcesOf)
    .flatMap((path) => importsOf(path).map((to) => `${path} → ${to}`))
    .filter((arrow) => /→ (cloudbase-local|.*\/local\/)/.test(arrow));
  expect(leaks).toEqual([]);
});

it("every function of cloudbaserc.json has its folder, and every folder is deployed", () => {
  const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
    functions: { name: string }[];
  };
  const deployed = functions.map(({ name }) => name).sort();
  const folders = readdirSync("functions").filter((name) =>
    existsSync(`functions/${name}/index.ts`),
  );
  expect(deployed).toEqual(folders.sort());
});
