import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import { fen } from "#core/money.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Store } from "#ports/store.ts";
import { BusyError } from "#ports/store.ts";
import { aPromoter } from "#tests/fixtures.ts";

const NOW = 1_000_000;

/** A brand with the promoters A (1), B (2, banned) and C (3, in five groups). */
function aBrand(storeOf: (store: Store) => Store = (store) => store) {
  const logged: unknown[] = [];
  const known = memoryDeps({ nowMs: () => NOW, caller: () => staff });
  const logError = (error: unknown) => void logged.push(error);
  const deps = { ...known, store: storeOf(known.store), logError };
  const { documents } = known.memory;
  documents.promoters.set("A", aPromoter("A", { number: 1 }));
  documents.promoters.set("B", aPromoter("B", { number: 2, bannedAtMs: 5, banReason: "old" }));
  const groups = ["1", "2", "3", "4", "5"];
  documents.promoters.set("C", aPromoter("C", { number: 3, groups }));
  const door = serve("commission", deps, actions);
  const ask = async (action: string, more: object): Promise<ManyReply> => {
    const reply = await door({ action, promoterIds: ["A", "B", "C", "X", "A"], ...more });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.data as ManyReply;
  };
  const people = () => structuredClone([...documents.promoters.values()]);
  return { ...deps, documents, logged, door, ask, people };
}
const outcomes = ({ rows }: ManyReply) =>
  rows.map(({ promoterId, outcome, code }) => [promoterId, outcome, ...(code ? [code] : [])]);

it.each([
  [
    "setGroups",
    { add: ["茶友"], remove: [] },
    [
      ["A", "changed"],
      ["B", "changed"],
      ["C", "refused", "groups_full"],
      ["X", "unknown"],
    ],
    "分组加入「茶友」。2 位会变，1 位不能改，1 位没有找到。",
  ],
  [
    "setGroups",
    { add: ["6"], remove: ["1"] },
    [
      ["A", "changed"],
      ["B", "changed"],
      ["C", "changed"],
      ["X", "unknown"],
    ],
    "分组加入「6」，移出「1」。3 位会变，1 位没有找到。",
  ],
  [
    "setGroups",
    {},
    [
      ["A", "same"],
      ["B", "same"],
      ["C", "same"],
      ["X", "unknown"],
    ],
    "分组不变。0 位会变，3 位本来就是这样，1 位没有找到。",
  ],
  [
    "setPlace",
    { place: "330100" },
    [
      ["A", "changed"],
      ["B", "changed"],
      ["C", "changed"],
      ["X", "unknown"],
    ],
    "地区改为 330100。3 位会变，1 位没有找到。",
  ],
  [
    "setPlace",
    { place: "330006" },
    [
      ["A", "refused", "region_invalid"],
      ["B", "refused", "region_invalid"],
      ["C", "refused", "region_invalid"],
      ["X", "unknown"],
    ],
    "地区改为 330006。0 位会变，3 位不能改，1 位没有找到。",
  ],
  [
    "setPlace",
    { place: null },
    [
      ["A", "same"],
      ["B", "same"],
      ["C", "same"],
      ["X", "unknown"],
    ],
    "清空地区。0 位会变，3 位本来就是这样，1 位没有找到。",
  ],
  [
    "setLevelMany",
    { level: "金" },
    [
      ["A", "changed"],
      ["B", "refused", "promoter_banned"],
      ["C", "changed"],
      ["X", "unknown"],
    ],
    "等级从明天 0 点起改为「金」。2 位会变，1 位不能改，1 位没有找到。",
  ],
  [
    "banMany",
    { reason: "刷单" },
    [
      ["A", "changed"],
      ["B", "same"],
      ["C", "changed"],
      ["X", "unknown"],
    ],
    "清退，立即生效；以前的分润照常到账，仍可提现：待结算 0.00 元，可提现 0.00 元，提现中 0.00 元。" +
      "2 位会变，1 位本来就是这样，1 位没有找到。",
  ],
])("%s %j says before what it does, and does just that, once", async (...given) => {
  const [action, request, expected, sentence] = given;
  const { ask, people } = aBrand();
  const before = people();
  const preview = await ask(action, { ...request, preview: true });
  expect([outcomes(preview), preview.sentence]).toEqual([expected, sentence]);
  expect(people()).toEqual(before);
  const did = await ask(action, { ...request, preview: false });
  expect(outcomes(did)).toEqual(expected);
  expect(did.sentence).toBe(sentence.replace("位会变", "位已改"));
  const after = people();
  const again = await ask(action, { ...request, preview: false });
  expect(again.counts).toMatchObject({ changed: 0, failed: 0 });
  expect(again.counts.same).toBe(preview.counts.changed + preview.counts.same);
  expect(people()).toEqual(after);
});

it("tells the money of those who would be banned, which stays theirs", async () => {
  const { ask, documents } = aBrand();
  for (const id of ["A", "B"]) {
    const money = { availableFen: fen(300), frozenFen: fen(20) };
    documents.wallets.set(id, { ...emptyWallet(id), rev: 1, ...money });
  }
  const { money } = await ask("banMany", { reason: "刷单", preview: true });
  expect(money).toEqual({ pendingFen: 0, availableFen: 300, frozenFen: 20 }); // B was banned before.
  const nobody = await ask("banMany", { reason: "刷单", preview: true, promoterIds: ["B"] });
  expect(nobody.money).toEqual({ pendingFen: 0, availableFen: 0, frozenFen: 0 });
});

it("goes on where the database does not take one, and says which", async () => {
  const { ask, people, logged } = aBrand((store) => ({
    ...store,
    change: (from, id, ...rest) => {
      if (from === "promoters" && id === "A") throw new BusyError();
      return store.change(from, id, ...rest);
    },
  }));
  const did = await ask("setLevelMany", { level: "金", preview: false });
  expect(did.rows[0]).toMatchObject({
    outcome: "failed",
    message: expect.stringMatching(/再提交/),
  });
  expect(did.counts).toMatchObject({ changed: 1, failed: 1 });
  expect(people().map(({ levels }) => levels.length)).toEqual([0, 0, 1]);
  expect(logged.length).toBe(1);
});

it("says what it did where somebody else was quicker", async () => {
  const { ask } = aBrand((store) => ({
    ...store,
    change: (from, id, decide) => store.change(from, id, decide), // As if what was read were old.
  }));
  expect((await ask("setPlace", { place: "330100", preview: false })).counts.changed).toBe(3);
});

it("takes a hundred and no more, and no group without a name", async () => {
  const { door } = aBrand();
  const ids = Array.from({ length: 101 }, (_, n) => `P${n}`);
  const level = { action: "setLevelMany", level: "金", preview: true };
  expect(await door({ ...level, promoterIds: ids })).toMatchObject({
    error: { code: "request_invalid" },
  });
  expect(await door({ ...level, promoterIds: ids.slice(1) })).toMatchObject({ ok: true });
  for (const add of [[""], [" "], ["a|b"], ["x".repeat(21)]]) {
    const event = { action: "setGroups", promoterIds: ["A"], preview: true, add };
    expect(await door(event)).toMatchObject({ error: { code: "request_invalid" } });
  }
});
