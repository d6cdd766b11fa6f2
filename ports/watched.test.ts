import { readFileSync } from "node:fs";
import { COUNTED, INPUTS, KEPT, PASSING } from "#ports/watched.ts";

/** Goal: no collection is forgotten: each is an input, counted, kept, or may pass. */
it("says of every collection what an edit by hand means there, once", () => {
  const rules = JSON.parse(readFileSync("database-rules.json", "utf8")) as object;
  const said = [...INPUTS, ...COUNTED, ...KEPT, ...PASSING];
  expect([...said].sort()).toEqual(Object.keys(rules).sort());
});
