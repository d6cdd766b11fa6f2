import { planText } from "./describe.ts";
import { planOf } from "./plan.ts";
import { SAMPLE_VARIABLES, sampleProduction } from "./sample.ts";

/** Goal: a whole deployment on one screen: what is called, in which order, with what, and no secret. */
const PLAN = `
 1  构建
 2  建集合 goods
 3  建集合 wallets
 4  建索引 wallets
        by_state (state 1)
        by_number unique (shop 1, number -1)
 5  设权限 goods
        {"read":true,"write":false}
 6  设权限 wallets
        {"read":"auth.uid == doc.owner","write":false}
 7  设云存储权限
        {"read":true,"write":"resource.openid == auth.uid"}
 8  设云函数权限
        * {"invoke":"auth != null"}
        settle {"invoke":false}
 9  部署云函数 order
        dist/functions/order index.main Nodejs20.19 20 s 256 MB
        SHOP_KEY=***
        SHOP_MODE=***
10  部署云函数 settle
        dist/functions/settle index.main Nodejs20.19 20 s 256 MB
        SHOP_KEY=***
11  设 HTTP 访问路径 order
        /order/notify
12  设定时器 settle
        settle "0 5 * * * * *" UTC+8
13  不再需要的索引
        只报告
`;

it("calls everything in order", () => {
  const plan = planOf(sampleProduction(), SAMPLE_VARIABLES);
  if (!plan.ok) throw new Error(plan.error.join("\n"));
  expect(`\n${planText(plan.value.calls, plan.value.missing)}\n`).toBe(PLAN);
});

it("looks for old indexes in every collection, also in those that want none", () => {
  const plan = planOf(sampleProduction(), SAMPLE_VARIABLES, { isDropping: true });
  const last = plan.ok ? plan.value.calls.at(-1) : null;
  expect(last).toMatchObject({
    kind: "leftovers",
    wanted: { goods: [], wallets: [{ name: "by_state" }, { name: "by_number" }] },
    isDropping: true,
  });
  expect(plan.ok && planText(plan.value.calls, [])).toContain("删除（--drop-unwanted-indexes）");
});

it("gives functions the values of their variables", () => {
  const plan = planOf(sampleProduction(), SAMPLE_VARIABLES);
  const calls = plan.ok ? plan.value.calls : [];
  expect(calls.find((call) => call.kind === "function")?.spec.envVariables).toEqual({
    SHOP_KEY: "key-of-the-shop",
    SHOP_MODE: "quiet-mode",
  });
});

it("names every variable that nobody sets, once, and marks it", () => {
  const plan = planOf(sampleProduction(), (name) => (name === "SHOP_MODE" ? "quiet" : undefined));
  if (!plan.ok) throw new Error(plan.error.join("\n"));
  expect(plan.value.missing).toEqual(["SHOP_KEY"]);
  const text = planText(plan.value.calls, plan.value.missing);
  expect(text.match(/SHOP_KEY=（未设置）/g)).toHaveLength(2);
  expect(text).toContain("SHOP_MODE=***");
});

it("counts an environment in bytes, names included, to the last one", () => {
  const names = "SHOP_KEY".length + "SHOP_MODE".length + "quiet".length;
  const planned = (key: string) =>
    planOf(sampleProduction(), (name) => (name === "SHOP_KEY" ? key : "quiet"));
  expect(planned("x".repeat(4_096 - names)).ok).toBe(true);
  expect(planned("x".repeat(4_097 - names))).toEqual({
    ok: false,
    error: ["order：环境变量共 4097 字节，CloudBase 最多 4096"],
  });
  expect(planned("钥".repeat(1_360)).ok).toBe(false); // 4,080 bytes and the names.
});
