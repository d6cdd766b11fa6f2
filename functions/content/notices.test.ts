import type { NoticesPage, StaffNoticesPage } from "#contracts/notices.ts";
import { aNotice } from "#core/content/testing/content.ts";
import { DAY_MS } from "#core/time.ts";
import { aBrand, NOW_MS, refused } from "#functions/content/testing/shop.ts";
import { rate } from "#tests/fixtures.ts";
import { asLogged } from "#tests/staffCost.ts";

const said = (noticeId: string, changes: object = {}) => ({
  ...{ action: "saveNotice", noticeId, title: "春茶上市", text: "三月五日起发货。" },
  ...{ audience: { kind: "all" }, ...changes },
});

function aBoard() {
  const brand = aBrand();
  const list = (openid: string, event: object = {}) =>
    brand.seenBy<NoticesPage>(openid, { action: "notices", ...event });
  const ids = async (openid: string) =>
    (await list(openid)).notices.map(({ noticeId }) => noticeId).join(" ");
  const read = (openid: string, noticeId: string) =>
    brand.by(openid, { action: "readNotice", noticeId });
  const put = (id: string, changes: object = {}) =>
    brand.memory.documents.notices.set(id, aNotice(id, { fromMs: NOW_MS - 1, ...changes }));
  return { ...brand, list, ids, read, put };
}

describe("what staff tell people", () => {
  it("is sent once, and the same again is the same notice", async () => {
    const { byStaff, cost } = aBoard();
    const sent = {
      ...{ noticeId: "n1", title: "春茶上市", text: "三月五日起发货。", audience: { kind: "all" } },
      ...{ by: "staff-1", fromMs: NOW_MS, createdAtMs: NOW_MS, endedAtMs: null },
    };
    expect(await byStaff(said("n1"))).toEqual({ ok: true, data: sent });
    expect(await byStaff(said("n1"))).toEqual({ ok: true, data: sent });
    expect(await cost(() => byStaff(said("n1")))).toEqual(asLogged([1, 0]));
    for (const changes of [
      { title: "别的" },
      { text: "别的" },
      { audience: { kind: "promoters" } },
      { fromMs: NOW_MS + 1 },
    ]) {
      expect(await byStaff(said("n1", changes))).toEqual(refused("notice_id_taken"));
    }
  });

  it("is never dated back, and may be for later", async () => {
    const { byStaff, ids, world } = aBoard();
    const early = said("n1", { fromMs: 5 });
    expect(await byStaff(early)).toMatchObject({ data: { fromMs: NOW_MS } });
    expect(await byStaff(early)).toMatchObject({ data: { fromMs: NOW_MS } });
    await byStaff(said("n2", { fromMs: NOW_MS + 10 }));
    expect(await ids("oVisitor")).toBe("n1");
    world.nowMs = NOW_MS + 10;
    expect(await ids("oVisitor")).toBe("n2 n1");
  });

  it.each<[string, object, object]>([
    ["a promise", { text: "人人月入过万" }, { code: "phrase_forbidden", field: "text" }],
    ["one in the title", { title: "躺赚" }, { code: "phrase_forbidden", field: "title" }],
    [
      "a level that is none",
      { audience: { kind: "level", level: "x" } },
      { code: "level_unknown" },
    ],
    [
      "a promoter who is none",
      { audience: { kind: "promoter", promoterId: "oVisitor" } },
      { code: "promoter_unknown" },
    ],
    ["no words", { text: " " }, { code: "request_invalid" }],
    ["nobody to hear it", { audience: { kind: "level" } }, { code: "request_invalid" }],
    ["an id like a plan's", { noticeId: "plan:p@2" }, { code: "request_invalid" }],
  ])("is refused with %s", async (_, changes, error) => {
    const { byStaff, memory } = aBoard();
    expect(await byStaff(said("n1", changes))).toMatchObject({ error });
    expect(memory.documents.notices.size).toBe(0);
  });

  it("can be taken back, and is listed with who read it", async () => {
    const { byStaff, read, staffSees, list, cost } = aBoard();
    await byStaff(said("n1"));
    await byStaff(said("n2", { audience: { kind: "level", level: "gold" }, fromMs: NOW_MS + 5 }));
    for (const who of ["oA", "oVisitor", "oA"]) await read(who, "n1");
    const end = () => byStaff({ action: "endNotice", noticeId: "n1" });
    expect(await end()).toMatchObject({ data: { endedAtMs: NOW_MS } });
    expect(await cost(end)).toEqual(asLogged([1, 0]));
    expect(await byStaff({ action: "endNotice", noticeId: "n9" })).toEqual(
      refused("notice_unknown"),
    );
    const sent = (more: object = {}) =>
      staffSees<StaffNoticesPage>({ action: "listNotices", limit: 1, ...more });
    const first = await sent();
    expect(first).toMatchObject({
      notices: [{ noticeId: "n2", audience: { kind: "level", level: "gold" }, reads: 0 }],
    });
    expect(await sent({ cursor: first.next })).toMatchObject({
      notices: [{ noticeId: "n1", endedAtMs: NOW_MS, reads: 2 }],
    });
    expect(await list("oA")).toMatchObject({ notices: [], unread: 0 });
    expect(await read("oG", "n1")).toEqual(refused("notice_unknown"));
  });
});

describe("what somebody is told", () => {
  it("is what was said to all, to his level, to him; buyers hear too", async () => {
    const { ids, put } = aBoard();
    const to = {
      a: "all",
      b: "promoters",
      c: "level/gold",
      d: "promoter/oA",
      e: "promoter/oBanned",
    };
    for (const [id, key] of Object.entries(to)) put(id, { to: key });
    expect(await ids("oVisitor")).toBe("a");
    expect(await ids("oA")).toBe("d b a");
    expect(await ids("oG")).toBe("c b a");
    expect(await ids("oBanned")).toBe("e a");
  });

  it("comes page by page, with what is unread counted once", async () => {
    const { list, put, read } = aBoard();
    for (let n = 1; n <= 5; n++) put(`n${n}`, { fromMs: NOW_MS - n });
    await read("oVisitor", "n2");
    const first = await list("oVisitor", { limit: 2 });
    expect(first.notices.map(({ noticeId, isRead }) => [noticeId, isRead])).toEqual([
      ...[
        ["n1", false],
        ["n2", true],
      ],
    ]);
    expect([first.unread, first.next]).toEqual([4, `${NOW_MS - 2}:n2`]);
    const second = await list("oVisitor", { limit: 2, cursor: first.next });
    expect(second.notices.map(({ noticeId }) => noticeId)).toEqual(["n3", "n4"]);
    expect(second.unread).toBe(4);
    const third = await list("oVisitor", { limit: 2, cursor: second.next });
    expect(third).toMatchObject({ notices: [{ noticeId: "n5" }], next: null });
  });

  it("counts as unread only what is of the last 90 days, and 99 at most", async () => {
    const { list, put } = aBoard();
    put("old", { fromMs: NOW_MS - 90 * DAY_MS });
    put("young", { fromMs: NOW_MS - 90 * DAY_MS + 1 });
    expect(await list("oVisitor")).toMatchObject({ unread: 1, notices: [{}, {}] });
    for (let n = 0; n < 120; n++) put(`n${n}`);
    expect(await list("oVisitor", { limit: 1 })).toMatchObject({ unread: 99 });
  });

  it("is read once", async () => {
    const { read, put, cost, world, list, memory } = aBoard();
    put("n1");
    const receipt = { ok: true, data: { noticeId: "n1", readAtMs: NOW_MS } };
    expect(await read("oVisitor", "n1")).toEqual(receipt);
    world.nowMs += DAY_MS;
    expect(await read("oVisitor", "n1")).toEqual(receipt);
    expect(await cost(() => read("oVisitor", "n1"))).toEqual([3, 0]);
    expect(await cost(() => read("oA", "n1"))).toEqual([4, 1]);
    expect((await list("oVisitor")).unread).toBe(0);
    expect(memory.documents.noticeReads.size).toBe(2);
  });

  it("is not his to read when it was said to somebody else", async () => {
    const { read, put } = aBoard();
    put("n1", { to: "promoter/oA" });
    put("n2", { fromMs: NOW_MS + 1 });
    for (const id of ["n1", "n2", "n3", "plan:p1@1"]) {
      expect(await read("oG", id)).toEqual(refused("notice_unknown"));
    }
    expect(await read("oG", "a/b")).toEqual(refused("notice_unknown"));
  });

  it("costs 3 requests, 4 from the second page on", async () => {
    const { list, put, cost } = aBoard();
    put("n1");
    await list("oVisitor");
    expect(await cost(() => list("oVisitor"))).toEqual([3, 0]);
    expect(await cost(() => list("oVisitor", { cursor: `${NOW_MS}:z` }))).toEqual([4, 0]);
  });
});

describe("changes of the plan", () => {
  function aChange(fromMs = NOW_MS + 8 * DAY_MS) {
    const board = aBoard();
    const { plan, publish } = board;
    publish({ ...plan, rates: [rate(1, 500), ...plan.rates.slice(1)] }, 2, fromMs, `${plan.id}@1`);
    return { ...board, noticeId: `plan:${plan.id}@2` };
  }

  it("stand among the notices of promoters, in their place by time, and are read like them", async () => {
    const { list, put, read, noticeId, ids } = aChange();
    put("n1", { fromMs: NOW_MS - 500 });
    put("n2", { fromMs: NOW_MS - 1_500 });
    expect(await ids("oA")).toBe(`n1 ${noticeId} n2`);
    const { notices, unread } = await list("oA");
    expect(unread).toBe(3);
    expect(notices[1]).toMatchObject({
      ...{ kind: "plan", title: "分润方案变更，2026-03-10 起生效", isRead: false },
      plan: { version: 2, changes: [expect.stringContaining("（变差）")] },
    });
    expect(await read("oA", noticeId)).toMatchObject({ data: { readAtMs: NOW_MS } });
    expect((await list("oA")).notices[1]).toMatchObject({ isRead: true });
    const first = await list("oA", { limit: 1 });
    const second = await list("oA", { limit: 1, cursor: first.next });
    const third = await list("oA", { limit: 1, cursor: second.next });
    expect([first, second, third].map(({ notices: [one] }) => one?.noticeId)).toEqual([
      ...["n1", noticeId, "n2"],
    ]);
  });

  it("in the instant of a notice are lost between no two pages", async () => {
    const { list, put, noticeId } = aChange();
    for (const id of ["a1", "z1"]) put(id, { fromMs: NOW_MS - 1_000 });
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 5; page += 1) {
      const found: NoticesPage = await list("oA", { limit: 1, cursor });
      seen.push(...found.notices.map((one) => one.noticeId));
      cursor = found.next;
    }
    expect(seen).toEqual(["z1", noticeId, "a1"]);
  });

  it("are told against the version that they were declared to change", async () => {
    const { ids, publish, plan, noticeId } = aChange();
    publish(plan, 3, NOW_MS + 9 * DAY_MS, `${plan.id}@1`); // The same as version 1.
    expect(await ids("oA")).toBe(noticeId);
  });

  it("are none of a buyer's business, nor of who is banned", async () => {
    const { ids, read, noticeId } = aChange();
    for (const openid of ["oVisitor", "oBanned"]) {
      expect(await ids(openid)).toBe("");
      expect(await read(openid, noticeId)).toEqual(refused("notice_unknown"));
    }
  });

  it("do not make more unread than 99", async () => {
    const { list, put } = aChange();
    for (let n = 0; n < 99; n++) put(`n${n}`);
    expect((await list("oA")).unread).toBe(99);
  });

  it("are told for 30 days after", async () => {
    const { ids, world, noticeId } = aChange(NOW_MS);
    world.nowMs = NOW_MS + 30 * DAY_MS - 1;
    expect(await ids("oA")).toBe(noticeId);
    world.nowMs += 1;
    expect(await ids("oA")).toBe("");
  });

  it("say nothing where a version's seal is broken, and nothing else is lost", async () => {
    const { ids, put, memory, plan } = aChange();
    put("n1");
    const known = memory.documents.plans.get(`${plan.id}@2`);
    if (known) memory.documents.plans.set(known._id, { ...known, seal: "broken" });
    expect(await ids("oA")).toBe("n1");
  });

  it("are read from the database once by an instance", async () => {
    const { list, cost } = aChange();
    expect(await cost(() => list("oA"))).toEqual([3 + 1 + 2, 0]);
    expect(await cost(() => list("oA"))).toEqual([3, 0]);
  });
});
