import type { Approved, PreviewManyReply } from "#contracts/withdraw.ts";
import { fen } from "#core/money.ts";
import { ableOf, approveAll, type Yes } from "./batch.ts";

type One = { readonly promoterId: string; readonly withdrawalId: string };
const some = (n: number): readonly Yes[] =>
  Array.from({ length: n }, (_, i) => ({ promoterId: `P${i}`, withdrawalId: "w", netFen: null }));
const done = (one: One): Approved => ({ ...one, result: { ok: true, data: null } });
const busy = (one: One): Approved => ({ ...one, result: { ok: false, error: { code: "busy" } } });
const refused = (one: One): Approved => ({ ...one, result: { ok: false, error: { code: "no" } } });

it("asks in slices of 50, and again for what stayed busy, until each has its answer", async () => {
  const sizes: number[] = [];
  const progress: number[] = [];
  const seen = new Set<string>();
  const answers = await approveAll(
    some(120),
    (slice) => {
      sizes.push(slice.length);
      // Every second one is busy at first.
      const answer = (one: One, n: number) => {
        const isKnown = seen.has(one.promoterId);
        seen.add(one.promoterId);
        return isKnown || n % 2 === 0 ? done(one) : busy(one);
      };
      return Promise.resolve({ results: slice.map(answer) });
    },
    (known) => progress.push(known.length),
  );
  expect(answers.map(({ promoterId }) => promoterId)).toEqual(
    some(120).map(({ promoterId }) => promoterId),
  );
  expect(answers.every(({ result }) => result.ok)).toBe(true);
  expect(Math.max(...sizes)).toBe(50);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(120);
});

it("stops when nothing moves, and says which did not", async () => {
  let calls = 0;
  const answers = await approveAll(
    some(2),
    (slice) => {
      calls += 1;
      const [first] = slice;
      const isFirst = calls === 1 && first !== undefined;
      return Promise.resolve({
        results: slice.map((one) => (isFirst && one === first ? refused(one) : busy(one))),
      });
    },
    () => undefined,
  );
  expect(calls).toBe(4);
  expect(answers.map(({ result }) => result)).toEqual([
    { ok: false, error: { code: "no" } },
    { ok: false, error: { code: "busy" } },
  ]);
});

it("asks nothing for nothing, and passes a failure on", async () => {
  expect(
    await approveAll(
      [],
      () => Promise.reject(new Error("asked")),
      () => undefined,
    ),
  ).toEqual([]);
  const failing = approveAll(
    some(1),
    () => Promise.reject(new Error("no money")),
    () => undefined,
  );
  await expect(failing).rejects.toThrow("no money");
});

type Balance = PreviewManyReply["balance"];
it.each<[Balance, string]>([
  ["enough", "pays needs_second"],
  ["not_asked", "pays needs_second"],
  ["short", "needs_second"],
  ["unknown", "needs_second"],
])(
  "takes a first yes whatever the account holds, and the last one by its balance: %s",
  (balance, able) => {
    const outcomes = ["pays", "needs_second", "is_approved", "refused"] as const;
    const rows = outcomes.map((outcome) => ({
      ...{ promoterId: outcome, withdrawalId: "w", outcome, waits: null, problem: null },
      ...{ amountFen: fen(900), taxFen: fen(20), netFen: fen(880) },
    }));
    const told = ableOf({ balance, rows });
    expect(told.map(({ promoterId }) => promoterId).join(" ")).toBe(able);
    // Each with what it pays, so that nothing else is paid: a first yes pays nothing.
    for (const { promoterId, netFen } of told)
      expect([promoterId, netFen]).toEqual([promoterId, promoterId === "pays" ? 880 : null]);
  },
);
