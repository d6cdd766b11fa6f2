import { readFileSync } from "node:fs";
import { withDefect } from "#scripts/mutate/defect.ts";
import { DEFECTS } from "#scripts/mutate/defects/all.ts";

/** Goal: no seeded defect is left behind when the code that it breaks is changed. */
it.each(DEFECTS)("still applies: $says", (defect) => {
  expect(withDefect(readFileSync(defect.file, "utf8"), defect)).not.toBeNull();
});

it("says of each defect something of its own", () => {
  const said = DEFECTS.map(({ says }) => says);
  expect(said.length).toBeGreaterThanOrEqual(25);
  expect(new Set(said).size).toBe(said.length);
});

it("does not apply where the text is not there, or there twice", () => {
  const defect = { file: "", find: "a", replace: "b", says: "" };
  expect(withDefect("xax", defect)).toBe("xbx");
  expect(withDefect("xx", defect)).toBeNull();
  expect(withDefect("axa", defect)).toBeNull();
});
