import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { MiniProgramBuild, MiniProgramPerson } from "../api.ts";
import { parseWords, URL_DEFAULT, UsageError, wholeNumber, type Command } from "./command.ts";

const HELP = `cloudbase-local mini-program [options]

Builds a native mini program (WXML, WXSS, JavaScript or TypeScript) and runs it in the browser, on
phones of several WeChat users side by side, against a cloudbase-local that runs. Changes of its
files are shown at once; whatever is wrong fails the build, with file and line.

  --project DIR     where project.config.json stands                         (.)
  --server URL      the running cloudbase-local                              (${URL_DEFAULT})
  --port N          port on 127.0.0.1; 0 takes any free one                  (8792)
  --app-id ID       the mini program's id, where project.config.json has only a guest's
  --env ID          name of the environment                                  (the server's own)
  --people FILE     JSON: [{ "openid", "name", "note"? }], who may be chosen to hold a phone
  --only A,B        build only pages whose path begins with A or B
  --check           build once and say what is wrong; exit code 0: nothing, 1: something
  --help            this text

When it serves it prints one line: ready  mini program http://127.0.0.1:PORT
There are the phones; one alone is at /phone?who=OPENID&path=PAGE%3FQUERY&scene=N
`;

const OPTIONS = {
  project: { type: "string", default: "." },
  server: { type: "string", default: URL_DEFAULT },
  port: { type: "string", default: "8792" },
  "app-id": { type: "string" },
  env: { type: "string" },
  people: { type: "string" },
  only: { type: "string" },
  check: { type: "boolean", default: false },
} as const;

export const miniProgramCommand: Command = {
  summary: "run a mini program in the browser",
  help: HELP,
  async run(words, out) {
    const { values, positionals } = parseWords(words, OPTIONS);
    const [stray] = positionals;
    if (stray !== undefined) throw new UsageError(`mini-program takes no "${stray}"`);
    const project = resolve(values.project);
    const only = values.only?.split(",");
    if (values.check) return check(project, only, out);
    const { openMiniProgram } = await import("../miniProgram/server.ts");
    const opened = await openMiniProgram({
      ...{ project, server: values.server, isWatching: true },
      port: wholeNumber("--port", values.port, 65_535),
      ...(values["app-id"] !== undefined && { appId: values["app-id"] }),
      ...(values.env !== undefined && { envId: values.env }),
      ...(values.people !== undefined && { people: readPeople(values.people) }),
      ...(only !== undefined && { only }),
      onBuilt: (build) => out(builtText(build)),
      onError: (error) => process.stderr.write(`cloudbase-local: ${String(error)}\n`),
    });
    const stop = () => void opened.close();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
    out(`ready  mini program ${opened.url}\n`);
    return undefined;
  },
};

async function check(
  directory: string,
  only: readonly string[] | undefined,
  out: (text: string) => void,
): Promise<number> {
  const { createBuilds } = await import("../miniProgram/serverBuilds.ts");
  const builds = createBuilds({ directory, only });
  const { result } = await builds.build();
  await builds.close();
  out(builtText(result));
  return result.problems.length === 0 ? 0 : 1;
}

function builtText({ tookMs, problems }: MiniProgramBuild): string {
  if (problems.length === 0) return `built in ${tookMs} ms\n`;
  return `not built:\n${problems.map((problem) => `  ${problem}\n`).join("")}`;
}

function readPeople(path: string): readonly MiniProgramPerson[] {
  const people = parsed(path);
  const isPerson = (value: unknown) =>
    typeof (value as MiniProgramPerson | null)?.openid === "string" &&
    typeof (value as MiniProgramPerson).name === "string";
  if (Array.isArray(people) && people.every(isPerson)) return people as MiniProgramPerson[];
  throw new UsageError(`${path} is no list of { "openid", "name" }`);
}

/** What a file of JSON holds; undefined where it cannot be read, or is none. */
function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
