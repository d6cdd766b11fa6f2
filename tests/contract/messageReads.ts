import { emptyConsents } from "#core/message/consents.ts";
import type { Consents, Message } from "#core/message/message.ts";
import { NEVER_MS } from "#core/time.ts";
import type { MessageFilter, MessageReads, Place } from "#ports/messageReads.ts";
import type { Store } from "#ports/store.ts";

const id = (name: string): string => `paid/mr-${name}`;
const aMessage = (name: string, atMs: number, changes: Partial<Message> = {}): Message => ({
  ...{ _id: id(name), rev: 1, openid: "mr-A", moment: "paid", fields: {}, page: "" },
  ...{ atMs, state: "sent", reason: null },
  ...changes,
});
const MESSAGES = [
  aMessage("1", 10),
  aMessage("2", 20, { openid: "mr-B", state: "unclear" }),
  aMessage("3", 20, { moment: "shipped" }),
  aMessage("4", 30, { openid: "mr-B", state: "sending" }),
];
const aPerson = (name: string, changes: Partial<Consents>): Consents => ({
  ...emptyConsents(`mr-${name}`),
  ...{ rev: 1, asksPromoter: true },
  ...changes,
});
const PEOPLE = [
  aPerson("p1", { toldUntilMs: 300, left: { payout: 2 } }),
  aPerson("p2", { toldUntilMs: 100 }),
  aPerson("p3", { toldUntilMs: 0, asksPromoter: false }),
  aPerson("p4", { toldUntilMs: 301 }),
  aPerson("p5", { toldUntilMs: 100 }),
];

/** What every `MessageReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function messageReadsContract(open: () => { store: Store; reads: MessageReads }): void {
  let reads: MessageReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of MESSAGES) await opened.store.create("messages", one);
    for (const one of PEOPLE) await opened.store.create("consents", one);
  });
  const ALL: MessageFilter = { fromMs: 0, untilMs: NEVER_MS };
  const names = async (filter: MessageFilter, after: Place | null = null, limit = 10) =>
    (await reads.messageLog(filter, after, limit)).map(({ _id }) => _id.slice(-1)).join("");

  it.each<[string, Partial<MessageFilter>, string]>([
    ["all", {}, "4321"],
    ["a person's", { openid: "mr-B" }, "42"],
    ["a moment's", { moment: "shipped" }, "3"],
    ["some states'", { states: ["unclear", "sending"] }, "42"],
    ["a span's, its ends too", { fromMs: 20, untilMs: 20 }, "32"],
    ["a person's of a state", { openid: "mr-A", states: ["sent"], untilMs: 10 }, "1"],
  ])("lists %s messages, the newest first", async (_, filter, expected) => {
    expect(await names({ ...ALL, ...filter })).toBe(expected);
  });

  it("goes on after a place, also among messages of one instant", async () => {
    expect(await names(ALL, null, 2)).toBe("43");
    expect(await names(ALL, { atMs: 20, id: id("3") }, 1)).toBe("2");
    expect(await names(ALL, { atMs: 20, id: id("2") }, 5)).toBe("1");
    expect(await names({ ...ALL, openid: "mr-B" }, { atMs: 30, id: id("4") })).toBe("2");
    expect(await names(ALL, { atMs: 10, id: id("1") })).toBe("");
  });

  it("finds the promoters who are to be told, the longest ago first", async () => {
    const found = await reads.promotersToTell(300, 10);
    expect(found).toEqual([PEOPLE[1], PEOPLE[4], PEOPLE[0]]);
    expect(await reads.promotersToTell(300, 1)).toEqual([PEOPLE[1]]);
    expect(await reads.promotersToTell(99, 10)).toEqual([]);
  });
}
