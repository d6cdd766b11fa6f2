/** Goal: the deployed files are read as they are, and every mistake in them is named with file and field. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readProject } from "./project.ts";

function projectOf(files: Record<string, unknown>) {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-project-"));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const environment = { FROM_PROCESS: "process", BOTH: "process" };
  return { directory, read: (env?: string) => readProject(directory, { env, environment }) };
}
const withFunction = (fields: object) => ({
  "cloudbaserc.json": { functions: [{ name: "f", ...fields }] },
});
const withTrigger = (fields: object) =>
  withFunction({ triggers: [{ name: "t", type: "timer", config: "0 0 * * * * *", ...fields }] });

it("reads functions, with the platform's defaults", () => {
  const { directory, read } = projectOf({
    "cloudbaserc.json": {
      functionRoot: "dist/functions",
      functions: [{ name: "f", runtime: "x" }],
    },
  });
  expect(read().functions).toEqual([
    {
      name: "f",
      directory: join(directory, "dist/functions/f"),
      file: join(directory, "dist/functions/f/index.js"),
      exportName: "main",
      timeoutSeconds: 3,
      memoryMb: 256,
      environment: {},
      timers: [],
      openapi: [],
    },
  ]);
});

it("lays a function's own fields over the defaults of all, and takes a handler in a folder", () => {
  const { directory, read } = projectOf({
    "cloudbaserc.json": {
      functionDefaultConfig: { timeout: 9, memorySize: 512 },
      functions: [{ name: "f", timeout: 5, handler: "dist/login.handle" }],
    },
  });
  expect(read().functions[0]).toMatchObject({
    ...{ timeoutSeconds: 5, memoryMb: 512, exportName: "handle" },
    file: join(directory, "functions/f/dist/login.js"),
  });
});

it("reads timers and permissions from a function's config.json, unless the project names timers", () => {
  const timer = { name: "t", type: "timer", config: "0 0 2 1 * * *" };
  const openapi = ["wxacode.getUnlimited", "subscribeMessage.send"];
  const { read } = projectOf({
    "cloudbaserc.json": { functions: [{ name: "f" }, { name: "g", triggers: [] }] },
    "functions/f/config.json": { permissions: { openapi }, triggers: [timer] },
    "functions/g/config.json": { triggers: [timer] },
  });
  const [f, g] = read().functions;
  expect(f).toMatchObject({ openapi, timers: [{ name: "t", config: "0 0 2 1 * * *" }] });
  expect(g).toMatchObject({ openapi: [], timers: [] });
});

it.each<[name: string, files: Record<string, unknown>, root: string]>([
  ["project.config.json", { "project.config.json": { cloudfunctionRoot: "cloud/" } }, "cloud"],
  ["the folder cloudfunctions", {}, "cloudfunctions"],
  ["the folder functions", {}, "functions"],
])("reads a mini program's project by %s, without cloudbaserc.json", (_, files, root) => {
  const { directory, read } = projectOf({
    ...files,
    [`${root}/login/index.js`]: "",
    [`${root}/pay/index.js`]: "",
    [`${root}/pay/config.json`]: { permissions: { openapi: ["wxacode.get"] } },
    [`${root}/shared/notAFunction.js`]: "",
  });
  expect(read().functions).toMatchObject([
    { name: "login", directory: join(directory, root, "login"), openapi: [] },
    { name: "pay", openapi: ["wxacode.get"] },
  ]);
});

const SCF = { upstreamResourceType: "SCF", upstreamResourceName: "f" };
const withRoutes = (...routes: object[]) => ({
  "cloudbaserc.json": { version: "2.1", functions: [{ name: "f" }], gateway: { routes } },
});

it("reads the HTTP routes of the gateway and of the functions, else makes one for each function", () => {
  const plain = { requiresSignIn: false, passesPath: false };
  expect(projectOf(withFunction({})).read().routes).toEqual([
    { path: "/f", functionName: "f", ...plain },
  ]);
  expect(projectOf(withFunction({ path: "/" })).read().routes).toEqual([
    { path: "", functionName: "f", ...plain },
  ]);
  const full = { enableAuth: true, enablePathTransmission: true, pathRewrite: { prefix: "/x/" } };
  const cloudbaserc = {
    functions: [{ name: "f", path: "/by-function" }],
    gateway: {
      routes: [{ ...SCF, path: "/a/*", ...full }],
      domains: [{ domain: "*", routes: [{ path: "/s", ...SCF, upstreamResourceType: "CBR" }] }],
    },
    ...{ app: {}, hosting: {}, integrations: {}, database: {}, region: "ap-shanghai" },
  };
  expect(projectOf({ "cloudbaserc.json": cloudbaserc }).read().routes).toEqual([
    { path: "/a", functionName: "f", requiresSignIn: true, passesPath: true, rewrittenTo: "/x" },
    { path: "/s", functionName: "f", ...plain, notEmulated: "CBR" },
    { path: "/by-function", functionName: "f", ...plain },
  ]);
});

it("fills in {{env.X}} from the process, then .env.local, then .env", () => {
  const { read } = projectOf({
    ...withFunction({
      envVariables: { A: "{{env.FROM_PROCESS}}/{{ env.BOTH }}/{{env.L}}/{{env.E}}" },
    }),
    ".env.local": "BOTH=local\nL=local\n",
    ".env": "L=file\nE='file # not a comment'\n",
  });
  expect(read().functions[0]?.environment).toEqual({
    A: "process/process/local/file # not a comment",
  });
});

it("takes the environment's name from the caller, the file, or says that it is local", () => {
  const { read } = projectOf({ "cloudbaserc.json": { envId: "shop-1" } });
  expect([read("given").env, read().env]).toEqual(["given", "shop-1"]);
  expect(projectOf({ "cloudbaserc.json": { envId: "{{env.ENV_ID}}" } }).read().env).toBe(
    "local-env",
  );
});

it("collects collections from indexes and rules", () => {
  const keys = [{ name: "a.b", direction: "-1" }];
  const { read } = projectOf({
    "cloudbaserc.json": {},
    "database-indexes.json": { orders: [{ name: "i", unique: true, keys }] },
    "database-rules.json": { orders: { read: false }, goods: { read: true } },
  });
  expect([...read().collections]).toEqual([
    ["orders", [{ name: "i", unique: true, keys }]],
    ["goods", []],
  ]);
});

it.each<[files: Record<string, unknown>, message: string | RegExp]>([
  [{}, /^cloudbaserc\.json: is missing in /],
  [{ "cloudbaserc.json": "{" }, /^cloudbaserc\.json: is not JSON/],
  [{ "cloudbaserc.json": [] }, "cloudbaserc.json: must be an object, but is []"],
  [
    { "cloudbaserc.json": { functions: {} } },
    "cloudbaserc.json: functions must be a list, but is {}",
  ],
  [withFunction({ name: "1x" }), /^cloudbaserc\.json: functions\[0\]\.name must be text like/],
  [
    withFunction({ timeout: "3" }),
    'functions[0].timeout must be a whole number from 1 to 900, but is "3"',
  ],
  [withFunction({ timeout: 901 }), "functions[0].timeout must be a whole number from 1 to 900"],
  [withFunction({ memorySize: 0 }), "functions[0].memorySize must be"],
  [withFunction({ handler: "index" }), "functions[0].handler must be text like"],
  [withFunction({ envVariables: { A: 1 } }), "functions[0].envVariables.A must be text"],
  [
    withFunction({ envVariables: { A: "{{env.NOPE}}" } }),
    "functions[0].envVariables.A needs {{env.NOPE}}: set NOPE",
  ],
  [
    withFunction({ envVariables: { A: "x".repeat(4096) } }),
    "functions[0].envVariables holds 4097 bytes",
  ],
  [
    { "cloudbaserc.json": { functions: [{ name: "f" }, { name: "f" }] } },
    'functions[1] repeats the name "f"',
  ],
  [withTrigger({ config: "0 0 * * *" }), "functions[0].triggers[0].config must have 7 fields"],
  [
    withTrigger({ config: "0 99 * * * * *" }),
    "functions[0].triggers[0].config is no timer pattern",
  ],
  [withTrigger({ type: "cos" }), "functions[0].triggers[0].type must be text like ^timer$"],
  [withTrigger({ name: "" }), "functions[0].triggers[0].name must be"],
  [withFunction({ triggers: [{}, {}] }), "functions[0].triggers has more than one entry"],
  [
    {
      "cloudbaserc.json": {},
      "database-indexes.json": { a: [{ name: "i", keys: [{ name: "x", direction: 1 }] }] },
    },
    "database-indexes.json: a[0].keys[0].direction must be text like ^(-?1|2dsphere)$, but is 1",
  ],
  [
    { "cloudbaserc.json": {}, "database-indexes.json": { a: [{ name: "i", keys: [] }] } },
    "a[0].keys must name a field",
  ],
  [
    { "cloudbaserc.json": { version: "3.0" } },
    'version must be text like ^2\\.[01]$, but is "3.0"',
  ],
  [withRoutes({ ...SCF }), "gateway.routes[0].path must be text like"],
  [withRoutes({ ...SCF, path: "no-slash" }), "gateway.routes[0].path must be text like"],
  [
    withRoutes({ ...SCF, path: "/a", upstreamResourceType: "X" }),
    "gateway.routes[0].upstreamResourceType must be",
  ],
  [withRoutes({ ...SCF, path: "/a", upstreamResourceName: "g" }), "/a to g, which is no function"],
  [withRoutes({ ...SCF, path: "/a" }, { ...SCF, path: "/a/*" }), "leads the path /a to two places"],
  [
    { ...withFunction({}), "functions/f/config.json": { triggers: [{ type: "cos" }] } },
    "f/config.json: triggers[0].type must be text like ^timer$",
  ],
  [
    { ...withFunction({}), "functions/f/config.json": { permissions: { openapi: "wxacode.get" } } },
    "f/config.json: permissions.openapi must be a list",
  ],
  [{ ...withFunction({}), "functions/f/config.json": "{" }, "f/config.json: is not JSON"],
  [
    { "project.config.json": { cloudfunctionRoot: "../else" } },
    "project.config.json: cloudfunctionRoot must be text like",
  ],
  [
    { "project.config.json": { cloudfunctionRoot: "gone/" } },
    "project.config.json: cloudfunctionRoot names the folder gone/, which is not there",
  ],
  [
    { "cloudbaserc.json": {}, "database-rules.json": { "a b": {} } },
    "database-rules.json: a b must be text like",
  ],
  [{ "cloudbaserc.json": {}, "function-rules.json": "nope" }, "function-rules.json: is not JSON"],
])("complains about %j", (files, message) => {
  expect(projectOf(files).read).toThrow(message);
});
