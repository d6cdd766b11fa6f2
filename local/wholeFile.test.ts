/** Goal: a file is there whole or not at all, and what a kill left behind is in nobody's way. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDraft, writeWhole, writeWholeSync } from "./wholeFile.ts";

const directory = mkdtempSync(join(tmpdir(), "cloudbase-whole-"));
afterAll(() => rmSync(directory, { recursive: true }));

it.each<[name: string, write: (path: string, text: string) => Promise<void> | void]>([
  ["writeWhole", writeWhole],
  ["writeWholeSync", writeWholeSync],
])("%s puts the new file in the place of the old one", async (name, write) => {
  const folder = join(directory, name, "deep");
  const path = join(folder, "key.txt");
  await write(path, "old and long");
  writeFileSync(`${path}.draft`, "cut off by a kill, and longer", { mode: 0o600 });
  await write(path, "new");
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["key.txt"]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it("leaves the old file alone when the new one cannot be written", async () => {
  const path = join(directory, "kept.txt");
  writeWholeSync(path, "kept");
  await expect(writeWhole(join(path, "below-a-file"), "x")).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(readFileSync(path, "utf8")).toBe("kept");
});

it("knows a draft by its name", () => {
  expect(["a.draft", "a.draft.txt", "draft"].filter(isDraft)).toEqual(["a.draft"]);
});
