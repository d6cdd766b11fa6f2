import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startServer, type Server } from "./server.ts";

/** What a door answered. */
export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export interface TestServer {
  readonly url: string;
  readonly directory: string;
  /** What went wrong inside; a test that expects nothing may look here. */
  readonly errors: readonly unknown[];
  /** POST when there is a body, GET when not. */
  control(path: string, body?: unknown): Promise<Answer>;
  admin(fields: unknown): Promise<Answer>;
  write(path: string, text: string): void;
  close(): Promise<void>;
}

type TestFunction = { readonly code: string } & { readonly [field: string]: unknown };

/** For functions that say nothing of it: the platform's 3 seconds are soon over on a machine that other tests share. */
const TIMEOUT_SECONDS = 60;

/**
 * Starts a server on a project of its own in a temporary folder, for tests of this package.
 *
 * - `functions`: by name, each its code and whatever else cloudbaserc.json shall say of it.
 * - `files`: further files of the project, by path.
 */
export async function startTestServer(o: {
  functions?: Readonly<Record<string, TestFunction>>;
  files?: Readonly<Record<string, string>>;
  freezeAtMs?: number;
}): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  // So that the functions of a test find the SDKs.
  symlinkSync(join(process.cwd(), "node_modules"), join(directory, "node_modules"));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  const specs = Object.entries(o.functions ?? {}).map(([name, { code, ...fields }]) => {
    write(`functions/${name}/index.js`, code);
    return { name, timeout: TIMEOUT_SECONDS, ...fields };
  });
  write("cloudbaserc.json", JSON.stringify({ functions: specs }));
  for (const [path, text] of Object.entries(o.files ?? {})) write(path, text);

  const errors: unknown[] = [];
  const server = await startServer({
    projectDirectory: directory,
    dataDirectory: join(directory, ".data"),
    port: 0,
    durability: "off",
    freezeAtMs: o.freezeAtMs,
    environment: {},
    onError: (error) => errors.push(error),
  });
  return { url: server.url, directory, errors, write, ...doorsOf(server, directory) };
}

function doorsOf(server: Server, directory: string) {
  const ask = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(server.url + path, init);
    return { status: response.status, body: (await response.json()) as Answer["body"] };
  };
  const post = (path: string, body: unknown): Promise<Answer> =>
    ask(path, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
  return {
    control: (path: string, body?: unknown) =>
      body === undefined ? ask(`/control/${path}`) : post(`/control/${path}`, body),
    admin: (fields: unknown) => post("/admin", fields),
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
