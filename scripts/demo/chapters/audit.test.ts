import { PassThrough } from "node:stream";
import { openPaper } from "../paper.ts";
import { tellAudit } from "./audit.ts";

const told = (violations: readonly { invariant: string; id: string; text: string }[]): string => {
  const out = new PassThrough();
  const paper = openPaper(out, "zh", false);
  tellAudit(paper, { checks: 19, wallets: 2, cases: 3, violations });
  return String(out.read());
};

it("says that the books balance, or names each place where they do not", () => {
  expect(told([])).toContain("没有一处不符");
  const text = told([{ invariant: "I7", id: "P02", text: "frozen is not what is open" }]);
  expect(text).toContain("发现 1 处不符");
  expect(text).toContain("I7  P02  frozen is not what is open");
  expect(text).not.toContain("没有一处不符");
});
