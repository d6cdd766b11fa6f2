import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Cloud, FunctionState, RuleOwner } from "./cloud.ts";
import type { Index } from "./files.ts";
import type { Call, FunctionSpec, Timer } from "./plan.ts";
import { run } from "./run.ts";
import { sampleCalls } from "./sample.ts";

type Environment = {
  readonly indexes: Map<string, Index[]>;
  readonly rules: Map<string, string>;
  readonly functions: Map<string, FunctionSpec>;
  readonly timers: Map<string, Pick<Timer, "name" | "config">[]>;
  readonly routes: Map<string, string>;
  readonly files: string[];
  readonly models: Map<string, string>;
  hasSite: boolean;
  takesPasswords: boolean;
};
const emptyEnvironment = (): Environment => ({
  indexes: new Map(),
  rules: new Map(),
  functions: new Map(),
  timers: new Map(),
  routes: new Map(),
  ...{ files: [], models: new Map(), hasSite: true, takesPasswords: true },
});

/** An environment in memory. `before` hears every call, and stops it by throwing. */
function memoryCloud(at: Environment, before: (call: string) => void): Cloud {
  const keyOf = (owner: RuleOwner) => (typeof owner === "string" ? `*${owner}` : owner.collection);
  const timersOf = (name: string) => at.timers.get(name) ?? [];
  const answer = async <T>(call: string, value: () => T): Promise<T> => {
    before(call);
    return value();
  };
  return {
    hasCollection: (name) => answer(`hasCollection ${name}`, () => at.indexes.has(name)),
    createCollection: (name) =>
      answer(`createCollection ${name}`, () => {
        if (at.indexes.has(name)) throw new Error("Table exist");
        at.indexes.set(name, []);
      }),
    indexes: (name) => answer(`indexes ${name}`, () => [...(at.indexes.get(name) ?? [])]),
    createIndexes: (name, indexes) =>
      answer(`createIndexes ${name}`, () => void at.indexes.get(name)?.push(...indexes)),
    dropIndexes: (name, names) =>
      answer(`dropIndexes ${name}`, () => {
        const left = (at.indexes.get(name) ?? []).filter((index) => !names.includes(index.name));
        at.indexes.set(name, left);
      }),
    rule: (owner) => answer(`rule ${keyOf(owner)}`, () => at.rules.get(keyOf(owner)) ?? null),
    setRule: (owner, rule) =>
      answer(`setRule ${keyOf(owner)}`, () => void at.rules.set(keyOf(owner), rule)),
    functionState: (name) =>
      answer(`functionState ${name}`, (): FunctionState | null => {
        const spec = at.functions.get(name);
        return spec ? { runtime: spec.runtime, timers: timersOf(name) } : null;
      }),
    putFunction: (spec) =>
      answer(`putFunction ${spec.name}`, () => void at.functions.set(spec.name, spec)),
    routeAt: (path) => answer(`routeAt ${path}`, () => at.routes.get(path) ?? null),
    createRoute: (path, name) =>
      answer(`createRoute ${path}`, () => void at.routes.set(path, name)),
    createTimer: (name, { name: timer, config }) =>
      answer(`createTimer ${name}`, () => {
        if (timersOf(name).some((other) => other.name === timer)) throw new Error("Trigger exist");
        at.timers.set(name, [...timersOf(name), { name: timer, config }]);
      }),
    removeTimer: (name, timer) =>
      answer(`removeTimer ${name}`, () => {
        at.timers.set(
          name,
          timersOf(name).filter((other) => other.name !== timer),
        );
      }),
    site: () => answer("site", () => (at.hasSite ? "shop.tcloudbaseapp.com" : null)),
    createSite: () => answer("createSite", () => void (at.hasSite = true)),
    upload: (files) =>
      answer("upload", () => void at.files.push(...files.map(({ cloudPath }) => cloudPath))),
    takesPasswords: () => answer("takesPasswords", () => at.takesPasswords),
    model: (name) =>
      answer(`model ${name}`, () => {
        const schema = at.models.get(name);
        return schema === undefined ? null : { id: name, schema };
      }),
    createModel: (name, _, schema) =>
      answer(`createModel ${name}`, () => void at.models.set(name, schema)),
  };
}

const calls = sampleCalls();
async function deploy(
  at: Environment,
  before: (call: string) => void = () => undefined,
  brought = calls,
) {
  const said: string[] = [];
  const outcome = await run(brought, memoryCloud(at, before), {
    build: async () => before("build"),
    say: (line) => said.push(line),
    secrets: ["the-secret-key"],
    pause: async () => undefined,
  });
  return { ...outcome, said };
}
async function deployed(): Promise<{ at: Environment; heard: string[] }> {
  const at = emptyEnvironment();
  const heard: string[] = [];
  expect(await deploy(at, (call) => heard.push(call))).toMatchObject({ failure: null });
  return { at, heard };
}
const WRITES = /^(create|put|remove|drop)/;

it("brings everything to an empty environment, and says so call by call", async () => {
  const { at } = await deployed();
  expect([...at.indexes.keys()]).toEqual(["goods", "wallets"]);
  expect(at.indexes.get("wallets")?.map(({ name }) => name)).toEqual(["by_state", "by_number"]);
  expect(at.rules.get("goods")).toBe('{"read":true,"write":false}');
  expect(at.rules.get("*functions")).toBe(
    '{"*":{"invoke":"auth != null"},"settle":{"invoke":false}}',
  );
  expect(at.rules.get("*storage")).toBe('{"read":true,"write":"resource.openid == auth.uid"}');
  expect([...at.functions.keys()]).toEqual(["order", "settle"]);
  expect(at.timers.get("settle")).toEqual([{ name: "settle", config: "0 5 * * * * *" }]);
  const { said, done } = await deploy(emptyEnvironment());
  expect(done).toBe(calls.length);
  expect(said[0]).toBe("[ 1/13] 构建：完成");
  expect(said[3]).toBe("[ 4/13] 建索引 wallets：新建 2 个，共 2 个");
  expect(said[10]).toBe("[11/13] 设 HTTP 访问路径 order：已创建");
  expect(said[11]).toBe("[12/13] 设定时器 settle：已创建");
  expect(said[12]).toBe("[13/13] 不再需要的索引：没有，不用做什么");
});

it("creates nothing twice", async () => {
  const { at } = await deployed();
  const heard: string[] = [];
  const { said } = await deploy(at, (call) => heard.push(call));
  expect(heard.filter((call) => WRITES.test(call))).toEqual([
    "putFunction order",
    "putFunction settle",
  ]);
  expect(said[1]).toBe("[ 2/13] 建集合 goods：已存在");
});

it("stops at whatever call fails, and completes when it is run again", async () => {
  const { at: whole, heard } = await deployed();
  expect(heard.length).toBeGreaterThan(calls.length);
  for (const [index, broken] of heard.entries()) {
    const at = emptyEnvironment();
    const reached: string[] = [];
    const first = await deploy(at, (call) => {
      reached.push(call);
      if (reached.length > index) throw new Error("ECONNRESET");
    });
    expect(first.failure).toMatchObject({ message: "ECONNRESET" });
    expect(first.said).toHaveLength(first.done); // Exactly what was done is told.
    expect(reached.at(-1)).toBe(broken);
    expect(reached).toHaveLength(index + 1); // Nothing is called after a failure.
    expect(await deploy(at)).toMatchObject({ failure: null, done: calls.length });
    expect(at).toEqual(whole);
  }
});

it("shows no secret in a failure, even if the platform quotes it", async () => {
  const { failure } = await deploy(emptyEnvironment(), (call) => {
    if (call === "putFunction order") throw new Error("bad: key-of-the-shop, the-secret-key");
  });
  expect(failure?.message).toBe("bad: ***, ***");
});

describe("indexes that no file wants any more", () => {
  const index = (name: string, field: string, unique = false): Index => ({
    ...{ name, unique, keys: [{ name: field, direction: "1" }] },
  });
  const own = [index("_id_", "_id", true), index("openid_1", "_openid")];
  /** Both collections have the platform's own; one has an old index and another form of a wanted one. */
  const aged = async (): Promise<Environment> => {
    const { at } = await deployed();
    at.indexes.set("goods", [...own, index("by_age", "age")]);
    at.indexes.set("wallets", [...own, index("by_state", "state", true), index("by_old", "old")]);
    return at;
  };
  const namesIn = (at: Environment, collection: string) =>
    at.indexes.get(collection)?.map(({ name }) => name);
  const dropping = sampleCalls({ isDropping: true });

  it("tells each with its fields, and how to drop it, and leaves it", async () => {
    const at = await aged();
    const { notes, failure, said } = await deploy(at);
    expect(failure).toBeNull();
    expect(notes).toEqual([
      "不再需要的索引：goods 的 by_age (age 1)",
      "不一致的索引：wallets 现有 by_state unique (state 1)，应为 by_state (state 1)",
      "不再需要的索引：wallets 的 by_old (old 1)",
    ]);
    expect(said.join("\n")).toMatch(
      /不再需要的索引：3 个，未改动。要删：.*--drop-unwanted-indexes --yes.*控制台.*索引管理/,
    );
    expect(namesIn(at, "goods")).toEqual(["_id_", "openid_1", "by_age"]);
    expect(namesIn(at, "wallets")).toEqual([
      ...["_id_", "openid_1", "by_state", "by_old", "by_number"],
    ]);
  });

  it("drops them when asked, after the functions, never the platform's own, and once", async () => {
    const at = await aged();
    const heard: string[] = [];
    const { notes, said } = await deploy(at, (call) => heard.push(call), dropping);
    expect(notes).toEqual([]);
    expect(said.at(-1)).toContain("已删除 3 个：不再需要的索引：goods 的 by_age (age 1)；");
    expect(heard.filter((call) => WRITES.test(call))).toEqual([
      ...["createIndexes wallets", "putFunction order", "putFunction settle"],
      ...["dropIndexes goods", "dropIndexes wallets", "createIndexes wallets"],
    ]);
    expect(namesIn(at, "goods")).toEqual(["_id_", "openid_1"]);
    expect(namesIn(at, "wallets")).toEqual(["_id_", "openid_1", "by_number", "by_state"]);
    expect(at.indexes.get("wallets")?.at(-1)?.unique).toBe(false);

    heard.length = 0;
    const again = await deploy(at, (call) => heard.push(call), dropping);
    expect(heard.filter((call) => /Indexes/.test(call))).toEqual([]);
    expect(again.said.at(-1)).toBe("[13/13] 不再需要的索引：没有，不用做什么");
  });

  it("names them too where the platform has no room for a new one", async () => {
    const { failure } = await deploy(await aged(), (call) => {
      if (call === "createIndexes wallets") throw new Error("too many indexes");
    });
    expect(failure?.message).toMatch(/^too many indexes；.*by_state unique.*；.*by_old \(old 1\)$/);
  });

  it("brings back what it dropped and could not create, when it is run again", async () => {
    const at = await aged();
    let creations = 0;
    const first = await deploy(
      at,
      (call) => {
        if (call === "createIndexes wallets" && ++creations === 2) throw new Error("E11000");
      },
      dropping,
    );
    expect(first.failure).toMatchObject({ call: { kind: "leftovers" }, message: "E11000" });
    expect(namesIn(at, "wallets")).not.toContain("by_state");
    expect(await deploy(at, undefined, dropping)).toMatchObject({ failure: null, notes: [] });
    expect(namesIn(at, "wallets")).toEqual(["_id_", "openid_1", "by_number", "by_state"]);
  });
});

it.each([
  ["another rule", '{"read":true,"write":true}', '读回的却是 {"read":true,"write":true}'],
  ["no custom rule", null, "读回的却是 （没有自定义权限）"],
  ["the rule in another order", '{"write":false,"read":true}', null],
])("reads a rule back: %s", async (_, readBack, message) => {
  const at = emptyEnvironment();
  const { failure } = await deploy(at, (call) => {
    if (call !== "rule goods") return;
    if (readBack === null) at.rules.delete("goods");
    else at.rules.set("goods", readBack);
  });
  if (message === null) expect(failure).toBeNull();
  else expect(failure?.message).toContain(message);
});

it("gives the platform a moment to show a rule", async () => {
  const at = emptyEnvironment();
  let reads = 0;
  const { failure } = await deploy(at, (call) => {
    if (call !== "rule goods") return;
    reads += 1;
    at.rules.set("goods", reads < 3 ? '{"read":false}' : '{"read":true,"write":false}');
  });
  expect(failure).toBeNull();
});

it("refuses another runtime, which the platform cannot change", async () => {
  const { at } = await deployed();
  const order = at.functions.get("order");
  if (order) at.functions.set("order", { ...order, runtime: "Nodejs16.13" });
  const { failure } = await deploy(at);
  expect(failure?.message).toContain("Nodejs16.13");
  expect(failure?.call).toMatchObject({ kind: "function", spec: { name: "order" } });
});

it("changes a timer's pattern, and tells timers that no file names", async () => {
  const { at } = await deployed();
  const old = { name: "old", config: "0 0 1 * * * *" };
  at.timers.set("settle", [old, { name: "settle", config: "0 0 0 * * * *" }]);
  const { said, notes } = await deploy(at);
  expect(at.timers.get("settle")).toEqual([old, { name: "settle", config: "0 5 * * * * *" }]);
  expect(said).toContain("[12/13] 设定时器 settle：已更改");
  expect(notes).toEqual(['文件里没有，未改动：settle 的定时器 old "0 0 1 * * * *"']);
});

it("leaves a path that leads to another function alone, and stops", async () => {
  const at = emptyEnvironment();
  at.routes.set("/order/notify", "shop");
  const { failure } = await deploy(at);
  expect(failure?.message).toBe("/order/notify 已指向 shop，请先在控制台处理");
  expect(at.routes.get("/order/notify")).toBe("shop");
});

describe("the console and the data models", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "deploy-site-")), "console");
  mkdirSync(join(folder, "assets"), { recursive: true });
  for (const file of ["index.html", "demo.json", "assets/main-1.js"]) {
    writeFileSync(join(folder, file), "x");
  }
  afterAll(() => rmSync(dirname(folder), { recursive: true }));
  const schema = { title: "钱包", description: "", properties: { paidFen: named("已付出") } };
  const besides: readonly Call[] = [
    { kind: "collection", collection: "wallets" },
    { kind: "console", folder, path: "console", config: { envId: "shop" } },
    { kind: "model", collection: "wallets", schema, rule: { read: false, write: false } },
  ];
  const bring = async (at: Environment) => {
    const said: string[] = [];
    const outcome = await run(
      besides,
      memoryCloud(at, () => undefined),
      {
        ...{ build: async () => undefined, pause: async () => undefined, secrets: [] },
        say: (line) => said.push(line),
      },
    );
    return { ...outcome, said };
  };
  function named(title: string) {
    return { type: "number", title, description: "" };
  }

  it("uploads what was built, the page after its parts, and no list of accounts", async () => {
    const at = emptyEnvironment();
    const { failure, notes, said } = await bring(at);
    expect({ failure, notes }).toEqual({ failure: null, notes: [] });
    expect(at.files[0]).toBe("console/assets/main-1.js");
    expect([...at.files].sort()).toEqual([
      ...["console/assets/main-1.js", "console/config.json", "console/index.html"],
    ]);
    expect(readFileSync(`${folder}.config.json`, "utf8")).toBe('{"envId":"shop"}\n');
    expect(said.join()).toContain("https://shop.tcloudbaseapp.com/console/index.html");
    expect(at.rules.get("wallets")).toBe('{"read":false,"write":false}');
  });

  it("turns hosting on and asks for patience, and tells when nobody can sign in", async () => {
    const at = { ...emptyEnvironment(), hasSite: false, takesPasswords: false };
    expect((await bring(at)).failure?.message).toContain("请过几分钟再运行一次");
    const { failure, notes } = await bring(at);
    expect(failure).toBeNull();
    expect(notes.join()).toContain("用户名密码登录没有开启");
  });

  it("leaves a model that is there, and tells when its titles differ", async () => {
    const at = emptyEnvironment();
    await bring(at);
    const { properties } = schema;
    const owner = { title: "所有人", "x-system": true };
    at.models.set("wallets", JSON.stringify({ properties: { ...properties, owner } }));
    expect((await bring(at)).notes).toEqual([]);
    at.models.set("wallets", JSON.stringify({ properties: { paidFen: named("付了") } }));
    expect((await bring(at)).notes.join()).toContain("tcb db push");
  });
});
