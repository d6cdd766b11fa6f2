import type { Command } from "#tests/proof/crash/command.ts";
import { amountsOf, auditShop } from "#tests/proof/testing/audit.ts";
import {
  applies,
  type Kind,
  type Line,
  type Mode,
  MODES,
  openLine,
} from "#tests/proof/testing/line.ts";
import { comeToRest } from "#tests/proof/testing/rest.ts";
import {
  type Asked,
  type Heard,
  openShopWith,
  reopen,
  type Snapshot,
} from "#tests/proof/testing/shop.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

/** A command with its world, and what becomes of it when nothing goes wrong. */
export type Prepared = {
  readonly command: Command;
  readonly asked: Asked;
  readonly snapshot: Snapshot;
  readonly operations: readonly Kind[];
  readonly quiet: { readonly code: string; readonly amounts: string };
};
/** Operation `at`, counted from 0, of the call or of the one after it. */
export type Point = { readonly at: number; readonly mode: Mode };
/** What went wrong after the faults of some points; null = all is as in the quiet run. */
export type Outcome = string | null;

const codeOf = (heard: Heard): string => (heard.ok ? "ok" : heard.code);
const told = (value: unknown): string => JSON.stringify(value, null, 1);

/** The timer `monitor` also writes what it finds into the log, for whoever watches that. */
const ALARM = "Error: monitor: ";

export async function prepare(command: Command): Promise<Prepared> {
  const first = openShopWith(command.channel ?? "wechat");
  await command.given(first);
  if (first.errors.length > 0) throw first.errors[0];
  const snapshot = first.snapshot();
  const shop = await reopen(snapshot);
  const asked = typeof command.asked === "function" ? command.asked(shop) : command.asked;
  const line = openLine();
  const heard = await shop.ask(asked, line);
  const operations = [...line.operations];
  const wrong = await finish(command, shop, asked, heard);
  const errors = shop.errors.filter((error) => !String(error).startsWith(ALARM));
  if (wrong !== null || errors.length > 0) {
    throw new Error(`${command.name}, quiet: ${wrong ?? String(errors[0])}`);
  }
  const quiet = { code: codeOf(heard), amounts: told(allOf(shop)) };
  return { command, asked, snapshot, operations, quiet };
}

/** The call with a fault, then with another one when it is repeated, then whatever really happens next. */
export async function runPoints(prepared: Prepared, points: readonly Point[]): Promise<Outcome> {
  const { command, asked, snapshot, quiet } = prepared;
  const shop = await reopen(snapshot);
  let heard: Heard = { ok: false, code: "silent" };
  for (const point of points) {
    shop.clock.nowMs += 1_000;
    heard = await shop.ask(asked, faulty(shop, asked, point));
    const found = auditShop(shop, false);
    if (found.length > 0) return `right after it: ${told(found)}`;
  }
  if (!command.isLeft) {
    heard = await shop.askOn(asked, heard);
    if (codeOf(heard) !== quiet.code) return `it heard ${codeOf(heard)}, not ${quiet.code}`;
  }
  const wrong = await finish(command, shop, asked, heard);
  if (wrong !== null) return wrong;
  const amounts = told(allOf(shop));
  return amounts === quiet.amounts
    ? null
    : `not as in the quiet run:\n${differing(amounts, quiet.amounts)}`;
}

/** What stands where they begin to differ, up to where they agree again. */
function differing(found: string, expected: string): string {
  const [is, was] = [found.split("\n"), expected.split("\n")];
  const from = Math.max(0, is.findIndex((line, at) => line !== was[at]) - LINES_BEFORE);
  const same = is.toReversed().findIndex((line, at) => line !== was.at(-1 - at));
  const told = (lines: readonly string[], mark: string) =>
    lines.slice(from, Math.min(lines.length - same, from + LINES_TOLD)).map((one) => mark + one);
  return [...told(is, "is  "), ...told(was, "was ")].join("\n");
}
const LINES_BEFORE = 5;
const LINES_TOLD = 40;

/** Every amount, and every version that was ever published, whether any calendar has it or not. */
const allOf = (shop: Shop) => ({
  ...amountsOf(shop),
  versions: [...shop.memory.documents.plans.keys()].sort(),
});

const faulty = (shop: Shop, asked: Asked, point: Point): Line =>
  openLine(point, { touch: () => shop.touch(), twin: () => shop.ask(asked) });

async function finish(
  { then, isLeft }: Command,
  shop: Shop,
  asked: Asked,
  heard: Heard,
): Promise<Outcome> {
  if (!isLeft) await shop.askOn(asked, heard);
  await then?.(shop);
  await comeToRest(shop);
  const found = auditShop(shop, true);
  return found.length === 0 ? null : `at rest: ${told(found)}`;
}

/** Every operation in every mode that means anything for it. */
export function pointsOf({ operations }: Prepared, modes: readonly Mode[] = MODES): Point[] {
  return operations.flatMap((kind, at) =>
    modes.filter((mode) => applies(mode, kind)).map((mode) => ({ at, mode })),
  );
}

/** The first of those ways to be struck after which something is wrong, each with what. */
export async function failures(
  prepared: Prepared,
  all: readonly (readonly Point[])[],
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const points of all) {
    const outcome = await runPoints(prepared, points);
    const where = points.map(({ at, mode }) => `operation ${at} ${mode}`).join(", then ");
    if (outcome !== null) failed.push(`${where}: ${outcome}`);
    if (failed.length >= FAILURES_TOLD) break;
  }
  return failed;
}
const FAILURES_TOLD = 3;
