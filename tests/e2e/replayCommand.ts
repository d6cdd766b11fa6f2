import { spawn } from "node:child_process";

export type Ran = { readonly code: number | null; readonly out: string; readonly said: string };
export type Result = {
  readonly events: number;
  readonly refused: readonly {
    line: number;
    do: string;
    code: string;
    findings?: { id: string; witness: unknown }[];
  }[];
  readonly promoters: Record<string, Record<string, number>>;
  readonly orders: Record<
    string,
    {
      promoter: string | null;
      state: string;
      commissions: {
        promoter: string;
        distance: number;
        component?: string;
        sku: string;
        amountFen: number;
        rule: string;
      }[];
      unpaid: object[];
    }
  >;
  readonly fans: Record<string, { promoter: string; untilMs: number | null }>;
  readonly audit: { checks: number; violations: object[] };
  readonly cost: Record<string, number>;
};

/** Runs `npm run replay` as a user would, with a log on standard input or in a file. */
export function replayCommand(args: readonly string[], input = ""): Promise<Ran> {
  return new Promise((done) => {
    const command = ["node_modules/tsx/dist/cli.mjs", "scripts/replay/main.ts", ...args];
    const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.on("close", (code) => done({ code, out, said }));
    child.stdin.on("error", () => undefined); // It may refuse the log before it has read all of it.
    child.stdin.end(input);
  });
}

export type Event = { readonly at: string; readonly do: string } & Record<string, unknown>;
export const logOf = (events: readonly Event[]): string =>
  events.map((event) => JSON.stringify(event)).join("\n");

export async function replayed(events: readonly Event[]): Promise<Result> {
  const { code, out, said } = await replayCommand(["-", "--json"], logOf(events));
  if (code !== 0) throw new Error(`exit ${code}: ${said}${out.slice(-2_000)}`);
  return JSON.parse(out) as Result;
}

/** An instant of the stories: day 1 is 1 January 2026, China time. */
export const on = (day: number, time = "12:00"): string => {
  const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  return `${date}T${time}:00+08:00`;
};
