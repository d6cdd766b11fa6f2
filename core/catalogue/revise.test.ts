import { revised } from "#core/catalogue/revise.ts";
import { aProduct } from "#tests/fixtures.ts";

const wanted = aProduct("tea", { rev: 0, title: "new", changedAtMs: 9 });
const current = aProduct("tea", { rev: 3, title: "old", changedAtMs: 1 });

it.each([
  ["a new document", undefined, 0, { ok: true, value: wanted }],
  ["what was read", current, 3, { ok: true, value: wanted }],
  ["what others changed", current, 2, { ok: false, error: { code: "changed_meanwhile", rev: 3 } }],
  ["what exists already", current, 0, { ok: false, error: { code: "changed_meanwhile", rev: 3 } }],
  ["what is not there", undefined, 3, { ok: false, error: { code: "changed_meanwhile", rev: 0 } }],
])("saves %s", (_, before, rev, answer) => {
  expect(revised(before, wanted, rev)).toEqual(answer);
});

it("is the same object where the content is the same, whatever was read", () => {
  const same = { ...wanted, rev: 5, createdAtMs: 4, changedAtMs: 4 };
  for (const rev of [0, 4, 5]) {
    const answer = revised(same, wanted, rev);
    expect(answer.ok && answer.value).toBe(same);
  }
});
