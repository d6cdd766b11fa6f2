import fc from "fast-check";
import { fen } from "#core/money.ts";
import { dayStartMs, monthSpanMs } from "#core/time.ts";
import { filedBelowSeq, monthStatement } from "#core/wallet/monthStatement.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { balancesOf, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

const march = { month: "2026-03", ...monthSpanMs("2026-03") };
/** A wallet into which so much came due at those times; the first `filed` entries are in the journal. */
function booked(rows: readonly (readonly [atMs: number, amountFen: number])[], filed: number) {
  const whole = rows.reduce<Wallet>(
    (wallet, [untilMs, amountFen]) =>
      rollForward(wallet, {
        ...{ afterMs: wallet.watermarkMs, untilMs, maturedFen: fen(amountFen) },
      }),
    emptyWallet("A"),
  );
  const journal = whole.outbox.slice(0, filed);
  const wallet = { ...whole, outbox: whole.outbox.slice(filed) };
  const belowSeq = filedBelowSeq(wallet);
  const below = journal.filter(({ seq }) => seq < belowSeq);
  const inMonth = below.filter(({ atMs }) => atMs >= march.fromMs && atMs < march.untilMs);
  const postingsOf = (entries: typeof journal) => entries.flatMap(({ postings }) => postings);
  const sums = {
    before: postingsOf(below.filter(({ atMs }) => atMs < march.fromMs)),
    during: postingsOf(inMonth),
  };
  const page = (afterSeq: number, limit: number) =>
    monthStatement(
      wallet,
      march,
      { sums, filed: inMonth.filter(({ seq }) => seq > afterSeq).slice(0, limit + 1) },
      { afterSeq, limit },
    );
  return { whole, page };
}

it("knows the first instant of a month in China, and of the next", () => {
  for (const [month, next] of [
    ["2026-01", "2026-02"],
    ["2026-02", "2026-03"],
    ["2026-12", "2027-01"],
  ] as const) {
    const span = { fromMs: dayStartMs(`${month}-01`), untilMs: dayStartMs(`${next}-01`) };
    expect(monthSpanMs(month)).toEqual(span);
  }
});

it.each([0, 1, 2, 3, 4])("tells a month in words, the first %i filed", (filed) => {
  const { page } = booked(
    [
      [march.fromMs - 1, 500],
      [march.fromMs, 70],
      [march.untilMs - 1, -30],
      [march.untilMs, 9],
    ],
    filed,
  );
  expect(page(0, 100)).toMatchObject({
    ...{ promoterId: "A", month: "2026-03", nextAfterSeq: null },
    ...{
      opening: { availableFen: 500 },
      totals: { availableFen: 40 },
      closing: { availableFen: 540 },
    },
    entries: [
      { seq: 2, day: "2026-03-01", text: "佣金到账", amountFen: 70, change: { availableFen: 70 } },
      {
        seq: 3,
        day: "2026-03-31",
        text: "退款扣回佣金",
        amountFen: -30,
        change: { availableFen: -30 },
      },
    ],
  });
});

it("adds up, however entries are filed and however it is paged", () => {
  const anyRow = fc.tuple(
    fc.integer({ min: 1, max: 40 * 24 }),
    fc.integer({ min: -900, max: 900 }),
  );
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 40 }),
      fc.nat(40),
      fc.integer({ min: 1, max: 9 }),
      (rows, filed, limit) => {
        let atMs = march.fromMs - 30 * 24 * 3_600_000;
        const times = rows.map(
          ([hours, amount]) => [(atMs += hours * 3_600_000), amount || 1] as const,
        );
        const { whole, page } = booked(times, filed);
        const first = page(0, limit);
        const entries = [...first.entries];
        for (let next = first.nextAfterSeq; next !== null;) {
          const more = page(next, limit);
          expect([more.opening, more.closing]).toEqual([first.opening, first.closing]);
          expect(more.entries.length).toBeLessThanOrEqual(limit);
          entries.push(...more.entries);
          next = more.nextAfterSeq;
        }
        const inMonth = whole.outbox.filter(
          ({ atMs: at }) => at >= march.fromMs && at < march.untilMs,
        );
        expect(entries.map(({ seq }) => seq)).toEqual(inMonth.map(({ seq }) => seq));
        const moved = entries.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(first.opening.availableFen + moved).toBe(first.closing.availableFen);
        const until = whole.outbox.filter(({ atMs: at }) => at < march.untilMs);
        expect(first.closing).toEqual(
          balancesOf(
            "A",
            until.flatMap(({ postings }) => postings),
          ),
        );
      },
    ),
  );
});
