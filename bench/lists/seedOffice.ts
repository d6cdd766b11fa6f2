import { type AuditRun, START } from "#core/audit/auditRun.ts";
import { type Material } from "#core/content/material.ts";
import type { Notice } from "#core/content/notice.ts";
import type { Theme } from "#core/content/theme.ts";
import { NO_TOTALS, trialOf } from "#core/ledger/trial.ts";
import { type Message, MOMENTS } from "#core/message/message.ts";
import { fen } from "#core/money.ts";
import type { PlanDraft } from "#core/plan/draft.ts";
import type { Break } from "#core/reconcile/break.ts";
import { NO_COUNTS, type SheetJob } from "#core/sheet/sheet.ts";
import { actionId, type StaffAction } from "#core/staff/action.ts";
import type { Invitation } from "#core/staff/invitation.ts";
import { ROLES } from "#core/staff/roles.ts";
import type { Staff } from "#core/staff/staff.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { fill } from "./fill.ts";
import { atOf, NOW_MS, orderOf, promoterOf, type Size } from "./seed.ts";
import { storeOf } from "./seedTrade.ts";

const STAFF = 300;
const LOGGED = 100_000;
const TOLD = 300_000;
const NOTICES = 2_000;
const BREAKS = 1_500;
/** So many read the newest notice that was to all promoters. */
const READERS = 20_000;

export const staffOf = (n: number): string => `staff${n % STAFF}`;
export const noticeOf = (n: number): string => `notice${n}`;
const CALLS = ["purchase.ship", "order.refund", "withdraw.review", "lists.promoter", "staff.log"];
export const callOf = (n: number): readonly [name: string, action: string] => {
  const [name = "", action = ""] = (CALLS[n % CALLS.length] ?? "").split(".");
  return [name, action];
};

export const entryOf = (n: number): string =>
  actionId(atOf(n, LOGGED), n.toString(16).padStart(16, "0"));

const person = (n: number): Staff => ({
  ...{ _id: staffOf(n), rev: 1, name: `员工 ${n}`, role: ROLES[n % ROLES.length] ?? "service" },
  ...{ storeIds: [storeOf(n)], isActive: n % 10 !== 0, sessions: [], reentry: null },
  ...{ createdAtMs: 0, by: "staff-demo" },
});
const invitation = (n: number): Invitation => ({
  ...{ _id: `invitation${n}`, rev: 1, name: `员工 ${n}`, role: "service", storeIds: [] },
  ...{ codeMark: `mark${n}`, by: "staff-demo", createdAtMs: 0, expiresAtMs: NOW_MS },
  ...{ cancelledAtMs: null, takenBy: n % 2 === 0 ? staffOf(n) : null, takenAtMs: 0 },
});
function action(n: number): StaffAction {
  const atMs = atOf(n, LOGGED);
  const [name, called] = callOf(n);
  const change = { field: "state", before: "paid", after: "shipped" };
  return {
    ...{ _id: entryOf(n), rev: 1, staffId: staffOf(n), name: `员工 ${n % STAFF}` },
    ...{ role: "service", function: name, action: called, call: `${name}.${called}`, atMs },
    ...{ kind: "write", request: JSON.stringify({ orderId: orderOf(n) }), targets: [orderOf(n)] },
    ...{ state: n % 1_000 === 0 ? "failed" : "done", code: null, endedAtMs: atMs + 20 },
    changes: [
      {
        ...{ collection: "purchases", id: orderOf(n), fieldsLeftOut: 0 },
        fields: Array.from({ length: 8 }, () => change),
      },
    ],
    changesLeftOut: 0,
  };
}

const foundBreak = (n: number): Break => ({
  ...{ _id: `break${n}`, rev: 1, kind: "payment_amount", day: chinaDay(atOf(n, BREAKS)) },
  ...{ about: orderOf(n), theirsFen: fen(1), oursFen: fen(2), foundAtMs: atOf(n, BREAKS) },
  ...{ owner: null, note: "", closedAtMs: n % 10 === 0 ? null : NOW_MS, closedBy: null },
});
/** Of every two one owes, and the other one was forgiven something. */
const debtor = (n: number) => ({
  ...{ ...emptyWallet(`oDebtor${n}`), rev: 1 },
  ...(n % 2 === 0 ? { availableFen: fen(-n) } : { writtenOffFen: fen(n) }),
});

const message = (n: number): Message => ({
  ...{ _id: `message${n}`, rev: 1, openid: `oFan${n % 50_000}`, page: "pages/order" },
  ...{ moment: MOMENTS[n % MOMENTS.length] ?? "paid", fields: { orderId: orderOf(n) } },
  ...{ atMs: atOf(n, TOLD), state: n % 5_000 === 0 ? "unclear" : "sent", reason: null },
});
const notice = (n: number): Notice => ({
  ...{
    _id: noticeOf(n),
    rev: 1,
    title: `公告 ${n}`,
    text: "新茶上市".repeat(50),
    by: "staff-demo",
  },
  ...{ to: n % 4 === 0 ? "promoters" : "all", fromMs: atOf(n, NOTICES), createdAtMs: 0 },
  endedAtMs: null,
});
const read = (n: number) => ({
  ...{ _id: `${noticeOf(NOTICES)}/${promoterOf(n)}`, rev: 1, noticeId: noticeOf(NOTICES) },
  ...{ personId: promoterOf(n), atMs: NOW_MS - n },
});
const material = (n: number): Material => ({
  ...{ _id: `material${n}`, rev: 1, text: "明前龙井上新".repeat(20), pictures: ["cloud://a.png"] },
  ...{ productIds: [`tea${n % 1_000}`], tags: [`标签 ${n % 20}`], audience: "promoters" },
  ...{ createdAtMs: atOf(n, 2_000), changedAtMs: 0, removedAtMs: n % 5 === 0 ? NOW_MS : null },
});
const forward = (n: number) => ({
  ...{ _id: `material${1 + (n % 2_000)}/${promoterOf(n)}`, rev: 1, promoterId: promoterOf(n) },
  ...{ materialId: `material${1 + (n % 2_000)}`, atMs: NOW_MS - n },
});
const theme = (n: number): Theme => ({
  ...{
    _id: `theme${n}`,
    rev: 1,
    name: `主题 ${n}`,
    colour: "spring",
    background: null,
    logo: null,
  },
  ...{ isOffered: true, push: null, createdAtMs: 0, changedAtMs: 0, endedAtMs: NOW_MS },
});
const draft = (n: number): PlanDraft => ({
  ...{ _id: `draft${n}`, rev: 1, title: `方案 ${n}`, note: "", text: "{}".padEnd(4_000) },
  ...{ reading: { kind: "invalid", faults: 3 }, base: { kind: "empty" }, signed: null },
  ...{ createdAtMs: 0, createdBy: { staffId: "staff-demo", name: "" }, isArchived: n % 2 === 0 },
  ...{ changedAtMs: atOf(n, 500), changedBy: { staffId: "staff-demo", name: "" } },
});
const job = (n: number): SheetJob => ({
  ...{ _id: `job${n}`, rev: 1, way: "export", kind: "orders", format: "xlsx", by: "staff-demo" },
  ...{ startedAtMs: atOf(n, 2_000), movedAtMs: atOf(n, 2_000), state: "done", done: 9, total: 9 },
  ...{ request: "{}", cursor: "", parts: [], file: null, expiresAtMs: null, mode: null },
  ...{ faultParts: [], faults: [], faultFile: null, faultCount: 0, counts: NO_COUNTS },
  failure: null,
});
const post = (n: number) => ({
  ...{ _id: `store/${storeOf(n)}`, rev: 1, staff: [] },
  holders: [{ promoterId: promoterOf(n), fromMs: 0, untilMs: null, by: "staff-demo" }],
});

/** A night that found something, and kept what it added up. */
const audit = (n: number): AuditRun => ({
  ...{ _id: chinaDay(NOW_MS - n * DAY_MS), rev: 1, cases: 9_000, wallets: 2_000, roots: 1 },
  ...{ startedAtMs: NOW_MS - n * DAY_MS, finishedAtMs: NOW_MS - n * DAY_MS, checks: 18 },
  violations: Array.from({ length: 20 }, (_, index) => ({
    ...{
      invariant: "I8",
      id: promoterOf(1 + index),
      text: "available is 900, its entries say 1000",
    },
  })),
  position: START,
  trial: {
    ...{ fromMs: NOW_MS - n * DAY_MS, asOfMs: NOW_MS - n * DAY_MS, totalFen: 0 },
    accounts: trialOf(NO_TOTALS),
  },
});
export const seedAudits = (url: string): Promise<void> => fill(url, "audits", 31, audit);

/** What the console shows beside the trade: people, log, breaks, debts, messages, notices, materials, drafts, jobs. */
export async function seedOffice(url: string, { promoters }: Size): Promise<void> {
  await fill(url, "staff", STAFF, person);
  await fill(url, "staffInvitations", 500, invitation);
  await fill(url, "staffActions", LOGGED, action);
  await fill(url, "breaks", BREAKS, foundBreak);
  await fill(url, "wallets", 4_000, debtor);
  await fill(url, "messages", TOLD, message);
  await fill(url, "notices", NOTICES, notice);
  await fill(url, "noticeReads", Math.min(READERS, promoters), read);
  await fill(url, "materials", 2_000, material);
  await fill(url, "forwards", promoters, forward);
  await fill(url, "themes", 200, theme);
  await fill(url, "planDrafts", 500, draft);
  await fill(url, "sheets", 2_000, job);
  await fill(url, "posts", 200, post);
  await fill(url, "applications", 5_000, (n) => ({
    ...{ _id: `oApplicant${n}`, rev: 1, appliedAtMs: atOf(n, 5_000) },
  }));
}
