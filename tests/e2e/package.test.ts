/** Goal: the package installs and works outside of this repository, with the example project as its first user. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const directory = mkdtempSync(join(tmpdir(), "guestbook-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const MINUTES_3 = 180_000;

it(
  "is packed, installed beside the example project, and runs its tests and its server",
  async () => {
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", directory], {
      cwd: "local",
    });
    const [{ filename, files, size }] = JSON.parse(stdout) as [
      { filename: string; files: { path: string }[]; size: number },
    ];
    expect(files.map(({ path }) => path).sort()).toEqual([
      "README.md",
      "README.zh-CN.md",
      ...readdirSync("local/dist")
        .filter((name) => !name.endsWith(".draft"))
        .map((name) => `dist/${name}`),
      "package.json",
    ]);
    expect(size).toBeLessThan(1_000_000);

    const project = join(directory, "guestbook");
    cpSync("examples/guestbook", project, { recursive: true });
    const packed = join(directory, filename);
    const quietly = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
    await run("npm", ["install", ...quietly, packed, `@cloudbase/node-sdk@${sdkVersion()}`], {
      cwd: project,
    });
    const tests = await run("npm", ["test"], { cwd: project });
    expect(tests.stdout).toMatch(/# pass 3\n# fail 0/);

    const command = join(project, "node_modules", ".bin", "cloudbase-local");
    expect((await run(command, ["doctor", "--port", "0"], { cwd: project })).stdout).toMatch(
      /Nothing is wrong/,
    );
    const server = spawn(command, ["start", "--port", "0"], { cwd: project });
    const [chunk] = (await once(server.stdout, "data")) as [Buffer];
    const url = /^ready {2}cloudbase-local (http:\S+)\n/.exec(chunk.toString())?.[1] ?? "";
    const reply = await fetch(`${url}/control/call`, {
      method: "POST",
      body: JSON.stringify({
        name: "guestbook",
        identity: { openid: "o" },
        data: { action: "write", id: "1", text: "你好" },
      }),
    });
    expect(await reply.json()).toMatchObject({ ok: true, result: { id: "1" } });
    expect((await run(command, ["report", "--url", url])).stdout).toMatch(/guestbook/);
    server.kill();
    await once(server, "close");
  },
  MINUTES_3,
);

function sdkVersion(): string {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  return dependencies["@cloudbase/node-sdk"] ?? "";
}
