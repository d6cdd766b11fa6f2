import { generate } from "./generate.ts";
import { judge } from "./judge.ts";
import { openLine } from "./line.ts";
import { residentMb, startFuzzed } from "./server.ts";
import { throwAt } from "./throw.ts";
import { makeWorld, snapshot } from "./world.ts";

export type Finding = {
  /** Repeats it: `--from NTH --requests 1`. */
  readonly nth: number;
  readonly door: string;
  readonly problem: string;
  readonly asked: string;
};

export type Report = {
  readonly requests: number;
  readonly seconds: number;
  readonly slowestMs: number;
  readonly byDoor: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly findings: readonly Finding[];
  /** Memory of the server before the first request and after the last one, in MB. */
  readonly residentMb: readonly [number, number];
};

const FINDINGS_MAX = 200;
/** After so many requests everything is compared with how it was. */
const COMPARED_EVERY = 5_000;

/** Throws requests `from` … `from + requests - 1` of a seed at a new server, on several connections at a time. */
export async function fuzz(o: {
  seed: number;
  requests: number;
  from?: number | undefined;
  lines?: number | undefined;
}): Promise<Report> {
  const server = await startFuzzed();
  const url = `http://127.0.0.1:${server.port}`;
  const findings: Finding[] = [];
  const byDoor: Record<string, Record<string, number>> = {};
  const { from = 0, lines = 8 } = o;
  try {
    const world = await makeWorld(url);
    const before = await snapshot(url);
    const atFirstMb = residentMb(server.pid);
    const startedMs = performance.now();
    let slowestMs = 0;
    let next = from;

    const one = async (nth: number, line: ReturnType<typeof openLine>): Promise<void> => {
      const { door, asked } = generate(o.seed, nth, world);
      const beganMs = performance.now();
      const heard = await throwAt(server.port, line, asked);
      slowestMs = Math.max(slowestMs, performance.now() - beganMs);
      const counts = (byDoor[door] ??= {});
      const outcome = typeof heard === "string" ? heard : String(heard.status);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      const problem = judge(asked, heard);
      if (problem !== undefined) findings.push({ nth, door, problem, asked: shown(asked) });
    };
    const work = async (end: number): Promise<void> => {
      const line = openLine(server.port);
      while (next < end && server.ended() === undefined && findings.length < FINDINGS_MAX) {
        await one(next++, line);
      }
      line.close();
    };
    const last = from + o.requests;
    while (next < last && server.ended() === undefined && findings.length < FINDINGS_MAX) {
      const end = Math.min(last, next + COMPARED_EVERY);
      await Promise.all(Array.from({ length: lines }, () => work(end)));
      const ended = server.ended();
      const now = ended ?? (await snapshot(url).catch(String));
      if (now === before) continue;
      const problem = ended === undefined ? difference(before, now) : `the server ended: ${ended}`;
      findings.push({
        nth: end,
        door: "all",
        problem,
        asked: `one of the ${COMPARED_EVERY} before`,
      });
      break;
    }
    const seconds = (performance.now() - startedMs) / 1_000;
    const complaints = server.complaints().trim();
    if (complaints !== "") {
      findings.push({
        nth: next,
        door: "all",
        problem: complaints.slice(0, 3_000),
        asked: "stderr",
      });
    }
    const resident = [atFirstMb, residentMb(server.pid)] as const;
    return { requests: next - from, seconds, slowestMs, byDoor, findings, residentMb: resident };
  } finally {
    await server.stop();
  }
}

function difference(before: string, now: string): string {
  const was = before.split("\n");
  const at = now.split("\n").findIndex((line, n) => line !== was[n]);
  const line = now.split("\n")[at] ?? "";
  const old = was[at] ?? "";
  let from = 0;
  while (from < line.length && line[from] === old[from]) from += 1;
  const part = (text: string): string => text.slice(Math.max(0, from - 60), from + 200);
  return `something was written: ${part(old)} → ${part(line)}`;
}

function shown(asked: ReturnType<typeof generate>["asked"]): string {
  if (asked.kind === "http") {
    return `${asked.method} ${asked.target.slice(0, 200)} ${asked.body.toString("utf8", 0, 1_200)}`;
  }
  const bytes = asked.kind === "raw" ? asked.sent : [asked.head, ...asked.frames];
  return bytes.map((part) => String(part).slice(0, 200)).join(" | ");
}
