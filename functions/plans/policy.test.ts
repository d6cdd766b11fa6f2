import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { TEMPLATES } from "#contracts/templates.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve, type Reply } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";

const DAY_MS = 86_400_000;
const plan = { id: "p1", rates: [{ distance: 1, rateBp: 400 }] };

/** A shop with two versions of a plan, the second with a higher rate. */
async function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: 1_000 };
  const as = (caller: Caller) =>
    memoryDeps({ memory, nowMs: () => clock.nowMs, caller: () => caller });
  const publish = (rateBp: number) =>
    serve(
      "commission",
      as(staff),
      commission,
    )({
      action: "publishPlan",
      acknowledges: "all",
      plan: { ...plan, rates: [{ distance: 1, rateBp }] },
    });
  await publish(400);
  clock.nowMs += DAY_MS;
  await publish(500);
  const ask = (caller: Caller, request: object) =>
    serve("plans", as(caller), actions)({ action: "policy", ...request });
  return { memory, ask };
}
const htmlOf = (reply: Reply): string => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return (reply.data as { html: string }).html;
};

it("shows anybody signed in a version, with what changed, and writes nothing", async () => {
  const { memory, ask } = await shop();
  const before = memory.written;
  const page = htmlOf(await ask(person("U1"), { planId: "p1", version: 2 }));
  expect(page).toContain("p1@2");
  expect(page).toContain("5.00 元");
  expect(page).toMatch(/4%.*5%|5%.*4%/s);
  expect(page).not.toContain("没有可比较的上一版");
  expect(memory.written).toBe(before);
});

it("shows the first version as one that nothing was before", async () => {
  const { ask } = await shop();
  expect(htmlOf(await ask(person("U1"), { planId: "p1", version: 1, look: "poster" }))).toContain(
    "没有可比较的上一版",
  );
});

it.each([
  ["p1", 3],
  ["p2", 1],
])("says that %s@%d does not exist", async (planId, version) => {
  const { ask } = await shop();
  expect(await ask(staff, { planId, version })).toMatchObject({
    error: { code: "plan_version_unknown", message: "没有这个方案版本。" },
  });
});

it("shows a draft to staff, told apart from what is in force, and to nobody else", async () => {
  const { ask } = await shop();
  const draft = { plan: { ...plan, rates: [{ distance: 1, rateBp: 300 }] } };
  const page = htmlOf(await ask(staff, draft));
  expect(page).toContain("草案");
  expect(page).toMatch(/5%.*3%/s);
  expect(await ask(person("U1"), draft)).toMatchObject({ error: { code: "staff_required" } });
  expect(await ask(nobody, draft)).toMatchObject({ error: { code: "person_required" } });
});

it("shows a version that was forged to nobody", async () => {
  const { memory, ask } = await shop();
  const stored = memory.documents.plans.get("p1@2");
  if (stored) memory.documents.plans.set("p1@2", { ...stored, publishedBy: "somebody" });
  await expect(ask(person("U1"), { planId: "p1", version: 2 })).rejects.toThrow("p1@2");
});

it.each([
  [{}, "plan"],
  [{ planId: "p1" }, "plan"],
  [{ planId: "p1", version: 1, plan }, "plan"],
  [{ planId: "p1", version: 0 }, "version"],
  [{ planId: "p1", version: 1, look: "pdf" }, "look"],
  [{ plan: { ...plan, ratez: 1 } }, "plan"],
])("refuses %j", async (request, path) => {
  const { ask } = await shop();
  expect(await ask(staff, request)).toMatchObject({
    error: { code: "request_invalid", issues: [{ path }] },
  });
});

it("gives anybody signed in the templates", async () => {
  const main = serve("plans", memoryDeps({ caller: () => person("U1") }), actions);
  expect(await main({ action: "templates" })).toEqual({ ok: true, data: { templates: TEMPLATES } });
});

it("tells a phone the same sections as data, without any markup", async () => {
  const { ask } = await shop();
  const reply = await ask(person("U1"), { planId: "p1", version: 2, look: "plain" });
  expect(reply).toMatchObject({ ok: true, data: { name: expect.stringContaining("p1@2") } });
  const { data } = reply as { data: { sections: { title: string; blocks: unknown[] }[] } };
  expect(data.sections.length).toBeGreaterThan(5);
  expect(JSON.stringify(data)).not.toMatch(/<\/?[a-z]+[ >]/);
});
