import { chinaDay, DAY_MS } from "#core/time.ts";
import { audit } from "#scripts/audit/run.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { soundCase, theOrder } from "#core/ledger/testing/soundBooks.ts";
import { auditReadsContract } from "#tests/contract/auditReads.ts";
import { publish } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

/** What the cases say they were priced by. */
const PLAN = {
  ...{ id: "p1", pack: "declared" },
  declaration: { by: "owner", counsel: "counsel", accepts: ["E102"] },
  rates: [1, 2].map((distance) => ({ distance, rateBp: 500 })),
};

describe("CloudBase's audit reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  auditReadsContract(async () => adminDatabase(stack().url));
});

describe("the nightly audit, as its timer starts it", () => {
  const stack = withStack();

  it("makes the roots of the days that are over, and staff read what it found", async () => {
    const { url, control } = stack();
    const { store } = adminDatabase(url);
    const night = async () => void (await control.post("/control/timers/run", { name: "audit" }));
    await night();
    await publish(control, PLAN);
    for (const id of ["O1", "O2"]) {
      await store.create("orders", theOrder(id));
      await store.create("cases", soundCase(id, START_MS));
    }
    await control.post("/control/clock", { advanceToMs: START_MS + 3 * DAY_MS });
    await night();
    const roots = await store.page("roots", "", 10);
    const days = [-1, 0, 1, 2].map((n) => chinaDay(START_MS + n * DAY_MS));
    expect(roots.map(({ _id, cases }) => [_id, cases])).toEqual(
      days.map((day, i) => [day, i === 0 ? 0 : 2]),
    );
    const books = (action: string) => control.call("books", staff, { action });
    const { audits } = await done(books("audits"));
    expect(audits).toEqual(expect.arrayContaining([expect.objectContaining({ violations: [] })]));
    expect(await done(books("trialBalance"))).toMatchObject({
      trial: { asOfMs: START_MS + 3 * DAY_MS, totalFen: 0 },
      nextFromMs: null,
    });
    for (const action of ["audits", "trialBalance"]) {
      const refused = { ok: false, error: { code: "staff_required" } };
      expect(await control.call("books", person("A"), { action })).toMatchObject(refused);
    }
    const report = await audit(store, null, { rebuild: true });
    expect(report).toMatchObject({ cases: 2, roots: 4, violations: [] });
  }, 30_000);
});
