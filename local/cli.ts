import { ServerError } from "./commands/ask.ts";
import { UsageError, type Command } from "./commands/command.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { miniProgramCommand } from "./commands/miniProgram.ts";
import { replayCommand } from "./commands/replay.ts";
import { replayExportCommand } from "./commands/replayExport.ts";
import { reportCommand } from "./commands/report.ts";
import { startCommand } from "./commands/start.ts";
import { DatabaseError } from "./database/errors.ts";
import { ProjectError } from "./project/errors.ts";
import { rulesCommand, RULES_HELP } from "./rules/tryCommand.ts";
import { stateCommand, STATE_HELP } from "./state/command.ts";

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["start", startCommand(report)],
  ["mini-program", miniProgramCommand],
  ["doctor", doctorCommand],
  ["rules", { summary: "try a rule, or check all", help: RULES_HELP, run: rulesCommand }],
  ["report", reportCommand],
  ["export", stateWord("export", "write the whole state to a folder of readable files")],
  ["import", stateWord("import", "put such a folder in the place of the state")],
  ["replay-export", replayExportCommand],
  ["replay", replayCommand],
]);

const HELP = `cloudbase-local runs a CloudBase project on this machine.

${[...COMMANDS].map(([name, { summary }]) => `  cloudbase-local ${name.padEnd(14)} ${summary}`).join("\n")}

cloudbase-local COMMAND --help tells more. The shortest way: cloudbase-local start
`;

function stateWord(verb: "export" | "import", summary: string): Command {
  return { summary, help: STATE_HELP, run: (words, out) => stateCommand([verb, ...words], out) };
}

async function main([name, ...words]: readonly string[]): Promise<number | undefined> {
  if (name === undefined || name === "--help" || name === "-h") return say(HELP);
  const command = COMMANDS.get(name);
  if (command === undefined) {
    const known = [...COMMANDS.keys()].join(", ");
    throw new UsageError(`there is no command "${name}"; there are: ${known}`);
  }
  if (words.includes("--help") || words.includes("-h")) return say(command.help);
  return command.run(words, say);
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** What went wrong, in words for the person at the terminal; a stack only where the fault is ours. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\nSee cloudbase-local --help.`;
  const isTold = [ProjectError, ServerError, DatabaseError].some((kind) => error instanceof kind);
  if (isTold) return (error as Error).message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `port ${port} is taken: give another with --port, or --port 0`;
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR") return message;
  return stack ?? String(error);
}

function report(error: unknown): void {
  process.stderr.write(`cloudbase-local: ${explain(error)}\n`);
}

main(process.argv.slice(2)).then(
  (code) => {
    if (code !== undefined) process.exitCode = code;
  },
  (error: unknown) => {
    report(error);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
