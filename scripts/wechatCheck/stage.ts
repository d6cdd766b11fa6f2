import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the mini program as WeChat's tools want it: its npm packages beside its package.json. */
export function stageProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-wechat-"));
  cpSync("project.config.json", join(folder, "project.config.json"));
  cpSync("miniprogram", join(folder, "miniprogram"), {
    recursive: true,
    filter: (path) => !/miniprogram_npm|node_modules|\.test\.ts$/.test(path),
  });
  const modules = join(folder, "miniprogram/node_modules");
  mkdirSync(modules);
  const { dependencies } = JSON.parse(readFileSync("miniprogram/package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    const from = join("node_modules", name);
    if (!existsSync(from)) throw new Error(`${name} is not installed: npm ci`);
    cpSync(from, join(modules, name), { recursive: true });
  }
  return folder;
}
