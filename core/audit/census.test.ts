import fc from "fast-check";
import { type Census, counted } from "#core/audit/census.ts";

/** Goal: however a collection grows, each id that goes is missed exactly once, and nothing else is. */
const PAGE = 3;

/** A collection that is counted from one end to the other, as the nights do. */
function collection() {
  const counts = new Map<string, Census>();
  return (ids: readonly string[]): readonly string[] => {
    const sorted = [...ids].sort();
    const missed: string[] = [];
    for (let fromId: string | null = ""; fromId !== null;) {
      const at: string = fromId;
      const page = sorted.filter((id) => id > at).slice(0, PAGE);
      const known = counts.get(at) ?? null;
      const { census, rest, missing, nextFromId } = counted(
        known,
        { collection: "c", fromId: at },
        page,
        PAGE,
        1,
      );
      if (rest && !counts.has(rest.fromId)) counts.set(rest.fromId, rest);
      counts.set(at, { ...census, gone: [...census.gone, ...missing] });
      missed.push(...census.gone, ...missing);
      fromId = nextFromId;
    }
    return missed;
  };
}

it("misses what goes, night after night, and no longer when it is back", () => {
  const count = collection();
  expect(count(["a", "b", "c", "d", "e"])).toEqual([]);
  expect(count(["a", "c", "d"])).toEqual(["b", "e"]);
  expect(count(["a", "c", "d"])).toEqual(["b", "e"]);
  expect(count(["a", "b", "c", "d"])).toEqual(["e"]);
  expect(count([])).toHaveLength(5);
});

it("misses just what is gone, whatever came in between", () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(ids, { minLength: 1, maxLength: 6 }), (nights) => {
      const count = collection();
      const seen = new Set<string>();
      for (const there of nights) {
        const missed = count(there);
        for (const id of there) seen.add(id);
        const gone = [...seen].filter((id) => !there.includes(id)).sort();
        expect([...missed].sort()).toEqual(gone);
      }
    }),
  );
});
