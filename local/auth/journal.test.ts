/** Goal: the journal tells what was written, and does not grow with what no longer counts. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "./journal.ts";

const directory = mkdtempSync(join(tmpdir(), "cloudbase-journal-"));
afterAll(() => rmSync(directory, { recursive: true }));

it("is written anew when most of it is undone, and opens with what counts", () => {
  const path = join(directory, "j.jsonl");
  let last: unknown;
  const open = () =>
    openJournal({
      path,
      replay: (entry) => (last = entry),
      *live() {
        yield { n: last };
      },
    });
  const journal = open();
  for (let n = 1; n <= 20_100; n++) {
    last = n;
    journal.append({ n });
  }
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(100);
  expect(lines.slice(0, 2)).toEqual(['{"n":20001}', '{"n":20002}']);
  open();
  expect(last).toEqual({ n: 20_100 });
});
