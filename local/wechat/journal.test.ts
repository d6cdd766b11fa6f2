/** Goal: the book is what the disk says, whatever happens while it is written. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openJournal } from "./journal.ts";

type Added = { readonly add: number };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "journal-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = (path = join(directory, "a", "sums.jsonl")) =>
  openJournal<{ sum: number }, Added>({
    ...{ path, durability: "full", empty: () => ({ sum: 0 }) },
    apply: (book, { add }) => void (book.sum += add),
  });

it("keeps what was committed, in turns, over a restart", async () => {
  const journal = open();
  // Each doubles what it finds: run at the same time, two of them would find the same.
  const double = () =>
    journal.inTurn(async (book, commit) => commit([{ add: Math.max(1, book.sum) }]));
  await Promise.all([double(), double(), double()]);
  expect(journal.book()).toEqual({ sum: 4 });
  expect(open().book()).toEqual({ sum: 4 });
});

it("cuts off a line that was half written, and refuses one that is no JSON", async () => {
  const journal = open();
  await journal.inTurn((_, commit) => commit([{ add: 1 }]));
  const path = join(directory, "a", "sums.jsonl");
  appendFileSync(path, '{"add":');
  expect(open().book()).toEqual({ sum: 1 });
  expect(readFileSync(path, "utf8")).toBe('{"add":1}\n');
  appendFileSync(path, "nonsense\n");
  expect(() => open()).toThrow(/sums.jsonl, line 2: not an event/);
});

it("counts nothing that could not be written, and goes on when it can be", async () => {
  const journal = open(join(directory, "folder", "sums.jsonl"));
  mkdirSync(join(directory, "folder", "sums.jsonl"), { recursive: true });
  const add = () => journal.inTurn((_, commit) => commit([{ add: 1 }]));
  await expect(add()).rejects.toMatchObject({ code: "EISDIR" });
  expect(journal.book()).toEqual({ sum: 0 });
  rmSync(join(directory, "folder"), { recursive: true });
  await add();
  expect(journal.book()).toEqual({ sum: 1 });
  await journal.settled();
});
