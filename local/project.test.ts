/** Goal: the deployed files are read as they are, and every mistake in them is named with file and field. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readProject } from "./project.ts";

function projectOf(files: Record<string, unknown>) {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-project-"));
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
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
      file: join(directory, "dist/functions/f/index.js"),
      exportName: "main",
      timeoutSeconds: 3,
      memoryMb: 256,
      environment: {},
      timers: [],
    },
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
    "database-indexes.json: a[0].keys[0].direction must be text like ^-?1$, but is 1",
  ],
  [
    { "cloudbaserc.json": {}, "database-indexes.json": { a: [{ name: "i", keys: [] }] } },
    "a[0].keys must name a field",
  ],
  [
    { "cloudbaserc.json": {}, "database-rules.json": { "a b": {} } },
    "database-rules.json: a b must be text like",
  ],
  [{ "cloudbaserc.json": {}, "function-rules.json": "nope" }, "function-rules.json: is not JSON"],
])("complains about %j", (files, message) => {
  expect(projectOf(files).read).toThrow(message);
});
