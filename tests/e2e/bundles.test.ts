import { readdirSync, statSync } from "node:fs";
import { build } from "esbuild";
import { FUNCTION_BUNDLE } from "#scripts/build.ts";

/**
 * Goal: a function's cold start stays that of the SDK. What it loads to answer its first call is at most 1.22 × a bundle
 * that only initialises the SDK; what is loaded later, at first use, is the platform's own libraries and tables' readers.
 */
const RATIO_MAX = 1.3;
/** Of it 0.04 are the questions of the shop and of people's own pages, and their sentences, which every function carries. */
const AT_START_MAX = 1.22;
/**
 * The linter with its laws in two languages; the explanations; both, with diffs, forecasts, templates and the policy
 * page; the life of an order with its payments, or with after-sales; prices; all rules that an import obeys; what
 * changes between plans, told as notices.
 */
const AT_START: Readonly<Record<string, number>> = {
  ...{
    commission: 1.28,
    order: 1.28,
    plans: 1.32,
    purchase: 1.27,
    aftersales: 1.25,
    sheets: 1.28,
    content: 1.23,
  },
};
/** wx-server-sdk brings its own older node-sdk along; wechatpay-axios-plugin brings axios and an XML parser. */
const LOADED_LATER = [
  ...["wx-server-sdk", "wechatpay-axios-plugin", "exceljs", "csv-stringify", "csv-stringify/*"],
];
/** How large the whole may be of those that carry such a library: the first four the one, the others the other. */
const WITH_ONE: Readonly<Record<string, number>> = {
  ...{ qrcode: 1.42, message: 1.42, push: 1.43, withdraw: 1.4, notify: 1.4, reconcile: 1.37 },
};
/**
 * These ask WeChat either over cloudPay or over WeChat Pay v3, as the deployment says: both libraries. `sheets` reads and
 * writes Excel's format.
 */
const WITH_BOTH: Readonly<Record<string, number>> = {
  ...{ order: 1.7, sweep: 1.57, purchase: 1.69, aftersales: 1.67, tend: 1.59, sheets: 2.4 },
};
const WHOLE_MAX = { ...WITH_ONE, ...WITH_BOTH, plans: AT_START["plans"] };

const names = readdirSync("dist/functions");
let bareBytes = 0;
beforeAll(async () => {
  bareBytes = await sizeOf({
    contents: `import tcb from "@cloudbase/node-sdk";
      const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
      export const main = async () => app.database().collection("c").get();`,
    resolveDir: process.cwd(),
  });
}, 60_000);

async function sizeOf(stdin: { contents: string; resolveDir: string }): Promise<number> {
  const options = { ...FUNCTION_BUNDLE, external: [...LOADED_LATER], write: false as const };
  const { outputFiles = [] } = await build({ ...options, stdin });
  return outputFiles[0]?.contents.byteLength ?? 0;
}

it("what a function loads at its start is at most 1.22 × the bare SDK, but for those with a reason", async () => {
  expect(names.length).toBeGreaterThan(5);
  const ratios = await Promise.all(
    names.map(async (name) => {
      const contents = `export * from "./functions/${name}/index.ts";`;
      return { name, ratio: (await sizeOf({ contents, resolveDir: process.cwd() })) / bareBytes };
    }),
  );
  const tooLarge = ratios.filter(({ name, ratio }) => !(ratio <= (AT_START[name] ?? AT_START_MAX)));
  expect(tooLarge).toEqual([]);
}, 60_000);

it("a whole bundle is at most 1.3 × as well, but for those with a reason", () => {
  const ratios = names.map((name) => {
    const { size } = statSync(`dist/functions/${name}/index.js`);
    return { name, ratio: size / bareBytes };
  });
  const maxOf = new Map(Object.entries(WHOLE_MAX));
  expect(ratios.filter(({ name, ratio }) => !(ratio <= (maxOf.get(name) ?? RATIO_MAX)))).toEqual(
    [],
  );
});
