import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** Where miniprogram-ci is installed, apart from all else: it brings 276 MB. */
const TOOL = "tools/wechat";

/** What we use of miniprogram-ci 2.1.42. */
type Compiler = {
  readonly packNpmManually: (folders: object) => Promise<{ warnList: readonly unknown[] }>;
  readonly Project: new (options: object) => { attr: () => Promise<object>; _attr?: object };
  readonly DefaultProjectAttr: object;
  readonly getCompiledResult: (
    options: object,
    zip: string,
  ) => Promise<Readonly<Record<string, string | Buffer>>>;
};

/** Null where the compiler is not installed. */
export function installedCompiler(): Compiler | null {
  if (!existsSync(join(TOOL, "node_modules/miniprogram-ci"))) return null;
  const load = createRequire(resolve(TOOL, "package.json"));
  return load("miniprogram-ci") as Compiler;
}

/**
 * Compiles a staged project by WeChat's own compiler and answers how large each compiled file is, in bytes.
 *
 * It asks WeChat's servers for the project's attributes, so these are given to it here: a trick on a public method,
 * not an option that is documented. The key is one of the moment and never leaves this machine.
 *
 * Errors: what the compiler has to say of the code, thrown as it says it.
 */
export async function compile(
  compiler: Compiler,
  folder: string,
): Promise<ReadonlyMap<string, number>> {
  const { warnList } = await compiler.packNpmManually({
    packageJsonPath: join(folder, "miniprogram/package.json"),
    miniprogramNpmDistDir: join(folder, "miniprogram"),
  });
  if (warnList.length > 0) throw new Error(`npm: ${JSON.stringify(warnList)}`);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = join(folder, "key.pem");
  writeFileSync(key, privateKey.export({ type: "pkcs1", format: "pem" }));
  const project = new compiler.Project({
    appid: "wx1234567890abcdef",
    type: "miniProgram",
    projectPath: folder,
    privateKeyPath: key,
    ignores: ["**/node_modules/**/*"],
  });
  const attributes = { ...compiler.DefaultProjectAttr, ...ATTRIBUTES };
  project.attr = () => Promise.resolve(attributes);
  project._attr = attributes;
  const files = await compiler.getCompiledResult(
    {
      project,
      version: "1.0.0",
      desc: "check",
      setting: { useProjectConfig: true, es6: true, minify: true, ignoreUploadUnusedFiles: true },
      onProgressUpdate: () => undefined,
    },
    join(folder, "compiled.zip"),
  );
  return new Map(
    Object.entries(files).map(([path, content]) => [path, Buffer.byteLength(content)]),
  );
}

/** What WeChat's servers would say of a mini program with the usual limits. */
const ATTRIBUTES = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    ...{ MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30 },
    ...{ NavigateMiniprogramLimit: 10, MaxSubPackageLimit: 100 },
    ...{ MinTabbarCount: 2, MaxTabbarCount: 5, MaxTabbarIconSize: 40 },
  },
};
