import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/** What the packages whose code stands in these bundles ask to be passed on with it: name, version, licence, its text. */
export function licencesIn(bundles: readonly Metafile[]): string {
  const inputs = bundles
    .flatMap(({ outputs }) =>
      Object.values(outputs).flatMap((output) => Object.entries(output.inputs)),
    )
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => PACKAGE.exec(path)?.[1] ?? []);
  const folders = [...new Set(inputs)].sort();
  const head = "Packages whose code is part of the scripts beside this file.\n";
  return [head, ...folders.map(licenceOf)].join(`\n${"-".repeat(80)}\n\n`);
}

type Manifest = { readonly name: string; readonly version: string; readonly license?: unknown };

function licenceOf(folder: string): string {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) throw new Error(`${folder} has no package.json`);
  const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const told = typeof license === "string" ? license : "the package names no licence";
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) texts.push("The package has no file with its licence.");
  return [`${name} ${version} (${told})`, ...texts].join("\n\n") + "\n";
}
