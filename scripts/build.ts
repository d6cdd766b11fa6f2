import { existsSync, readdirSync } from "node:fs";
import type { BuildOptions } from "esbuild";
import { buildConsole } from "#scripts/buildConsole.ts";
import { buildLocal } from "#scripts/buildLocal.ts";
import { writeBundles } from "#scripts/writeBundles.ts";

/** How a cloud function is bundled. Its folder is uploaded alone, so all that it needs is inside. */
export const FUNCTION_BUNDLE: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  keepNames: true,
  legalComments: "none",
  // Sentences for people are Chinese: escaped, each character would take six bytes instead of three.
  charset: "utf8",
  logLevel: "warning",
  // Not tsconfig.json's `strict`: it would put "use strict" over the libraries in the bundle as well,
  // and wechatpay-axios-plugin assigns to a getter, which strict code refuses.
  tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
};

/**
 * Bundles what is deployed into dist/functions/<name>/index.js and dist/console, and cloudbase-local into local/dist.
 * The console comes last: what is wrong with a page keeps nobody from the functions.
 */
export async function build(): Promise<void> {
  await Promise.all([buildFunctions(), buildLocal()]);
  await buildConsole();
}

async function buildFunctions(): Promise<void> {
  const names = readdirSync("functions").filter((name) => existsSync(`functions/${name}/index.ts`));
  await writeBundles({
    ...FUNCTION_BUNDLE,
    entryPoints: names.map((name) => ({ in: `functions/${name}/index.ts`, out: `${name}/index` })),
    outdir: "dist/functions",
  });
}
