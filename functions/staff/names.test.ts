import { memoryDeps, nobody, owner, person } from "#adapters/memory/deps.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/staff/actions.ts";
import type { Caller } from "#ports/deps.ts";

/** Goal: records can say who did what; nothing but the name is told, and to staff alone. */
const hex = (n: number): string => n.toString(16).padStart(32, "0");

async function brandOf(names: readonly string[]) {
  const deps = memoryDeps({ nowMs: () => 1_000 });
  const call = (caller: Caller, action: string, fields: object = {}) =>
    serve("staff", { ...deps, caller: () => caller }, actions)({ action, ...fields });
  for (const [n, name] of names.entries()) {
    const invited = { invitationId: hex(n + 1), role: "service", name };
    const reply = (await call(owner("o1"), "invite", invited)) as { data: { code: string } };
    const newcomer: Caller = { ...owner(`s${n}`), isNamedOwner: false };
    await call(newcomer, "join", { code: reply.data.code, name });
  }
  return { call };
}

it("tells names by id, page by page, and nothing else", async () => {
  const { call } = await brandOf(["小李", "小王"]);
  expect(await call(owner("o1"), "names", { limit: 1 })).toEqual({
    ok: true,
    data: { names: [{ staffId: "s0", name: "小李" }], nextAfterId: "s0" },
  });
  expect(await call(owner("o1"), "names", { afterId: "s0" })).toEqual({
    ok: true,
    data: { names: [{ staffId: "s1", name: "小王" }], nextAfterId: null },
  });
});

it.each([
  ["a WeChat user", person("A")],
  ["nobody", nobody],
])("tells %s nothing", async (_, caller) => {
  const { call } = await brandOf(["小李"]);
  expect(await call(caller, "names")).toMatchObject({ error: { code: "staff_required" } });
});
