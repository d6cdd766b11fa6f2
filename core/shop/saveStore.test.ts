import { savedStore, withOpen } from "#core/shop/saveStore.ts";
import { aStore } from "#core/shop/testing/store.ts";

const { rev: _rev, isOpen: _isOpen, ...said } = aStore("S1");

it("makes a new store, which is open", () => {
  expect(savedStore(undefined, said, 0)).toEqual({ ok: true, value: aStore("S1", { rev: 0 }) });
});

it.each([
  ["one that is not there", undefined, said, 1, { code: "store_unknown" }],
  [
    "what somebody else changed",
    aStore("S1", { rev: 3, name: "新" }),
    said,
    2,
    { code: "store_changed", rev: 3 },
  ],
  [
    "a second of the same id",
    aStore("S1", { name: "新" }),
    said,
    0,
    { code: "store_changed", rev: 1 },
  ],
  [
    "a region that is none",
    aStore("S1"),
    { ...said, region: "330006" },
    1,
    { code: "region_invalid" },
  ],
])("refuses %s", (_, known, wanted, rev, error) => {
  expect(savedStore(known, wanted, rev)).toEqual({ ok: false, error });
});

it("changes what was said and keeps what is said elsewhere", () => {
  const known = aStore("S1", { rev: 2, isOpen: false });
  expect(savedStore(known, { ...said, name: "新" }, 2)).toEqual({
    ok: true,
    value: { ...known, name: "新" },
  });
});

it("changes nothing when it is so already, as after a retry", () => {
  const known = aStore("S1", { rev: 2 });
  for (const rev of [0, 1, 2]) {
    const saved = savedStore(known, { ...said, hours: [...known.hours] }, rev);
    expect(saved.ok && saved.value).toBe(known);
  }
});

it("opens and closes", () => {
  const known = aStore("S1");
  expect(withOpen(known, true)).toBe(known);
  expect(withOpen(known, false)).toEqual({ ...known, isOpen: false });
});
