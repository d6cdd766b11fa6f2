import { emptyMemory, type Memory, memoryStore } from "#adapters/memory/store.ts";
import type { Case } from "#core/commission/case.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import { dayAfter, type DayTrees, rootOf, withCase } from "#core/ledger/days.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { asked, PAID_MS, paidOut, soundCase, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { soundCalendar, soundVersion } from "#core/ledger/testing/soundPlan.ts";
import { type Fen, fen } from "#core/money.ts";
import { sealedText } from "#core/plan/published.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { audit, type AuditOptions } from "#scripts/audit/run.ts";
import { reportLines } from "#scripts/audit/tellAudit.ts";

const ROLLED_MS = PAID_MS + 30 * DAY_MS;
const FIRST_DAY = chinaDay(PAID_MS);

const seal = hmacSeal("a key of thirty-two characters!!");
const published = {
  ...soundVersion(),
  seal: seal.mark("plan", sealedText(soundVersion())),
};

/** Three orders that have matured, a wallet that paid some of it out and filed its first entries, one that did not. */
function soundDatabase(): Memory {
  const memory = emptyMemory();
  const { cases, orders, wallets, journal, ledger, roots, plans, calendars } = memory.documents;
  plans.set("p1@1", published);
  calendars.set("plans", soundCalendar());
  for (const [i, id] of ["O1", "O2", "O3"].entries()) {
    cases.set(id, { ...soundCase(id, PAID_MS + i * DAY_MS), rev: 1 });
    orders.set(id, theOrder(id));
  }
  const earned = (promoterId: string, maturedFen: number): Wallet =>
    rollForward(emptyWallet(promoterId), {
      ...{ afterMs: 0, untilMs: ROLLED_MS, maturedFen: fen(maturedFen) },
    });
  const wallet = asked(paidOut(asked(earned("A", 2_400), "w1", 1_000, 1), "w1"), "w2", 500, 15);
  wallets.set("A", { ...wallet, outbox: wallet.outbox.slice(2) });
  for (const entry of wallet.outbox.slice(0, 2)) journal.set(entry._id, { ...entry, rev: 1 });
  wallets.set("B", earned("B", 1_200));
  ledger.set("tax-paid/R1", {
    ...{ _id: "tax-paid/R1", rev: 1, atMs: 1, by: "staff-1", note: "" },
    postings: [{ from: "tax:2026-03", to: "bank:tax", amountFen: fen(40) }],
  });
  const trees = [...cases.values()].reduce<DayTrees>((sum, one) => withCase(sum, one), {});
  let before: DayRoot | null = null;
  for (let day = FIRST_DAY; day <= chinaDay(PAID_MS + 6 * DAY_MS); day = dayAfter(day)) {
    before = rootOf(day, trees[day], before, 1);
    roots.set(day, before);
  }
  return memory;
}
const outflow = (number: string): Promise<Fen> =>
  Promise.resolve(fen(number.startsWith("F1W2") ? 1_000 : 0));
const run = (memory: Memory, options: AuditOptions = {}) =>
  audit(memoryStore(memory), outflow, options);

it("finds a sound database sound, to the byte", async () => {
  const report = await run(soundDatabase(), { rebuild: true });
  expect(report).toMatchObject({ wallets: 2, cases: 3, roots: 7, brandEntries: 1, violations: [] });
  const lines = reportLines(report, { rebuild: true, askedWechat: true, hadKey: true });
  expect(lines.at(-1)).toBe("没有一处不符：账是平的。");
});

const set = <T extends object>(all: Map<string, T>, id: string, change: (known: T) => object) =>
  all.set(id, { ...all.get(id)!, ...change(all.get(id)!) });
const firstOf = <T>(list: readonly T[], change: object): T[] =>
  list.map((one, i) => (i === 0 ? { ...one, ...change } : one));
type Documents = Memory["documents"];

const onCases: readonly [string, string, string, (documents: Documents) => unknown][] = [
  [
    "an amount of an entry",
    "I2",
    "O2",
    ({ cases }) =>
      set(cases, "O2", ({ entries }) => ({
        entries: entries.map((entry) => ({
          ...entry,
          postings: firstOf(entry.postings, { amountFen: 9 }),
        })),
      })),
  ],
  [
    "an entry twice",
    "I1",
    "O2",
    ({ cases }) => set(cases, "O2", ({ entries }) => ({ entries: [...entries, entries[0]] })),
  ],
  [
    "a row raised",
    "I3",
    "O2",
    ({ cases }) =>
      set(cases, "O2", ({ schedule }) => ({ schedule: firstOf(schedule, { amountFen: 9_999 }) })),
  ],
  [
    "a refund dropped",
    "I2",
    "O2",
    ({ cases }) => set(cases, "O2", ({ facts }) => ({ facts: facts.slice(0, -1) })),
  ],
  [
    "a receipt dropped",
    "I23",
    "O2",
    ({ cases }) => set(cases, "O2", ({ facts: [a, , c] }) => ({ facts: [a, c] })),
  ],
  [
    "two facts swapped",
    "I23",
    "O2",
    ({ cases }) => set(cases, "O2", ({ facts: [a, b, c] }) => ({ facts: [a, c, b] })),
  ],
  [
    "a fact at another time",
    "I23",
    "O2",
    ({ cases }) => set(cases, "O2", ({ facts }) => ({ facts: firstOf(facts, { atMs: 1 }) })),
  ],
  ["an order that is gone", "I21", "O2", ({ orders }) => orders.delete("O2")],
  ["another buyer", "I21", "O2", ({ orders }) => set(orders, "O2", () => ({ buyerId: "U9" }))],
];
const onWallets: typeof onCases = [
  [
    "a richer wallet",
    "I8",
    "A",
    ({ wallets }) => set(wallets, "A", ({ availableFen }) => ({ availableFen: availableFen + 1 })),
  ],
  [
    "a withdrawal forgotten",
    "I9",
    "A",
    ({ wallets }) =>
      set(wallets, "A", ({ withdrawals }) => ({ withdrawals: withdrawals.slice(0, 1) })),
  ],
  [
    "one paid without approval",
    "I13",
    "w1",
    ({ wallets }) =>
      set(wallets, "A", ({ withdrawals }) => ({
        withdrawals: firstOf(withdrawals, { approvedAtMs: null }),
      })),
  ],
  ["an entry of the journal gone", "I15", "A", ({ journal }) => journal.delete("A:000000001")],
  [
    "an amount in the journal",
    "I15",
    "A",
    ({ journal }) =>
      set(journal, "A:000000002", ({ postings }) => ({
        postings: firstOf(postings, { amountFen: 999 }),
      })),
  ],
  [
    "the reason of an entry",
    "I23",
    "A",
    ({ journal }) => set(journal, "A:000000001", () => ({ cause: "roll/7" })),
  ],
  [
    "an entry to somebody else",
    "I1",
    "A",
    ({ journal }) =>
      set(journal, "A:000000002", ({ postings }) => ({
        postings: firstOf(postings, { to: "frozen:B" }),
      })),
  ],
  ["a wallet's head", "I23", "B", ({ wallets }) => set(wallets, "B", () => ({ head: "" }))],
];
const onTotals: typeof onCases = [
  [
    "a case that is gone",
    "I23",
    "2026-03-11",
    ({ cases, orders }) => (cases.delete("O2"), orders.delete("O2")),
  ],
  ["a root that is gone", "I23", "2026-03-13", ({ roots }) => roots.delete("2026-03-12")],
  [
    "a root made up",
    "I23",
    "2026-03-12",
    ({ roots }) => set(roots, "2026-03-12", () => ({ merkleRoot: "0" })),
  ],
  [
    "a brand entry that takes from a promoter",
    "I1",
    "tax-paid/R1",
    ({ ledger }) =>
      set(ledger, "tax-paid/R1", ({ postings }) => ({
        postings: firstOf(postings, { from: "available:A" }),
      })),
  ],
  [
    "a wallet made up, with its own chain",
    "I7",
    "C",
    ({ wallets }) =>
      wallets.set(
        "C",
        rollForward(emptyWallet("C"), { afterMs: 0, untilMs: 9, maturedFen: fen(5) }),
      ),
  ],
];

it.each([...onCases, ...onWallets, ...onTotals])(
  "names the document first: %s → %s %s",
  async (_, invariant, id, tamper) => {
    const memory = soundDatabase();
    tamper(memory.documents);
    const [first] = (await run(memory)).violations;
    expect(first).toMatchObject({ invariant, id });
  },
);

it("finds what WeChat paid and no wallet knows", async () => {
  const { violations } = await audit(
    memoryStore(soundDatabase()),
    () => Promise.resolve(fen(7)),
    {},
  );
  expect(violations.map(({ invariant }) => invariant)).toEqual(["I14"]);
});

it("finds by rebuilding what hides from every other rule: a row that comes a day early", async () => {
  const memory = soundDatabase();
  set(memory.documents.cases, "O2", ({ schedule }: Case) => ({
    schedule: schedule.map((row) => ({ ...row, availableAtMs: row.availableAtMs - DAY_MS })),
  }));
  expect((await run(memory)).violations).toEqual([]);
  const report = await run(memory, { rebuild: true });
  expect(report.violations).toMatchObject([{ invariant: "I24", id: "O2" }]);
  const lines = reportLines(report, { rebuild: true, askedWechat: false, hadKey: true });
  expect(lines.join("\n")).toMatch(
    /没有向微信核对.*\n发现 1 处不符。第一处：\n {2}单据 {2}O2\n {2}规则 {2}I24/,
  );
});

const onPlans: readonly [string, string, string, (documents: Documents) => unknown][] = [
  ["a seal", "I25", "p1@1", ({ plans }) => set(plans, "p1@1", () => ({ seal: "" }))],
  ["who published", "I25", "p1@1", ({ plans }) => set(plans, "p1@1", () => ({ publishedBy: "x" }))],
  [
    "an entry that names a version of nobody",
    "I25",
    "calendars/plans",
    ({ calendars }) =>
      set(calendars, "plans", ({ versions }) => ({
        versions: [...versions, { planId: "p1", version: 2, fromMs: PAID_MS + DAY_MS }],
      })),
  ],
  [
    "an entry that was moved over payments",
    "I18",
    "O1",
    ({ calendars }) => calendars.set("plans", soundCalendar(PAID_MS + 1)),
  ],
  ["a version that is gone", "I25", "calendars/plans", ({ plans }) => plans.delete("p1@1")],
];
it.each(onPlans)("names of plans, with the key: %s → %s %s", async (_, invariant, id, tamper) => {
  const memory = soundDatabase();
  expect(await run(memory, { seal })).toMatchObject({ plans: 1, violations: [] });
  tamper(memory.documents);
  const [first] = (await run(memory, { seal })).violations;
  expect(first).toMatchObject({ invariant, id });
});

it("says when nobody had the key of the seals", async () => {
  const report = await run(soundDatabase());
  const told = (hadKey: boolean) =>
    reportLines(report, { rebuild: false, askedWechat: true, hadKey }).join();
  expect([told(false), told(true)].map((text) => text.includes("没有 FENRUN_KEY"))).toEqual([
    true,
    false,
  ]);
});

it("tells how far it is", async () => {
  const told: string[] = [];
  await run(soundDatabase(), { progress: (what, done) => void told.push(`${what} ${done}`) });
  expect(told).toEqual(expect.arrayContaining(["wallets 2", "cases 3", "roots 7"]));
});
