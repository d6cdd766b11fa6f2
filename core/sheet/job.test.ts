import { addCounts, isSameJob, isStuck, newJob, STUCK_MS, withFaults } from "#core/sheet/job.ts";
import { FAULTS_SHOWN } from "#core/sheet/sheet.ts";

/** Goal: a job that moves is left alone, and what it tells is the whole of its file. */
type Asked = Parameters<typeof newJob>[0];
const asked: Asked = {
  ...{ _id: "J1", way: "import", kind: "products", format: "csv", by: "staff", request: "A" },
};
const job = newJob(asked, 1_000);

it.each([
  ["as long as it moves", { movedAtMs: 500_000 }, 500_000 + STUCK_MS, false],
  ["once it stands still", { movedAtMs: 500_000 }, 500_001 + STUCK_MS, true],
  ["never when it waits for a person", { state: "previewed" }, 9_000_000, false],
] as const)("is stuck %s: at %o", (_, changes, nowMs, isIt) => {
  expect(isStuck({ ...job, ...changes }, nowMs)).toBe(isIt);
});

it.each<[Partial<Asked>, boolean]>([
  [{ by: "another", _id: "J2" }, true],
  [{ request: "B" }, false],
  [{ format: "xlsx" }, false],
  [{ kind: "fans" }, false],
  [{ way: "export" }, false],
])("asked with %j it is the same: %s", (changes, isSame) => {
  expect(isSameJob(job, newJob({ ...asked, ...changes }, 2_000))).toBe(isSame);
});

it("counts all faults and shows the first ones", () => {
  const fault = (row: number) => ({ row, column: "标题", value: "", message: "必填" });
  const some = Array.from({ length: FAULTS_SHOWN - 1 }, (_, at) => fault(at));
  const first = withFaults(job, some);
  const all = withFaults(first, [fault(998), fault(999)]);
  expect([first.faultCount, all.faultCount]).toEqual([FAULTS_SHOWN - 1, FAULTS_SHOWN + 1]);
  expect(all.faults.map(({ row }) => row)).toEqual([...some.map(({ row }) => row), 998]);
});

it("adds up what the parts came to", () => {
  const [one, other] = [
    { made: 1, changed: 2, same: 3, skipped: 4 },
    { made: 10, changed: 20, same: 30, skipped: 40 },
  ];
  expect(addCounts(one, other)).toEqual({ made: 11, changed: 22, same: 33, skipped: 44 });
});
