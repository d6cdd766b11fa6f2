import type { Stack } from "#scripts/stack/start.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { serverProcess } from "../server/serverProcess.ts";

const ROUNDS = Number(process.env["ROUNDS"] ?? "12");
const BUDGET_MS = 300;
const staff = { uid: DEMO_STAFF };

type Fields = Readonly<Record<string, unknown>>;
/** A question; `pages`: how many pages deep it is asked, 1 = the first page. */
export type Question = {
  readonly name: string;
  readonly to: string;
  readonly of: (round: number) => Fields;
  readonly pages: number;
};
export const ask = (
  to: string,
  action: string,
  name: string,
  of: (round: number) => Fields,
  deep = true,
) =>
  [1, ...(deep ? [20] : [])].map((pages): Question => ({
    ...{ name: `${to}.${action} ${name}${pages > 1 ? `, page ${pages}` : ""}`, to, pages },
    of: (round) => ({ action, limit: 50, ...of(round) }),
  }));
export const only = (to: string, action: string, name: string, of: (round: number) => Fields) => [
  {
    ...{ name: `${to}.${action} ${name}`, to, pages: 1 },
    of: (n: number) => ({ action, ...of(n) }),
  },
];
/** What a reply says about the next page, and what the request calls it. */
const PLACES: readonly (readonly [replied: string, asked: string])[] = [
  ...([
    ["nextCursor", "cursor"],
    ["nextBeforeMs", "beforeMs"],
    ["nextAfterId", "afterId"],
    ["nextAfterNumber", "afterNumber"],
  ] as const),
];
/** `next` is a cursor where it is a text, and else the last row of the page. */
function nextOf(reply: Fields): Fields | null {
  for (const [replied, asked] of PLACES)
    if (reply[replied] != null) return { [asked]: reply[replied] };
  const { next } = reply;
  return next == null ? null : { [typeof next === "string" ? "cursor" : "after"]: next };
}
const rowsIn = (data: object): number =>
  Math.max(0, ...Object.values(data).map((one) => (Array.isArray(one) ? one.length : 0)));

/**
 * How long a question takes, asked again and again; `rawMs`: what one read by id takes. `cpu ms`: what all threads of
 * the server and its functions worked for one answer, of which the machine's other work changes little.
 */
export async function measure(stack: Stack, { name, to, of, pages }: Question, rawMs: number) {
  const call = async (fields: Fields) => {
    const reply = await stack.control.call(to, staff, fields as { action: string });
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return (reply.data ?? {}) as Fields;
  };
  let deep: Fields | null = {};
  for (let page = 1; page < pages && deep; page++) deep = nextOf(await call({ ...of(0), ...deep }));
  if (deep === null) return { name, rows: 0, "p50 ms": "", "p95 ms": "no such page", kept: "yes" };
  const server = serverProcess(stack.dataFolder);
  const times: number[] = [];
  let [rows, cpuMs] = [0, 0];
  for (let round = 0; round <= ROUNDS; round++) {
    const beganMs = performance.now();
    const data = await call({ ...of(pages > 1 ? 0 : round), ...deep });
    if (round > 0) times.push(performance.now() - beganMs);
    else cpuMs = server.cpuMs(); // The first one loads the function.
    rows = Math.max(rows, rowsIn(data));
  }
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.ceil(times.length * share) - 1] ?? 0;
  const isKept = at(0.95) <= BUDGET_MS ? "yes" : "NO";
  const shown = { "p50 ms": at(0.5).toFixed(1), "p95 ms": at(0.95).toFixed(1) };
  const each = {
    "cpu ms": ((server.cpuMs() - cpuMs) / ROUNDS).toFixed(0),
    "× a read": (at(0.5) / rawMs).toFixed(1),
  };
  return { name, rows, ...shown, ...each, kept: isKept };
}
