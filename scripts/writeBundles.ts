import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";

/**
 * Bundles, and puts each file in its place whole: what runs it meanwhile, in another process, sees the
 * old one or the new one. A file that did not change is not touched, so nothing reloads for nothing. Tells what went in.
 */
export async function writeBundles(options: BuildOptions): Promise<Metafile> {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  await Promise.all(outputFiles.map(({ path, contents }) => replaceFile(path, contents)));
  return metafile;
}

/** Puts a whole file in its place, or leaves the one that is the same. */
export async function replaceFile(path: string, contents: Uint8Array): Promise<void> {
  const known = await readFile(path).catch(() => null);
  if (known?.equals(contents)) return;
  const draft = `${path}.${process.pid}.draft`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await chmod(draft, 0o755);
  await rename(draft, path);
}
