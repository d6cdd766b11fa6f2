import { readdirSync, statSync } from "node:fs";
import { build } from "esbuild";
import { FUNCTION_BUNDLE } from "#scripts/build.ts";

/**
 * Goal: a function's cold start stays that of the SDK. What it loads to answer its first call is at most 1.25 × a bundle
 * that only initialises the SDK; what is loaded later, at first use, is the platform's own libraries and tables' readers.
 */
const RATIO_MAX = 1.3;
/**
 * Of it 0.04 are the questions of the shop and of people's own pages, and their sentences, and 0.03 the roles, the log of
 * what staff do, the marks and the checks of what was edited by hand: every function carries them.
 */
const AT_START_MAX = 1.25;
/**
 * The linter with its laws in two languages; the explanations in two, of which the second is 0.013; both, with diffs,
 * drafts, forecasts, templates and the policy page; the life of an order with its payments, or with after-sales; prices;
 * all rules that an import obeys; what changes between plans, told as notices; reports, which count what all others do.
 * Each carries that common 0.03 too.
 */
const AT_START: Readonly<Record<string, number>> = {
  ...{
    commission: 1.31,
    order: 1.32,
    plans: 1.36,
    purchase: 1.29,
    aftersales: 1.27,
    sheets: 1.31,
    content: 1.26,
    reports: 1.28,
  },
};
/** wx-server-sdk brings its own older node-sdk along; wechatpay-axios-plugin brings axios and an XML parser. */
const LOADED_LATER = [
  ...["wx-server-sdk", "wechatpay-axios-plugin", "exceljs", "csv-stringify", "csv-stringify/*"],
];
/** How large the whole may be of those that carry such a library: the first five the one, the others the other. */
const WITH_ONE: Readonly<Record<string, number>> = {
  ...{
    lists: 1.47,
    qrcode: 1.45,
    message: 1.44,
    push: 1.44,
    withdraw: 1.42,
    notify: 1.41,
    reconcile: 1.39,
  },
};
/**
 * These ask WeChat either over cloudPay or over WeChat Pay v3, as the deployment says: both libraries. `sheets` and
 * `reports` write Excel's format.
 */
const WITH_BOTH: Readonly<Record<string, number>> = {
  ...{
    order: 1.73,
    sweep: 1.58,
    purchase: 1.7,
    aftersales: 1.68,
    tend: 1.6,
    sheets: 2.42,
    reports: 2.38,
  },
};
const WHOLE_MAX = {
  ...WITH_ONE,
  ...WITH_BOTH,
  plans: AT_START["plans"],
  commission: AT_START["commission"],
};

const names = readdirSync("dist/functions");
let bareBytes = 0;
beforeAll(async () => {
  bareBytes = await sizeOf({
    contents: `import tcb from "@cloudbase/node-sdk";
      const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
      export const main = async () => app.database().collection("c").get();`,
    resolveDir: process.cwd(),
  });
}, 180_000);

async function sizeOf(stdin: { contents: string; resolveDir: string }): Promise<number> {
  const options = { ...FUNCTION_BUNDLE, external: [...LOADED_LATER], write: false as const };
  const { outputFiles = [] } = await build({ ...options, stdin });
  return outputFiles[0]?.contents.byteLength ?? 0;
}

it("what a function loads at its start is at most 1.25 × the bare SDK, but for those with a reason", async () => {
  expect(names.length).toBeGreaterThan(5);
  const ratios = await Promise.all(
    names.map(async (name) => {
      const contents = `export * from "./functions/${name}/index.ts";`;
      return { name, ratio: (await sizeOf({ contents, resolveDir: process.cwd() })) / bareBytes };
    }),
  );
  const tooLarge = ratios.filter(({ name, ratio }) => !(ratio <= (AT_START[name] ?? AT_START_MAX)));
  expect(tooLarge).toEqual([]);
}, 180_000);

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
