import { err, ok } from "#core/result.ts";
import { soundCase, soundWallet } from "#core/ledger/testing/soundBooks.ts";
import { fen } from "#core/money.ts";
import type { Counter } from "#core/people/counter.ts";
import { emptyCalendar, scheduled } from "#core/plan/calendar.ts";
import { unsealedVersion } from "#core/plan/publish.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { BusyError, CREATED_AT_ONCE, type Store } from "#ports/store.ts";
import { aPlan } from "#tests/fixtures.ts";

/** What every `Store` must do. Run on the memory adapter, and on CloudBase's over the wire. */
export function storeContract(open: () => Promise<Store>): void {
  let newest = 0;
  /** Suites share one database, so each test counts in a document of its own. */
  const fresh = () => `counter-${++newest}`;
  const counter = (id: string, last: number): Counter => ({ _id: id, rev: 0, last });
  const next = (id: string) => (known: Counter | undefined) =>
    ok({ ...(known ?? counter(id, 0)), last: (known?.last ?? 0) + 1 });

  it("knows no document that nobody wrote", async () => {
    const store = await open();
    expect(await store.get("counters", fresh())).toBeUndefined();
  });

  it("creates once: the second one is told, and changes nothing", async () => {
    const store = await open();
    const id = fresh();
    expect(await store.create("counters", counter(id, 1))).toBe(true);
    expect(await store.create("counters", counter(id, 2))).toBe(false);
    expect(await store.get("counters", id)).toEqual({ _id: id, rev: 1, last: 1 });
  });

  it("creates many at once, and tells which ids were taken", async () => {
    const store = await open();
    const [a, b, c] = [fresh(), fresh(), fresh()];
    await store.create("counters", counter(b, 7));
    const many = [counter(a, 1), counter(b, 2), counter(c, 3)];
    expect(await store.createMany("counters", many)).toEqual([b]);
    expect(await store.get("counters", a)).toEqual({ _id: a, rev: 1, last: 1 });
    expect(await store.get("counters", b)).toEqual({ _id: b, rev: 1, last: 7 });
    expect(await store.get("counters", c)).toEqual({ _id: c, rev: 1, last: 3 });
  });

  it("creates many again as if once: what stands there already is no conflict", async () => {
    const store = await open();
    const [a, b] = [fresh(), fresh()];
    const many = [counter(a, 1), counter(b, 2)];
    expect(await store.createMany("counters", many)).toEqual([]);
    expect(await store.createMany("counters", [...many, counter(fresh(), 3)])).toEqual([]);
    await store.change("counters", a, next(a));
    expect(await store.createMany("counters", many)).toEqual([a]);
    expect(await store.createMany("counters", [])).toEqual([]);
  });

  it("creates as many as it says, and no more", async () => {
    const store = await open();
    const many = Array.from({ length: CREATED_AT_ONCE }, () => counter(fresh(), 1));
    expect(await store.createMany("counters", many)).toEqual([]);
    expect(await store.get("counters", many.at(-1)!._id)).toMatchObject({ last: 1 });
    const more = [...many, counter(fresh(), 1)];
    await expect(store.createMany("counters", more)).rejects.toThrow("at once");
  });

  it("takes a field away that the answer leaves out", async () => {
    const store = await open();
    const id = fresh();
    await store.create("counters", { ...counter(id, 1), recentMs: [1] });
    await store.change("counters", id, () => ok({ _id: id, rev: 1, last: 2 }));
    expect(await store.get("counters", id)).toEqual({ _id: id, rev: 2, last: 2 });
  });

  it("removes what nobody changed since, and nothing else", async () => {
    const store = await open();
    const id = fresh();
    await store.create("fans", { _id: id, rev: 0, base: null, touches: [] });
    expect(await store.remove("fans", id, 2)).toBe(false);
    expect(await store.get("fans", id)).toMatchObject({ rev: 1 });
    expect(await store.remove("fans", id, 1)).toBe(true);
    expect(await store.get("fans", id)).toBeUndefined();
    expect(await store.remove("fans", id, 1)).toBe(false);
  });

  it("lets one of several creators win", async () => {
    const store = await open();
    const id = fresh();
    const created = await Promise.all(
      [1, 2, 3, 4].map((n) => store.create("counters", counter(id, n))),
    );
    expect(created.filter(Boolean)).toHaveLength(1);
  });

  it("loses no change when several run at once", async () => {
    const store = await open();
    const id = fresh();
    await Promise.all([1, 2, 3].map(() => store.change("counters", id, next(id))));
    expect(await store.get("counters", id)).toEqual({ _id: id, rev: 3, last: 3 });
  });

  it("counts rev by itself, whatever the decision says", async () => {
    const store = await open();
    const id = fresh();
    await store.change("counters", id, () => ok({ ...counter(id, 7), rev: 99 }));
    const changed = await store.change("counters", id, (known) =>
      ok({ ...known!, rev: 99, last: 8 }),
    );
    expect(changed).toEqual({ ok: true, value: { _id: id, rev: 2, last: 8 } });
  });

  it("writes nothing when the answer is an error, or the document unchanged", async () => {
    const store = await open();
    const id = fresh();
    await store.change("counters", id, next(id));
    expect(await store.change("counters", id, () => err("no"))).toEqual({ ok: false, error: "no" });
    await store.change("counters", id, (known) => ok(known!));
    expect(await store.get("counters", id)).toMatchObject({ rev: 1 });
  });

  it("takes what was read for a first try only: a stale reading is read again", async () => {
    const store = await open();
    const id = fresh();
    const stale = { document: null };
    await store.change("counters", id, next(id), stale);
    await store.change("counters", id, next(id), stale);
    await store.change("counters", id, next(id), { document: { _id: id, rev: 1, last: 1 } });
    expect(await store.get("counters", id)).toEqual({ _id: id, rev: 3, last: 3 });
  });

  it("tells whom it refused: what was answered and what is stored agree under contention", async () => {
    const store = await open();
    const id = fresh();
    await store.create("counters", counter(id, 0));
    const contended = Array.from({ length: 40 }, () =>
      store.change("counters", id, next(id)).then(
        () => "written",
        (error: unknown) => (error instanceof BusyError ? "busy" : Promise.reject(error)),
      ),
    );
    const outcomes = await Promise.all(contended);
    const written = outcomes.filter((outcome) => outcome === "written").length;
    expect(written).toBeGreaterThan(0);
    expect(await store.get("counters", id)).toMatchObject({ last: written });
  });

  it("hands out copies: changing one changes nothing stored", async () => {
    const store = await open();
    const id = fresh();
    await store.change("counters", id, next(id));
    Object.assign((await store.get("counters", id))!, { last: 99 });
    expect(await store.get("counters", id)).toMatchObject({ last: 1 });
  });

  it("replaces lists and objects whole, and keeps what did not change", async () => {
    const store = await open();
    const id = fresh();
    const channels = { _id: "channels", rev: 0, names: ["", id] } as const;
    await store.change("channels", "channels", () => ok(channels));
    await store.change("channels", "channels", (known) => ok({ ...known!, names: ["only"] }));
    expect(await store.get("channels", "channels")).toMatchObject({ names: ["only"] });
  });

  it("pages by id, after an id, without gaps", async () => {
    const store = await open();
    const prefix = `page-${fresh()}-`;
    const ids = ["a", "b", "c", "d", "e"].map((name) => prefix + name);
    for (const id of ids) await store.create("counters", counter(id, 1));
    const first = await store.page("counters", `${prefix}`, 2);
    const second = await store.page("counters", first.at(-1)!._id, 2);
    const third = await store.page("counters", second.at(-1)!._id, 1);
    expect([...first, ...second, ...third].map(({ _id }) => _id)).toEqual(ids);
  });

  describe("guards the books: nothing is written that does not follow from its entries", () => {
    const refused = async (write: Promise<unknown>): Promise<void> =>
      expect(write.then(() => "written", String)).resolves.toContain("assertion failed");

    it("neither a new wallet nor a changed one", async () => {
      const store = await open();
      const id = fresh();
      const earned = rollForward(emptyWallet(id), { afterMs: 0, untilMs: 9, maturedFen: fen(500) });
      await refused(store.create("wallets", { ...earned, availableFen: fen(501) }));
      expect(await store.get("wallets", id)).toBeUndefined();
      expect(await store.create("wallets", earned)).toBe(true);
      const richer = { ...earned, availableFen: fen(501), rev: 1 };
      await refused(store.change("wallets", id, () => ok(richer)));
      await refused(
        store.change("wallets", id, () => ok(richer), { document: { ...earned, rev: 1 } }),
      );
      expect(await store.get("wallets", id)).toEqual({ ...earned, rev: 1 });
    });

    it("neither a new case nor a changed one", async () => {
      const store = await open();
      const id = fresh();
      const paid = soundCase(id);
      const unlawful = { ...paid, schedule: paid.schedule.slice(1) };
      await refused(store.create("cases", unlawful));
      await refused(store.change("cases", id, () => ok(unlawful)));
      expect(await store.get("cases", id)).toBeUndefined();
      await store.create("cases", paid);
      await refused(store.change("cases", id, () => ok({ ...unlawful, rev: 1 })));
      expect(await store.get("cases", id)).toEqual({ ...paid, rev: 1 });
    });

    it("none of many new ones, when one of them does not follow", async () => {
      const store = await open();
      const [id, other] = [fresh(), fresh()];
      const paid = soundCase(id);
      const unlawful = { ...soundCase(other), schedule: [] };
      await refused(store.createMany("cases", [paid, unlawful]));
      expect(await store.get("cases", id)).toBeUndefined();
      expect(await store.createMany("cases", [paid])).toEqual([]);
      expect(await store.get("cases", id)).toEqual({ ...paid, rev: 1 });
    });

    it("no entry of a journal twice", async () => {
      const store = await open();
      const [entry] = soundWallet(fresh()).outbox;
      if (!entry) throw new Error("there is no entry");
      expect(await store.create("journal", entry)).toBe(true);
      expect(await store.create("journal", entry)).toBe(false);
      await refused(store.change("journal", entry._id, (known) => ok({ ...known!, atMs: 99 })));
      expect(await store.get("journal", entry._id)).toMatchObject({ atMs: entry.atMs });
    });

    it("no published plan twice, and no announced version moved or gone", async () => {
      const store = await open();
      const id = fresh();
      const plan = aPlan({ id });
      const by = { staffId: "staff-1", atMs: 1, pastLog: false, before: null };
      const version = { ...unsealedVersion(plan, 1, [], by), seal: "seal" };
      expect(await store.create("plans", version)).toBe(true);
      const better = { ...version, plan: aPlan({ id, freezeDays: 0 }) };
      expect(await store.create("plans", better)).toBe(false);
      await refused(store.change("plans", version._id, () => ok(better)));
      expect(await store.get("plans", version._id)).toMatchObject({ plan: { freezeDays: 15 } });
      const entry = { planId: id, version: 1, fromMs: 5 };
      const calendar = await store.change("calendars", "plans", (known = emptyCalendar) =>
        ok(scheduled(known, entry)),
      );
      if (!calendar.ok) throw new Error("there is no calendar");
      const { versions } = calendar.value;
      const moved = versions.map((one) => (one.planId === id ? { ...one, fromMs: 6 } : one));
      const gone = versions.filter(({ planId }) => planId !== id);
      for (const wrong of [moved, gone]) {
        await refused(
          store.change("calendars", "plans", (known) => ok({ ...known!, versions: wrong })),
        );
      }
      expect(await store.get("calendars", "plans")).toMatchObject({ versions });
    });
  });
}
