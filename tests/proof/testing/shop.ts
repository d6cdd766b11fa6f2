import { hmacSeal } from "#adapters/keyed/seal.ts";
import { MEMORY_KEY, memoryDeps } from "#adapters/memory/deps.ts";
import { type MemoryBills, memoryBills } from "#adapters/memory/bills.ts";
import { type Around, emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { type MemoryPayments, memoryPayments } from "#adapters/memory/payments.ts";
import { type MemoryTransfers, memoryTransfers } from "#adapters/memory/transfers.ts";
import type { Caller } from "#ports/deps.ts";
import type { Reads } from "#ports/reads.ts";
import { type Instance, newInstance } from "#tests/proof/testing/functions.ts";
import { type Line, openLine } from "#tests/proof/testing/line.ts";
import type { FunctionName } from "#tests/proof/testing/functions.ts";

export const NOON_MS = Date.parse("2026-03-10T12:00:00+08:00");
export const shopSeal = hmacSeal(MEMORY_KEY);

/** A call as its caller makes it, and makes it again to the letter when he hears nothing. */
export type Asked = {
  readonly to: FunctionName;
  readonly caller: Caller;
  readonly event?: object;
};
/** What the caller heard. `silent`: nothing, or that he should try again. */
export type Heard =
  { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly code: string };

/** What stands outside of the database. Told the same words in the same order, it is the same again. */
export type Outer = {
  readonly transfers: MemoryTransfers;
  readonly payments: MemoryPayments;
  readonly bills: MemoryBills;
};
/** How money comes in: WeChat Pay v3, or cloudPay. */
export type Channel = MemoryPayments["channel"];
type Word = (outer: Outer) => unknown;
/** A shop as it stood: its documents, and every word that was said to WeChat. */
export type Snapshot = {
  readonly documents: Memory["documents"];
  readonly words: readonly Word[];
  readonly notices: readonly Asked[];
  readonly nowMs: number;
  readonly channel: Channel;
};

/** One shop: the real functions over maps, warm instances used again, everything told recorded. */
export type Shop = ReturnType<typeof buildShop>;

const SILENT: Heard = { ok: false, code: "silent" };
const AGAIN = ["silent", "busy", "internal", "payment_unclear", "balance_unknown"];
/** Whether the caller knows no more than before, be it of one of many, so that he asks the same again. */
export function isUnheard(heard: Heard): boolean {
  if (!heard.ok) return AGAIN.includes(heard.code);
  const { results = [] } = heard.data as { results?: readonly { readonly result?: unknown }[] };
  return results.some(({ result }) => isUnheard(heardOf(result)));
}

/** Lets everything go on that can. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** `readsOf`: questions that are to be answered otherwise than by looking at everything. */
export type ReadsOf = (plain: Reads, around: Around) => Partial<Reads>;
export const openShop = (nowMs = NOON_MS, memory = emptyMemory(), readsOf?: ReadsOf): Shop =>
  buildShop(memory, nowMs, [], "wechat", readsOf);
export const openShopWith = (channel: Channel): Shop =>
  buildShop(emptyMemory(), NOON_MS, [], channel);

/** The shop of a snapshot once more, with nothing in common with the others. */
export async function reopen({
  documents,
  words,
  nowMs,
  notices,
  channel,
}: Snapshot): Promise<Shop> {
  const memory = { ...emptyMemory(), documents: structuredClone(documents) };
  const shop = buildShop(memory, nowMs, notices, channel);
  for (const word of words) await shop.say(word);
  return shop;
}

function buildShop(
  memory: Memory,
  nowMs: number,
  told: readonly Asked[],
  channel: Channel,
  readsOf?: ReadsOf,
) {
  const transfers = memoryTransfers();
  const outer: Outer = { transfers, payments: memoryPayments(channel), bills: memoryBills() };
  const clock = { nowMs };
  const errors: unknown[] = [];
  const words: Word[] = [];
  const notices = new Set<Asked>(told);
  const idle = new Map<FunctionName, Instance[]>();

  /** Says something to WeChat, or lets something happen there. */
  async function say<T>(word: (outer: Outer) => T): Promise<Awaited<T>> {
    words.push(word);
    return await word(outer);
  }
  const make = (name: FunctionName): Instance =>
    newInstance(name, {
      deps: (lines) => {
        const around: Around = (operation) => lines.line().around(operation);
        const plain = memoryDeps({ memory, around });
        return {
          ...plain,
          reads: { ...plain.reads, ...readsOf?.(plain.reads, around) },
          nowMs: () => clock.nowMs - lines.lagMs(),
          caller: lines.caller,
          logError: (error) => void errors.push(error),
        };
      },
      say,
      channel,
    });

  /** `lagMs`: the call began so long ago, or its clock is so far behind. */
  async function ask(asked: Asked, line: Line = openLine(), lagMs = 0): Promise<Heard> {
    const { to, caller, event } = asked;
    if (caller.door === "wechat-pay" || to === "notify") notices.add(asked);
    const instance = idle.get(to)?.pop() ?? make(to);
    const reply = instance.serve({ line, caller, lagMs }, event).then(heardOf, (error: unknown) => {
      errors.push(error); // A timer that throws: the platform runs it again.
      return SILENT;
    });
    const heard = await Promise.race([reply, line.died.then(() => null)]);
    await turn(); // What a call left running comes to its end, as the platform lets it or not.
    if (heard === null) return SILENT;
    idle.set(to, [...(idle.get(to) ?? []), instance]);
    return heard;
  }

  return {
    ...{ memory, outer, clock, errors, notices, say, ask },
    /** Asks until there is an answer, a second later each time. */
    async askOn(asked: Asked, first?: Heard): Promise<Heard> {
      let heard = first ?? (await ask(asked));
      for (let tries = 0; tries < 10 && isUnheard(heard); tries++) {
        clock.nowMs += 1_000;
        heard = await ask(asked);
      }
      return heard;
    },
    /** Somebody else writes every document that may change, without changing anything in it. */
    touch(): void {
      for (const name of MUTABLE) {
        const documents: Map<string, { readonly rev: number }> = memory.documents[name];
        for (const [id, known] of documents) documents.set(id, { ...known, rev: known.rev + 1 });
      }
    },
    snapshot: (): Snapshot => ({
      documents: structuredClone(memory.documents),
      words: [...words],
      notices: [...notices],
      nowMs: clock.nowMs,
      channel,
    }),
  };
}

/** All others are written once. */
const MUTABLE = [
  ...(["cases", "fans", "promoters", "calendars", "wallets", "sweeps", "channels"] as const),
  ...(["counters", "settings", "identities", "audits", "bills", "breaks"] as const),
  ...(["posts", "forecasts", "monitors"] as const),
];

function heardOf(answer: unknown): Heard {
  const told = answer as {
    ok?: boolean;
    data?: unknown;
    error?: { code: string };
    errcode?: number;
    errmsg?: string;
    statusCode?: number;
  };
  if (told.statusCode !== undefined && told.statusCode !== 200) {
    return { ok: false, code: told.statusCode >= 500 ? "internal" : String(told.statusCode) };
  }
  if (told.ok === false) return { ok: false, code: told.error?.code ?? "internal" };
  if (told.errcode) return { ok: false, code: told.errmsg ?? "internal" };
  return { ok: true, data: told.data ?? answer };
}
