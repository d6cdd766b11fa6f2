import { isMoving, stepOf, toldOf, writesOf } from "./sheetJob.ts";

/** Goal: whoever imports always reads where it stands and whether something was written. */
type Job = Parameters<typeof toldOf>[0];
const counts = { made: 0, changed: 0, same: 5, skipped: 0 };
const job = (state: Job["state"], more: Partial<Job> = {}): Job => ({
  ...{ state, faultCount: 0, mode: null, counts },
  ...more,
});
const some = { counts: { ...counts, made: 2, changed: 3 } };

it.each([
  [job("running"), "upload", "reading", false],
  [job("previewed"), "preview", "nothing", false],
  [job("previewed", some), "preview", "preview", false],
  [job("previewed", { ...some, faultCount: 1 }), "preview", "faultsFirst", true],
  [job("applying", { mode: "all" }), "write", "writing", false],
  [job("applied", { mode: "all" }), "FINISH", "applied", false],
  [job("applied", { mode: "valid", faultCount: 1 }), "FINISH", "appliedValid", false],
  [job("undoing", { mode: "all" }), "FINISH", "undoing", false],
  [job("undone", { mode: "all" }), "FINISH", "undone", false],
  [job("undone", { mode: "all", faultCount: 2 }), "FINISH", "undoneSome", true],
  [job("failed"), "upload", "failed", true],
  [job("failed", { mode: "all" }), "write", "failed", true],
  [job("cancelled"), "preview", "cancelled", false],
] as const)("%j", (one, step, name, isBad) => {
  expect([stepOf(one), toldOf(one)]).toEqual([step, { name, isBad }]);
});

it("knows what moves and how much is written", () => {
  expect(
    (["running", "applying", "undoing", "done"] as const).map((state) => isMoving({ state })),
  ).toEqual([...[true, true, true, false]]);
  expect(writesOf(job("previewed", some))).toBe(5);
});
