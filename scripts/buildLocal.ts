import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { BuildOptions, Metafile } from "esbuild";
import { licencesIn } from "#scripts/licences.ts";
import { replaceFile, writeBundles } from "#scripts/writeBundles.ts";

const SHARED: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  packages: "external",
  logLevel: "warning",
};

/** The page at `/`: one script and one style sheet, which load nothing further. */
const PAGE: BuildOptions = {
  bundle: true,
  platform: "browser",
  format: "esm",
  target: "es2022",
  minify: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
};

/** The phone in which a mini program runs: a mini program's own build holds its own code only. */
const PHONE: BuildOptions = {
  bundle: true,
  platform: "browser",
  format: "iife",
  target: "es2022",
  minify: true,
  legalComments: "inline",
  logLevel: "warning",
};

/** Bundles cloudbase-local: its command, its API, the program of its worker threads, and its page. */
export async function buildLocal(): Promise<void> {
  const [phone, page] = await Promise.all([writePhone(), writePage()]);
  const licences = licencesIn([phone, page]);
  await Promise.all([
    replaceFile("local/dist/THIRD_PARTY.txt", Buffer.from(licences)),
    writeBundles({
      ...SHARED,
      entryPoints: ["local/cli.ts"],
      outfile: "local/dist/cli.cjs",
      banner: { js: "#!/usr/bin/env node" },
    }),
    writeBundles({ ...SHARED, entryPoints: ["local/index.ts"], outfile: "local/dist/index.cjs" }),
    writeTypes(),
    writeBundles({
      ...SHARED,
      entryPoints: ["local/functions/worker.ts"],
      outfile: "local/dist/functionWorker.cjs",
    }),
  ]);
}

function writePage(): Promise<Metafile> {
  return writeBundles({
    ...PAGE,
    // Preact goes out inside of the script, and its licence wants to go with it.
    banner: { js: `/*!\n${readFileSync("node_modules/preact/LICENSE", "utf8")}*/` },
    entryPoints: [
      { in: "local/face/page/main.tsx", out: "face" },
      { in: "local/face/page/styles/face.css", out: "face" },
    ],
    outdir: "local/dist",
  });
}

function writePhone(): Promise<Metafile> {
  return writeBundles({
    ...PHONE,
    // As with Preact above; both packages of glass-easel have the same licence. All others are in THIRD_PARTY.txt.
    banner: { js: `/*!\n${readFileSync("node_modules/glass-easel/LICENSE", "utf8")}*/` },
    entryPoints: [
      { in: "local/miniProgram/page/phone/main.ts", out: "phone" },
      { in: "local/miniProgram/page/frame/main.ts", out: "frame" },
    ],
    outdir: "local/dist",
  });
}

/** api.ts holds types and nothing else, so it is a declaration file as it stands. */
async function writeTypes(): Promise<void> {
  const index = `export * from "./api.js";
import type { OpenMiniProgram, StartCloudBase } from "./api.js";
export declare const startCloudBase: StartCloudBase;
export declare const openMiniProgram: OpenMiniProgram;
`;
  await replaceFile("local/dist/api.d.ts", await readFile("local/api.ts"));
  await replaceFile("local/dist/index.d.ts", Buffer.from(index));
}
