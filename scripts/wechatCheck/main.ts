import { readFileSync, rmSync } from "node:fs";
import { compile, installedCompiler } from "#scripts/wechatCheck/compile.ts";
import { kilobytes, sizesOf, tooLarge } from "#scripts/wechatCheck/sizes.ts";
import { stageProject } from "#scripts/wechatCheck/stage.ts";

const HOW = "npm install --prefix tools/wechat --ignore-scripts";

/** `npm run wechat-check`: the mini program through WeChat's own compiler, offline, and how large it became. */
async function main(): Promise<number> {
  const compiler = installedCompiler();
  if (compiler === null) {
    console.error(`WeChat 的编译器还没有安装（276 MB）：${HOW}`);
    return 2;
  }
  const folder = stageProject();
  try {
    const app = JSON.parse(readFileSync("miniprogram/app.json", "utf8")) as {
      subPackages: { root: string }[];
    };
    const files = await compile(compiler, folder);
    const sizes = sizesOf(
      files,
      app.subPackages.map(({ root }) => root),
    );
    const { main, subpackages, whole } = sizes;
    console.log(`\n主包          ${kilobytes(main)}`);
    for (const [root, bytes] of subpackages) console.log(`${root.padEnd(13)} ${kilobytes(bytes)}`);
    console.log(`合计          ${kilobytes(whole)}（${files.size} 个文件）`);
    const complaints = tooLarge(sizes);
    for (const complaint of complaints) console.error(complaint);
    return complaints.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The compiler keeps workers of its own: without this the process would not end.
void main().then((code) => process.exit(code));
