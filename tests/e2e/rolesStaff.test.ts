import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";
import { staffReadsContract } from "#tests/contract/staffReads.ts";
import { codeOf, joinChain, order, notice, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's staff reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  staffReadsContract(() => adminDatabase(stack().url));
});

/** Goal: staff come in, work, are seen and are put out again, through the functions that the console calls. */
describe("the brand's staff", () => {
  const stack = withStack();
  const two = { uid: DEMO_STAFF_TWO };
  const hex = (n: number): string => n.toString(16).padStart(32, "0");
  const call = (who: object, name: string, action: string, fields: object = {}) =>
    stack().control.call(name, who as never, { action, ...fields });
  const uid = { uid: "uid-finance" };
  const session = { session: hex(2) };

  it("come in by an invitation and a session", async () => {
    const asked = { invitationId: hex(1), role: "operations", name: "小安" };
    const { code } = await done(call(staff, "staff", "invite", asked));
    expect(await call(uid, "staff", "me")).toMatchObject({ error: { code: "staff_required" } });
    await done(call(uid, "staff", "join", { code, name: "小安" }));
    const open = { sessionId: hex(2), device: "Chrome" };
    expect(await done(call(uid, "staff", "openSession", open))).toMatchObject({ needs: "nothing" });
  });

  it("cost one request to be known, three and two documents to be written down", async () => {
    const { control } = stack();
    const read = await costOf(control, () => call(uid, "store", "stores", session));
    expect(read).toEqual({ databaseRequests: 1 + 1, documentsWritten: 0 });
    const told = await costOf(control, () =>
      call(uid, "commission", "setLevel", { promoterId: "nobody", level: "gold", ...session }),
    );
    expect(told.documentsWritten).toBe(2);
  });

  it("are seen: what was asked for, what it changed, and how it ended", async () => {
    const { control } = stack();
    await done(control.call("commission", person("A"), { action: "apply" }));
    const approve = { promoterId: "A", introducerId: null, ...session };
    await done(call(uid, "commission", "approve", approve));
    const { entries } = await done(call(staff, "staff", "log", { target: "A" }));
    expect(entries).toMatchObject([
      {
        staffId: "uid-finance",
        name: "小安",
        function: "commission",
        action: "approve",
        state: "done",
      },
    ]);
    const [entry] = entries as { entryId: string }[];
    const shown = await done(call(staff, "staff", "logEntry", { entryId: entry?.entryId }));
    expect(shown["changes"]).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ collection: "promoters", id: "A" })]),
    );
    expect(JSON.stringify(shown)).not.toContain(hex(2));
  });

  it("are put out, and come back with the owner's code alone", async () => {
    const out = { staffId: "uid-finance", signOutId: hex(9) };
    const { code } = await done(call(staff, "staff", "signOut", out));
    expect(await call(uid, "store", "stores", session)).toMatchObject({
      error: { code: "session_ended" },
    });
    const open = { sessionId: hex(3), device: "Chrome" };
    expect(await call(uid, "staff", "openSession", open)).toMatchObject({
      error: { code: "reentry_required" },
    });
    await done(call(uid, "staff", "openSession", { ...open, code }));
    expect(await call(uid, "store", "stores", { session: hex(3) })).toMatchObject({ ok: true });
  });

  it("give a fan to another promoter by two of them: orders from then on are his, and no earlier one", async () => {
    const { control } = stack();
    await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
    await joinChain(control, ["B"]);
    await scan(control, "U", await codeOf(control, "A"));
    await order(control, "O1", "U", 10_000);
    const { fans } = await done(call(staff, "qrcode", "fans"));
    expect(fans).toMatchObject([{ fanId: "U", promoterId: "A" }]);
    const ask = { proposalId: hex(20), fanId: "U", toPromoterNumber: 2, reason: "门店转交" };
    await done(call(staff, "qrcode", "proposeReassignment", ask));
    const decide = { proposalId: hex(20), fanId: "U", yes: true };
    expect(await call(staff, "qrcode", "decideReassignment", decide)).toMatchObject({
      error: { code: "second_person_required" },
    });
    await control.post("/control/clock", { advanceToMs: START_MS + MINUTE_MS });
    await done(call(two, "qrcode", "decideReassignment", decide));
    expect(await done(call(staff, "qrcode", "fans"))).toMatchObject({
      fans: [{ promoterId: "B" }],
    });
    for (const [orderId, fee] of [
      ["O1", 10_000],
      ["O2", 10_000],
    ] as const) {
      if (orderId === "O2") await order(control, orderId, "U", fee);
      expect(await notice(control, orderId, "U", fee)).toMatchObject({ errcode: 0 });
    }
    const chainOf = async (orderId: string) => {
      const shown = await done(call(staff, "order", "show", { orderId }));
      return JSON.stringify(shown);
    };
    expect(await chainOf("O1")).toContain('"A"');
    expect(await chainOf("O1")).not.toContain('"B"');
    expect(await chainOf("O2")).toContain('"B"');
    const told = JSON.stringify(await done(call(staff, "order", "explain", { orderId: "O2" })));
    expect(told).toContain("品牌");
    expect(told).toContain("调整为他的粉丝");
    expect(await done(call(person("U"), "qrcode", "whose"))).toMatchObject({
      promoterNumber: 2,
      untilMs: START_MS + MINUTE_MS + 30 * DAY_MS,
    });
  });
});
