import fc from "fast-check";
import { digest } from "#core/ledger/digest.ts";
import { EMPTY_MERKLE, merkleRoot, withLeaf } from "#core/ledger/merkle.ts";

const rootOver = (leaves: readonly string[]) => merkleRoot(leaves.reduce(withLeaf, EMPTY_MERKLE));

/** RFC 6962, section 2.1, as it is written there: split at the largest power of two below n. */
function naive(leaves: readonly string[]): string {
  const [first] = leaves;
  if (first === undefined) return digest("");
  if (leaves.length === 1) return digest(`leaf\n${first}`);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return digest(`node\n${naive(leaves.slice(0, k))}\n${naive(leaves.slice(k))}`);
}

it("is the tree of RFC 6962, for every number of leaves", () => {
  for (let n = 0; n <= 70; n++) {
    const leaves = Array.from({ length: n }, (_, i) => `O${i}`);
    expect(rootOver(leaves)).toBe(naive(leaves));
  }
});

it("keeps one mark for each bit, whatever the number of leaves", () => {
  let tree = EMPTY_MERKLE;
  for (let n = 0; n < 1_000; n++) tree = withLeaf(tree, `O${n}`);
  expect(tree).toMatchObject({ leaves: 1_000, peaks: { length: 6 } });
});

it("changes with any leaf that is changed, dropped, added or swapped", () => {
  const leaves = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(leaves, fc.nat(), (texts, at) => {
      const i = at % texts.length;
      const j = (i + 1) % texts.length;
      const swapped = texts.map((text, k) => (k === i ? texts[j]! : k === j ? texts[i]! : text));
      const others = [
        texts.map((text, k) => (k === i ? `${text}!` : text)),
        texts.filter((_, k) => k !== i),
        [...texts, texts[i]!],
        swapped,
      ];
      for (const other of others) expect(rootOver(other)).not.toBe(rootOver(texts));
    }),
  );
});
