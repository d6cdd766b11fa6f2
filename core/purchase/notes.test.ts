import { noted, STAFF_NOTES_MAX } from "#core/purchase/notes.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

it("finds room for a new note: the oldest goes", () => {
  const staffNotes = Array.from({ length: STAFF_NOTES_MAX }, (_, n) => ({
    ...{ atMs: n, by: "staff", text: `${n}` },
  }));
  const full = aPurchase([aPurchaseLine("tea-1", 1, 100)], { staffNotes });
  const notes = noted(full, 99, "shop", "new").staffNotes;
  expect(notes).toHaveLength(STAFF_NOTES_MAX);
  expect([notes[0]?.text, notes.at(-1)?.text]).toEqual(["1", "new"]);
});
