import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillIn, missingIn, readVariables } from "./environment.ts";

const folder = mkdtempSync(join(tmpdir(), "deploy-environment-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("looks in the environment, then .env.local, then .env", () => {
  writeFileSync(join(folder, ".env.local"), "A=local\nB=local\n");
  writeFileSync(join(folder, ".env"), "A=file\nB=file\nC='file\nof two lines'\n");
  const variables = readVariables(folder, { A: "process" });
  expect(["A", "B", "C", "D"].map(variables)).toEqual([
    "process",
    "local",
    "file\nof two lines",
    undefined,
  ]);
});

it("takes an empty value for a value", () => {
  expect(missingIn("{{env.A}}", () => "")).toEqual([]);
});

it("fills in every variable of a text, and names those that are nowhere", () => {
  const variables = (name: string) => (name === "A" ? "$&1" : undefined);
  expect(fillIn("{{env.A}}-{{ env.A }}-{{env.B}}", variables)).toBe("$&1-$&1-{{env.B}}");
  expect(missingIn("{{env.A}}-{{ env.C }}-{{env.B}}", variables)).toEqual(["C", "B"]);
});
