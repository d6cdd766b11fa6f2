import { existsSync, readdirSync } from "node:fs";
import { build as bundle } from "esbuild";
import { buildLocal } from "#scripts/buildLocal.ts";

/**
 * Bundles what is deployed: each cloud function into dist/functions/<name>/index.js, and
 * cloudbase-local into local/dist. A function's folder is uploaded alone, so all that it needs is inside.
 */
export async function build(): Promise<void> {
  await Promise.all([buildFunctions(), buildLocal()]);
}

async function buildFunctions(): Promise<void> {
  const names = readdirSync("functions").filter((name) => existsSync(`functions/${name}/index.ts`));
  await bundle({
    entryPoints: names.map((name) => ({ in: `functions/${name}/index.ts`, out: `${name}/index` })),
    outdir: "dist/functions",
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    legalComments: "none",
    logLevel: "warning",
    // Not tsconfig.json's `strict`: it would put "use strict" over the libraries in the bundle as well,
    // and wechatpay-axios-plugin assigns to a getter, which strict code refuses.
    tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
  });
}
