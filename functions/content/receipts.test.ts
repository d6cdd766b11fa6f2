import type { NoticeReaders, PlanNoticesReply } from "#contracts/notices.ts";
import { aNotice } from "#core/content/testing/content.ts";
import { fen } from "#core/money.ts";
import { facetsOf } from "#core/people/facets.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DAY_MS } from "#core/time.ts";
import { aBrand, NOW_MS, refused } from "#functions/content/testing/shop.ts";
import { aPromoter, rate } from "#tests/fixtures.ts";

/** Goal: staff see who of those whom a notice is to has read it, page by page, and nobody twice. */
function aBoard(promoters: readonly Promoter[] = []) {
  const brand = aBrand();
  const { documents } = brand.memory;
  for (const one of promoters) documents.promoters.set(one._id, one);
  for (const one of documents.promoters.values()) {
    documents.performances.set(one._id, {
      ...{ _id: one._id, rev: 1, number: one.number, facets: facetsOf(one, NOW_MS), asOfMs: 1 },
      ...{ fans: 0, recentFans: 0, orders: 0, soldFen: fen(0), recentOrders: 0 },
      ...{ recentSoldFen: fen(0), recentSharesFen: fen(0), pendingFen: fen(0) },
      ...{ availableFen: fen(0), paidFen: fen(0), lastActiveMs: null },
    });
  }
  const put = (to: string) => documents.notices.set("n1", aNotice("n1", { to, fromMs: 1 }));
  const read = (personId: string) =>
    documents.noticeReads.set(`n1/${personId}`, {
      ...{ _id: `n1/${personId}`, rev: 1, noticeId: "n1", personId, atMs: 5 },
    });
  const readers = (fields: object = {}) =>
    brand.staffSees<NoticeReaders>({ action: "noticeReaders", noticeId: "n1", ...fields });
  const told = async (fields: object = {}) =>
    (await readers(fields)).rows.map(
      ({ number, readAtMs }) => `${number}${readAtMs === null ? "" : "+"}`,
    );
  return { ...brand, put, read, readers, told };
}

it.each([
  ["promoters", 2, ["7+", "8"]],
  ["all", 2, ["7+", "8"]],
  ["level/gold", 1, ["8"]],
  ["promoter/oA", 1, ["7+"]],
  ["promoter/oBanned", 1, ["9"]],
  ["level/none", 0, []],
])("to %s: %d promoters", async (to, promoters, rows) => {
  const { put, read, readers, told } = aBoard();
  put(to);
  for (const personId of ["oA", "oBuyer"]) read(personId);
  expect(await readers()).toMatchObject({ promoters, reads: 2, nextAfterNumber: null });
  expect(await told()).toEqual(rows);
});

it("lists those who read it, or those who did not", async () => {
  const { put, read, told } = aBoard();
  put("promoters");
  read("oA");
  expect(await told({ who: "read" })).toEqual(["7+"]);
  expect(await told({ who: "unread" })).toEqual(["8"]);
});

it("goes through many page by page, also where few of them fit", async () => {
  const many = Array.from({ length: 1_203 }, (_, n) => aPromoter(`m${n}`, { number: 100 + n }));
  const { put, read, readers } = aBoard(many);
  put("promoters");
  for (const n of [0, 640, 1_202]) read(`m${n}`);
  const all = async (fields: object) => {
    const seen: number[] = [];
    let afterNumber: number | null = 0;
    for (let turn = 0; afterNumber !== null && turn < 50; turn++) {
      const page: NoticeReaders = await readers({ ...fields, afterNumber });
      seen.push(...page.rows.map(({ number }) => number));
      afterNumber = page.nextAfterNumber;
    }
    return seen;
  };
  expect(await all({ who: "read" })).toEqual([100, 740, 1_302]);
  const unread = await all({ who: "unread", limit: 100 });
  expect(unread).toHaveLength(1_205 - 3);
  expect(unread).toEqual([...new Set(unread)].sort((a, b) => a - b));
});

it("knows no other notices, and is for staff", async () => {
  const { byStaff, by } = aBoard();
  const asked = { action: "noticeReaders", noticeId: "n9" };
  expect(await byStaff(asked)).toEqual(refused("notice_unknown"));
  expect(await by("oA", asked)).toEqual(refused("staff_required"));
  expect(await by("oA", { action: "planNotices" })).toEqual(refused("staff_required"));
});

it("shows staff which changes of the plan promoters are told now", async () => {
  const { staffSees, publish, plan } = aBoard();
  const plans = () => staffSees<PlanNoticesReply>({ action: "planNotices" });
  expect(await plans()).toEqual({ plans: [] });
  const changed = { ...plan, rates: [rate(1, 500), ...plan.rates.slice(1)] };
  publish(changed, 2, NOW_MS + 8 * DAY_MS, `${plan.id}@1`);
  expect(await plans()).toMatchObject({
    plans: [{ kind: "plan", noticeId: `plan:${plan.id}@2`, plan: { version: 2 } }],
  });
});
