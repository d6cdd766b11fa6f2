import { createHash } from "node:crypto";
import { CHAIN_START, chained } from "#core/ledger/digest.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const headOf = (links: readonly unknown[]) => links.reduce<string>(chained, CHAIN_START);

/** Goal: anybody can compute the chain again, with nothing but SHA-256 and the documents. */
it("is SHA-256 over the head before, a line end and the link with its fields in order", () => {
  const first = sha256('\n{"a":1,"b":[2,{"c":3,"d":4}]}');
  expect(chained(CHAIN_START, { b: [2, { d: 4, c: 3 }], a: 1 })).toBe(first);
  expect(chained(first, { n: 2 })).toBe(sha256(`${first}\n{"n":2}`));
});

it.each<[string, readonly unknown[]]>([
  ["the first link is changed", [{ n: 9 }, { n: 2 }, { n: 3 }]],
  ["the first link is dropped", [{ n: 2 }, { n: 3 }]],
  ["a link is dropped in between", [{ n: 1 }, { n: 3 }]],
  ["two links are swapped", [{ n: 2 }, { n: 1 }, { n: 3 }]],
  ["a link is put in", [{ n: 1 }, { n: 1 }, { n: 2 }, { n: 3 }]],
])("has another head in the end when %s", (_, links) => {
  expect(headOf(links)).not.toBe(headOf([{ n: 1 }, { n: 2 }, { n: 3 }]));
});
