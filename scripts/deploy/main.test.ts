import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FILE_NAMES } from "./files.ts";

/** Goal: what the command shows and answers before it calls anything. */

const NAMES = [...readFileSync("cloudbaserc.json", "utf8").matchAll(/\{\{env\.(\w+)\}\}/g)]
  .map(([, name = ""]) => name)
  .filter((name) => name !== "ENV_ID");
/** A value of each variable that could be nothing but that. */
const VALUES = Object.fromEntries(NAMES.map((name) => [name, `value-of-${name}-`.repeat(3)]));

/** A folder of its own, where nobody keeps an .env.local. */
const folder = mkdtempSync(join(tmpdir(), "deploy-main-"));
for (const file of FILE_NAMES) copyFileSync(file, join(folder, file));
afterAll(() => rmSync(folder, { recursive: true }));

type Ended = { status: number; stdout: string; stderr: string };
function deploy(words: readonly string[], environment: Record<string, string>): Promise<Ended> {
  const tsx = [
    resolve("node_modules/tsx/dist/cli.mjs"),
    resolve("scripts/deploy/main.ts"),
    ...words,
  ];
  const { PATH = "" } = process.env;
  return new Promise((done) => {
    execFile(
      process.execPath,
      tsx,
      { cwd: folder, env: { PATH, ...environment } },
      (error, stdout, stderr) => done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

it("shows every call and no secret in a dry run, without credentials", async () => {
  const { status, stdout, stderr } = await deploy(["--env", "shop-1a2b", "--dry-run"], VALUES);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("环境 shop-1a2b：共 ");
  expect(stdout).toContain("一个也没有执行");
  for (const name of NAMES) expect(stdout).toContain(`${name}=***`);
  for (const value of Object.values(VALUES)) expect(stdout).not.toContain(value);
  expect(stdout).not.toContain("value-of");
});

it("shows every call of a dry run even where variables are missing, and names them", async () => {
  const { status, stdout, stderr } = await deploy(["--env", "shop", "--dry-run"], {});
  expect(status).toBe(0);
  expect(stdout).toContain("FENRUN_KEY=（未设置）");
  expect(stderr).toMatch(/还要设置：.*FENRUN_KEY/);
});

it.each<[string, string[], Record<string, string>, RegExp]>([
  ["no environment", [], VALUES, /缺少 --env ENV_ID/],
  ["an environment that cannot be one", ["--env", "a b"], VALUES, /--env a b/],
  ["an unknown word", ["--env", "shop", "--force"], VALUES, /--force/],
  [
    "missing variables",
    ["--env", "shop"],
    {},
    /缺少变量：FENRUN_KEY FENRUN_VAULT_KEYS OWNER_UIDS PAST_LOGS PAY_CHANNEL/,
  ],
  [
    "indexes to be dropped and no yes",
    ["--env", "shop", "--drop-unwanted-indexes"],
    { ...VALUES, TENCENTCLOUD_SECRETID: "id", TENCENTCLOUD_SECRETKEY: "key" },
    /先不带它运行一次，看清是哪些，再加上 --yes/,
  ],
  ["a yes to nothing", ["--env", "shop", "--yes"], VALUES, /--yes 只和 --drop-unwanted-indexes/],
  ["missing credentials", ["--env", "shop"], VALUES, /缺少密钥：.*TENCENTCLOUD_SECRETID/],
  [
    "a dry run of an environment that is too large",
    ["--env", "shop", "--dry-run"],
    { ...VALUES, OWNER_UIDS: "u".repeat(4_096) },
    /order：环境变量共 \d+ 字节/,
  ],
])("calls nothing with %s", async (_, words, environment, message) => {
  const { status, stdout, stderr } = await deploy(words, environment);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
});

it("shows the console and, where they are asked for, the data models", async () => {
  const { stdout } = await deploy(["--env", "shop-1a2b", "--dry-run", "--models"], {
    ...{ ...VALUES, TENCENTCLOUD_REGION: "ap-guangzhou" },
  });
  expect(stdout).toContain("上传品牌后台");
  expect(stdout).toContain('config.json {"envId":"shop-1a2b","region":"ap-guangzhou"}');
  expect(stdout).toContain("建数据模型 wallets");
  expect(stdout).toContain("availableFen 可提现");
});

it("shows in a dry run whether old indexes would be dropped, and asks for no yes", async () => {
  const words = ["--env", "shop", "--dry-run"];
  const told = await deploy(words, VALUES);
  expect(told.stdout).toMatch(/不再需要的索引\n +只报告/);
  const { status, stdout } = await deploy([...words, "--drop-unwanted-indexes"], VALUES);
  expect(status).toBe(0);
  expect(stdout).toMatch(/不再需要的索引\n +删除（--drop-unwanted-indexes）/);
});

it("says in its help that it was never run for real, and what it leaves out", async () => {
  const { status, stdout } = await deploy(["--help"], {});
  expect(status).toBe(0);
  expect(stdout).toContain("从未在真实的 CloudBase 环境上运行过");
  expect(stdout).toMatch(/登录方式.*控制台/);
});
