import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { counted } from "../counted.ts";
import { readProject, type Project } from "../project.ts";
import { declaredRules } from "../project/databases.ts";
import { ProjectError } from "../project/errors.ts";
import { codeFindings } from "./codeFindings.ts";
import { parseWords, wholeNumber, type Command } from "./command.ts";

const HELP = `cloudbase-local doctor [options]

Looks whether a project can run here, and says what to do about each thing that is wrong.

  --project DIR   (.)
  --port N        (8790)

Exit code 0: nothing is wrong; 1: something is.
`;

/** What was looked at: fine, or what to do about it. A warning does not keep the project from running. */
export type Finding = { readonly mark: "ok" | "warning" | "wrong"; readonly text: string };

const MARKS = { ok: "✓", warning: "!", wrong: "✗" } as const;
const NODE_MIN = [20, 12] as const;

export const doctorCommand: Command = {
  summary: "look whether a project can run here",
  help: HELP,
  async run(words, out) {
    const { values } = parseWords(words, {
      project: { type: "string", default: "." },
      port: { type: "string", default: "8790" },
    });
    const directory = resolve(values.project);
    const port = wholeNumber("--port", values.port, 65_535);
    const findings = [
      nodeVersion(process.versions.node),
      await sqlite(),
      await portFree(port),
      ...environment(process.env),
      ...project(directory),
    ];
    for (const { mark, text } of findings) out(`${MARKS[mark]} ${text}\n`);
    const wrong = findings.filter(({ mark }) => mark === "wrong").length;
    out(wrong === 0 ? "\nNothing is wrong.\n" : `\n${wrong} to mend.\n`);
    return wrong === 0 ? 0 : 1;
  },
};

function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1]);
  if (isNew) return { mark: "ok", text: `Node ${version}` };
  return {
    mark: "wrong",
    text: `Node ${version} is too old: install ${NODE_MIN.join(".")} or later`,
  };
}

async function sqlite(): Promise<Finding> {
  try {
    const { DatabaseSync } = await import("@photostructure/sqlite");
    new DatabaseSync(":memory:").close();
    return { mark: "ok", text: "SQLite loads" };
  } catch (error) {
    return { mark: "wrong", text: `SQLite does not load: ${(error as Error).message}` };
  }
}

function portFree(port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () =>
      resolve({ mark: "wrong", text: `port ${port} is taken: start with --port N, or --port 0` }),
    );
    server.listen(port, "127.0.0.1", () =>
      server.close(() => resolve({ mark: "ok", text: `port ${port} is free` })),
    );
  });
}

/** Settings that lead an SDK of this terminal past the server without a word. */
function environment(env: NodeJS.ProcessEnv): Finding[] {
  const settings = env["TCB_CONTEXT_CNFG"];
  const found: Finding[] = [];
  if (settings !== undefined && !/"URL"/.test(settings)) {
    const text = `TCB_CONTEXT_CNFG needs the key "URL" in capitals, or the SDK goes to the cloud`;
    found.push({ mark: "wrong", text });
  }
  const proxy = env["HTTP_PROXY"] ?? env["http_proxy"];
  if (
    proxy !== undefined &&
    !/127\.0\.0\.1|localhost/.test(env["NO_PROXY"] ?? env["no_proxy"] ?? "")
  ) {
    found.push({ mark: "warning", text: "HTTP_PROXY is set: put 127.0.0.1 into NO_PROXY" });
  }
  return found;
}

function project(directory: string): Finding[] {
  let read: Project;
  try {
    read = readProject(directory, { environment: process.env });
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    return [{ mark: "wrong", text: error.message }];
  }
  const found: Finding[] = [
    { mark: "ok", text: `project ${read.env}, ${counted(read.functions.length, "function")}` },
  ];
  for (const { name, file } of read.functions) {
    if (existsSync(file)) continue;
    found.push({ mark: "wrong", text: `function ${name} is not built: there is no ${file}` });
  }
  const isSilent = Object.keys(declaredRules(directory)).length === 0;
  if (isSilent && !existsSync(join(directory, "database-rules.json"))) {
    const text =
      "no database-rules.json: clients may read and write only what they made themselves";
    found.push({ mark: "warning", text });
  }
  return [...found, ...codeFindings(read)];
}
