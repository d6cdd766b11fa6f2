import type { Around } from "#adapters/memory/store.ts";
import { BusyError } from "#ports/store.ts";

/**
 * What may befall one operation of a call. An operation is a request to the database or a word to WeChat.
 *
 * - `dies before`, `dies after`: the platform ends the call; nothing in it runs any more, nobody hears of it.
 * - `never arrives`, `reply lost`: the call goes on with an error (from WeChat: with no clear answer).
 * - `conflict`: somebody else writes every document that can change, right before.
 * - `busy`: the document stayed contended.
 * - `twin`: the very same call, made twice, runs through right before.
 */
export const MODES = [
  "dies before",
  "dies after",
  "never arrives",
  "reply lost",
  "conflict",
  "busy",
  "twin",
] as const;
export type Mode = (typeof MODES)[number];
export type Kind = "database" | "wechat";

/** What stands between a call and the world: every operation passes here. */
export type Line = {
  readonly around: Around;
  /** A word to WeChat: `unclear` is what the port answers when no clear reply came. */
  readonly outside: <T>(tell: () => Promise<T>, unclear: T) => Promise<T>;
  /** Settles when the platform has ended the call. */
  readonly died: Promise<void>;
  /** The kinds of the operations so far, in their order. */
  readonly operations: readonly Kind[];
};

export type Fault = { readonly at: number; readonly mode: Mode };
/** What others do in the middle of a call. */
export type Others = { readonly touch: () => void; readonly twin: () => Promise<unknown> };

const nothing: Others = { touch: () => {}, twin: async () => {} };
const forever = <T>(): Promise<T> => new Promise<T>(() => {});

/** A line on which one fault happens, or none. */
export function openLine(fault: Fault | null = null, others: Others = nothing): Line {
  const operations: Kind[] = [];
  let isDead = false;
  let die = (): void => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      isDead = true;
      resolve();
    };
  });

  async function pass<T>(
    kind: Kind,
    run: () => T | Promise<T>,
    lost: (why: string) => T,
  ): Promise<T> {
    const index = operations.push(kind) - 1;
    await Promise.resolve(); // Yields, so that the operations of one call interleave.
    if (isDead) return forever<T>();
    if (fault === null || index !== fault.at) return run();
    const { mode } = fault;
    if (mode === "dies before") return (die(), forever<T>());
    if (mode === "never arrives") return lost("never arrived");
    if (mode === "busy") throw new BusyError("a document that everybody wants");
    if (mode === "conflict") others.touch();
    if (mode === "twin") await others.twin();
    const answer = await run();
    if (mode === "dies after") return (die(), forever<T>());
    return mode === "reply lost" ? lost("the reply was lost") : answer;
  }

  const broken = (why: string): never => {
    throw new Error(why);
  };
  return {
    died,
    operations,
    around: (operation) => pass("database", operation, broken),
    outside: (tell, unclear) => pass("wechat", tell, () => unclear),
  };
}

/** Whether a mode means anything for an operation of a kind. */
export const applies = (mode: Mode, kind: Kind): boolean =>
  kind === "database" || (mode !== "conflict" && mode !== "busy");
