import { dayAfter, rootOf, withCase } from "#core/ledger/days.ts";
import { EMPTY_MERKLE, merkleRoot, withLeaf } from "#core/ledger/merkle.ts";
import { caseOf, paidFact, refundFact } from "#core/ledger/testing/soundBooks.ts";

const at = (time: string) => Date.parse(`2026-03-${time}+08:00`);
const rootOver = (...leaves: readonly string[]) =>
  merkleRoot(leaves.reduce(withLeaf, EMPTY_MERKLE));

const paid = caseOf("O1", [[paidFact, at("10T12:00:00.000")]]);
const evening = caseOf("O1", [[refundFact("R1", 100), at("10T23:59:59.999")]], paid);
const known = caseOf("O1", [[refundFact("R2", 100), at("11T00:00:00.000")]], evening);

it("holds where a case stood at the end of each of its days in China, once a day", () => {
  const trees = withCase({}, known);
  expect(Object.keys(trees)).toEqual(["2026-03-10", "2026-03-11"]);
  const root = (day: string) => rootOf(day, trees[day], null, 0);
  expect(root("2026-03-10")).toMatchObject({
    cases: 1,
    merkleRoot: rootOver(`O1\n${evening.head}`),
  });
  expect(root("2026-03-11")).toMatchObject({ cases: 1, merkleRoot: rootOver(`O1\n${known.head}`) });
});

it("takes only the days that are wanted, and cases in the order in which they come", () => {
  const other = caseOf("O2", [[paidFact, at("10T08:00:00.000")]]);
  const isWanted = (day: string) => day === "2026-03-10";
  const trees = [known, other].reduce((all, one) => withCase(all, one, isWanted), {});
  expect(trees).toEqual({
    "2026-03-10": [`O1\n${evening.head}`, `O2\n${other.head}`].reduce(withLeaf, EMPTY_MERKLE),
  });
});

it("knows the day after the last of a month", () => {
  expect([dayAfter("2026-02-28"), dayAfter("2026-12-31")]).toEqual(["2026-03-01", "2027-01-01"]);
});
