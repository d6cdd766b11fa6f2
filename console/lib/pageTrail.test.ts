import { pageBefore, pageOf, type Trail, turned } from "./pageTrail.ts";

/** Goal: who is deep in a list turns back one page, and not to the first, however he came there. */
const deep: Trail = turned(turned(turned([], "", "p2"), "p2", "p3"), "p3", "p4");

it("knows the page and the one before", () => {
  expect(deep).toEqual(["p2", "p3", "p4"]);
  expect(["", "p2", "p3", "p4"].map((at) => pageOf(deep, at))).toEqual([1, 2, 3, 4]);
  expect(["p4", "p3", "p2"].map((at) => pageBefore(deep, at))).toEqual(["p3", "p2", ""]);
});

it("goes on from where the browser's back led", () => {
  const again = turned(deep, "p2", "p3new");
  expect(again).toEqual(["p2", "p3new"]);
  expect(pageBefore(again, "p3new")).toBe("p2");
});

it("tells no number where the pages before are not known, and still turns back what it saw", () => {
  expect(pageOf(deep, "sent")).toBeNull();
  expect(pageBefore(deep, "sent")).toBe("");
  const on = turned(deep, "sent", "next");
  expect(["sent", "next"].map((at) => [pageOf(on, at), pageBefore(on, at)])).toEqual([
    ...[
      [null, ""],
      [null, "sent"],
    ],
  ]);
});
