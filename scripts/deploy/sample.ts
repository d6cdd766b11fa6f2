import { assert } from "#core/assert.ts";
import type { Variables } from "./environment.ts";
import { type FileName, type Production, readProduction } from "./files.ts";
import { type Besides, type Call, planOf } from "./plan.ts";

/** A production small enough to be read at one glance, for the tests of this folder. */
export const SAMPLE_TEXTS: Readonly<Record<FileName, string>> = {
  "cloudbaserc.json": JSON.stringify({
    version: "2.0",
    envId: "{{env.ENV_ID}}",
    functionRoot: "dist/functions",
    functions: [
      sampleFunction(
        "order",
        { SHOP_KEY: "{{env.SHOP_KEY}}", SHOP_MODE: "{{env.SHOP_MODE}}" },
        { path: "/order/notify" },
      ),
      sampleFunction(
        "settle",
        { SHOP_KEY: "{{env.SHOP_KEY}}" },
        {
          triggers: [{ name: "settle", type: "timer", config: "0 5 * * * * *" }],
        },
      ),
    ],
  }),
  "database-rules.json": JSON.stringify({
    goods: { why: "The window.", read: true, write: false },
    wallets: { why: "Money.", read: "auth.uid == doc.owner", write: false },
  }),
  "database-indexes.json": JSON.stringify({
    wallets: [
      { name: "by_state", keys: [{ name: "state", direction: "1" }] },
      {
        name: "by_number",
        unique: true,
        keys: [
          { name: "shop", direction: "1" },
          { name: "number", direction: "-1" },
        ],
      },
    ],
  }),
  "function-rules.json": JSON.stringify({
    "*": { why: "Whoever is signed in.", invoke: "auth != null" },
    settle: { why: "Only its timer.", invoke: false },
  }),
  "storage-rules.json": JSON.stringify({ read: true, write: "resource.openid == auth.uid" }),
};

export const SAMPLE_VARIABLES: Variables = (name) =>
  ({ SHOP_KEY: "key-of-the-shop", SHOP_MODE: "quiet-mode" })[name];

function sampleFunction(name: string, envVariables: object, more: object = {}) {
  const limits = { timeout: 20, memorySize: 256, installDependency: false };
  return { name, handler: "index.main", runtime: "Nodejs20.19", ...limits, envVariables, ...more };
}

export function sampleProduction(texts: Partial<Record<FileName, string>> = {}): Production {
  const production = readProduction({ ...SAMPLE_TEXTS, ...texts });
  assert(production.ok, "the sample is sound");
  return production.value;
}

export function sampleCalls(besides: Besides = {}): readonly Call[] {
  const plan = planOf(sampleProduction(), SAMPLE_VARIABLES, besides);
  assert(plan.ok && plan.value.missing.length === 0, "the sample can be planned");
  return plan.value.calls;
}
