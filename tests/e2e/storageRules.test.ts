import { withStack } from "#tests/e2e/stack.ts";

/** Goal: what lies in storage is read by those whom it concerns, and nobody writes over another one's file. */
const stack = withStack();

/** Who comes to the storage, as its rules know him. */
type Who = { readonly openid?: string; readonly uid?: string; readonly loginType?: string };
const shopper: Who = { openid: "o-shopper" };
const colleague: Who = { uid: "u-colleague", loginType: "USERNAME" };
const guest: Who = { uid: "u-guest", loginType: "ANONYMOUS" };
const nobody: Who = {};

const picture = "shop/products/9f.webp";
const proof = "aftersales/O1/9f.jpg";
const table = "sheets/9f/orders.xlsx";
const upload = "sheets/uploads/9f.xlsx";

type Case = readonly [who: string, as: Who, path: string, owner: string | null, may: boolean];
const READS: readonly Case[] = [
  ["a shopper", shopper, picture, "u-colleague", true],
  ["nobody", nobody, picture, "u-colleague", true],
  ["nobody, put there by a function", nobody, picture, null, true],
  ["whoever sent it", shopper, proof, "o-shopper", true],
  ["another shopper", { openid: "o-other" }, proof, "o-shopper", false],
  ["a colleague, who is shown it by a function", colleague, proof, "o-shopper", false],
  ["nobody", nobody, proof, "o-shopper", false],
  ["a shopper, of an exported table", shopper, table, null, false],
  ["a colleague, who is given a link by a function", colleague, table, null, false],
  ["nobody, of an exported table", nobody, table, null, false],
  ["whoever uploaded a table", colleague, upload, "u-colleague", false],
  ["a shopper, outside of all folders", shopper, "o-shopper.jpg", "o-shopper", false],
  ["a shopper, beside a folder", shopper, "shopping/1.jpg", "u-colleague", false],
];
const NEW = "new";
const WRITES: readonly Case[] = [
  ["a colleague", colleague, picture, NEW, true],
  ["a colleague, over his own", colleague, picture, "u-colleague", true],
  ["a colleague, over another one's", colleague, picture, "u-other", false],
  ["a shopper, over a colleague's", shopper, picture, "u-colleague", false],
  ["a shopper, over a function's", shopper, picture, null, false],
  ["a colleague", colleague, upload, NEW, true],
  ["a colleague, over a table of a function", colleague, table, null, false],
  ["a colleague, among the tables", colleague, table, NEW, false],
  ["a shopper", shopper, proof, NEW, true],
  ["a guest", guest, proof, NEW, false],
  ["nobody", nobody, picture, NEW, false],
  ["a shopper, outside of all folders", shopper, "mine.jpg", NEW, false],
  ["a shopper, beside a folder", shopper, "sheets/uploads.jpg", NEW, false],
];

async function may(operation: "read" | "write", [, identity, path, owner]: Case): Promise<unknown> {
  const file = owner === NEW ? { exists: false } : { exists: true, ...(owner && { owner }) };
  const wish = { kind: "file", operation, path, identity, ...file };
  return (await stack().control.post("/control/rules/try", wish))["allowed"];
}

it.each(READS)("%s: whether he reads it", async (...one) => {
  expect(await may("read", one)).toBe(one[4]);
});

it.each(WRITES)("%s: whether he writes it", async (...one) => {
  expect(await may("write", one)).toBe(one[4]);
});
