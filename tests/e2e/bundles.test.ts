import { readdirSync, statSync } from "node:fs";
import { build } from "esbuild";
import { FUNCTION_BUNDLE } from "#scripts/build.ts";

/**
 * Goal: a function's cold start stays that of the SDK. What it loads to answer its first call is at most 1.18 × a bundle
 * that only initialises the SDK; what is loaded later, at first use, is the platform's own libraries and nothing else.
 */
const RATIO_MAX = 1.3;
const AT_START_MAX = 1.18;
/** The linter with its laws in two languages; the explanations; both, with diffs, forecasts, templates and the policy page. */
const AT_START: Readonly<Record<string, number>> = { commission: 1.26, order: 1.24, plans: 1.32 };
/** wx-server-sdk brings its own older node-sdk along; wechatpay-axios-plugin brings axios and an XML parser. */
const LOADED_LATER = ["wx-server-sdk", "wechatpay-axios-plugin"] as const;
/** How large the whole may be of those that carry such a library: qrcode the first, withdraw and notify the second. */
const WITH_ONE: Readonly<Record<string, number>> = {
  ...{ qrcode: 1.38, withdraw: 1.36, notify: 1.35, reconcile: 1.32 },
};
/** `order` and `sweep` ask WeChat either over cloudPay or over WeChat Pay v3, as the deployment says: both libraries. */
const WITH_BOTH: Readonly<Record<string, number>> = { order: 1.66, sweep: 1.52 };
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

it("what a function loads at its start is at most 1.18 × the bare SDK, but for three with a reason", async () => {
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

it("a whole bundle is at most 1.3 × as well, but for seven with a reason", () => {
  const ratios = names.map((name) => {
    const { size } = statSync(`dist/functions/${name}/index.js`);
    return { name, ratio: size / bareBytes };
  });
  const maxOf = new Map(Object.entries(WHOLE_MAX));
  expect(ratios.filter(({ name, ratio }) => !(ratio <= (maxOf.get(name) ?? RATIO_MAX)))).toEqual(
    [],
  );
});
