import { cursorOf, placeOf } from "./cursor.ts";

it.each([
  { atMs: 0, id: "O1" },
  { atMs: 1_700_000_000_000, id: "payment_unknown:42:x" },
])("comes back as it was: %j", (place) => {
  expect(placeOf(cursorOf(place) ?? "")).toEqual(place);
});
it.each(["", "x", ":1", "12", "12:"])("reads %j as the first page", (text) => {
  expect(placeOf(text)).toBeNull();
});
it("has no cursor on the last page", () => expect(cursorOf(null)).toBeNull());
