import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { SENTENCES } from "#contracts/errors.ts";
import type { Identity } from "#scripts/stack/control.ts";
import { approve, EARNING, join, request, until, walletOf } from "#tests/e2e/money/story.ts";
import { publish } from "#tests/e2e/brand.ts";
import { LOGGED } from "#tests/staffCost.ts";
import { EVERY_ACTION } from "#tests/e2e/everyAction.ts";
import { costOf, done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: every public door of money, attacked: each attempt gets its code, and nothing is written. */
const stack = withStack();
const PLAN = { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] };
const stranger: Identity = { uid: "stranger" };

beforeAll(async () => {
  const { control } = stack();
  await publish(control, PLAN);
  for (const id of ["mine", "other"]) {
    await join(control, id);
    for (const step of EARNING) await until(() => step.run(control, id));
  }
  await control.post("/control/clock", { advanceToMs: START_MS + 16 * DAY_MS });
  await done(request("w1", 500).run(control, "other"));
  await done(request("w2", 300).run(control, "other"));
  await done(approve("w2").run(control, "other"));
}, 60_000);

/**
 * Who may call an action: `person` a WeChat user, `staff` the brand's, `both` either, `signedIn` whoever is signed in on
 * the web. Which of the staff may do what: tests/e2e/roles.test.ts.
 */
const ROLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order: {
    ...{ create: "person", pay: "person", checkPayment: "both", confirmReceipt: "both" },
    ...{ refund: "staff", recordRefund: "staff", hold: "staff", endHold: "staff" },
    previewRefund: "staff",
    ...{ recordComplaint: "staff", show: "both", list: "staff" },
    ...{ explain: "both", explainBonus: "both" },
  },
  withdraw: {
    ...{ request: "person", quote: "person", show: "person", refresh: "person" },
    cancel: "person",
    ...{ statement: "person", receipt: "person", review: "staff", approveMany: "staff" },
    ...{ toPay: "staff", recordBankPayment: "staff", recordBankFailure: "staff" },
    ...{ find: "staff", list: "staff", previewMany: "staff" },
  },
  tax: {
    ...{ submitIdentity: "person", identity: "both", forgetIdentity: "both" },
    ...{ resetIdentity: "staff", rewrapKeys: "staff", withholding: "staff", quarter: "staff" },
    ...{ year: "both", thresholds: "staff" },
  },
  audit: { run: "staff" },
  books: {
    ...{ settings: "staff", setPayoutRules: "staff", pause: "staff", resume: "staff" },
    ...{ debts: "staff", recordRepayment: "staff", proposeWriteOff: "staff" },
    ...{ proposeAdjustment: "staff", decideAdjustment: "staff" },
    ...{ decideWriteOff: "staff", breaks: "staff", takeBreak: "staff", closeBreak: "staff" },
    ...{ report: "staff", audits: "staff", trialBalance: "staff", recordTaxPayment: "staff" },
    ...{ monitors: "staff", setMonitors: "staff", taxMonth: "staff", statement: "staff" },
    ...{ adjustments: "staff", previewPause: "staff" },
  },
  reports: {
    ...{ today: "staff", sales: "staff", orders: "staff", trend: "staff", funnel: "staff" },
    ...{
      leaderboard: "staff",
      saveTarget: "staff",
      targets: "staff",
      assess: "staff",
      export: "staff",
    },
  },
  commission: {
    ...{ publishPlan: "staff", lintPlan: "staff", plan: "both", apply: "person" },
    ...{ approve: "staff", setLevel: "staff", ban: "staff", promoters: "staff" },
    ...{ applications: "staff", appoint: "staff", dismiss: "staff", posts: "staff" },
    ...{ setGroups: "staff", setPlace: "staff", setLevelMany: "staff", banMany: "staff" },
  },
  lists: {
    ...{ promoters: "staff", promoter: "staff", groups: "staff", fans: "staff", fan: "staff" },
    ...{ codes: "staff", readCode: "staff", drawCode: "staff", shares: "staff" },
    ...{ withdrawals: "staff", withdrawalCounts: "staff", numbers: "staff" },
  },
  plans: {
    ...{ versions: "both", version: "both", compare: "staff", policy: "both", templates: "both" },
    ...{ startForecast: "staff", stepForecast: "staff", forecast: "staff", forecasts: "staff" },
    ...{ drafts: "staff", draft: "staff", saveDraft: "staff", startDraft: "staff" },
    ...{ removeDraft: "staff", signDraft: "staff", previewPublish: "staff" },
  },
  promoter: {
    ...{ mine: "person", fans: "person", shares: "person", forecast: "person" },
    ...{ ranking: "person", level: "person" },
  },
  qrcode: {
    ...{ issue: "person", picture: "person", scan: "person", whose: "person", fans: "staff" },
    ...{ reassignments: "staff", proposeReassignment: "staff", decideReassignment: "staff" },
  },
  aftersales: {
    options: "person",
    ask: "person",
    withdraw: "person",
    sendBack: "person",
    confirmExchange: "person",
    show: "both",
    pictures: "staff",
    list: "staff",
    agree: "staff",
    refuse: "staff",
    arrived: "staff",
    reship: "staff",
    note: "staff",
  },
  catalogue: {
    home: "both",
    list: "both",
    show: "both",
    saveProduct: "staff",
    setSale: "staff",
    products: "staff",
    product: "staff",
    saveShop: "staff",
    shop: "staff",
  },
  checkout: {
    cart: "person",
    setCartItem: "person",
    chooseCartItems: "person",
    clearCart: "person",
    addresses: "person",
    saveAddress: "person",
    removeAddress: "person",
    coupons: "person",
    takeCoupon: "person",
    joinMembers: "person",
    quote: "person",
    place: "person",
    saveCampaign: "staff",
    campaigns: "staff",
    endCampaign: "staff",
    campaignUse: "staff",
    setGroup: "staff",
    buyers: "staff",
  },
  content: {
    ...{ materials: "person", forwarded: "person", posterData: "person" },
    ...{ myShop: "person", saveMyShop: "person", visit: "both", theme: "both" },
    ...{ notices: "person", readNotice: "person" },
    ...{ saveMaterial: "staff", removeMaterial: "staff", listMaterials: "staff" },
    ...{ saveTheme: "staff", endTheme: "staff", themes: "staff" },
    ...{ saveNotice: "staff", endNotice: "staff", listNotices: "staff" },
    ...{ materialTags: "staff", checkWords: "staff", noticeReaders: "staff", planNotices: "staff" },
  },
  account: {
    ...{ mine: "person", notice: "person", agree: "person", withdrawConsent: "person" },
    ...{ setRecommendation: "person", exportData: "person", closingCheck: "person" },
    ...{ close: "person", cancelClosing: "person" },
  },
  message: {
    ask: "person",
    answer: "person",
    mine: "person",
    log: "staff",
    moments: "staff",
  },
  purchase: {
    list: "person",
    counts: "both",
    show: "person",
    cancel: "person",
    receive: "person",
    remindShipping: "person",
    track: "both",
    askInvoice: "person",
    setAddress: "person",
    all: "staff",
    detail: "staff",
    ship: "staff",
    shipMany: "staff",
    correctParcel: "staff",
    addNote: "staff",
    issueInvoice: "staff",
    cancelUnpaid: "staff",
    retryTasks: "staff",
  },
  sheets: {
    template: "staff",
    startExport: "staff",
    startImport: "staff",
    apply: "staff",
    undo: "staff",
    cancel: "staff",
    show: "staff",
    list: "staff",
    step: "function",
  },
  staff: {
    // Whoever is signed in on the web may ask who he is; nobody else is told anything.
    ...{ me: "signedIn", openSession: "signedIn", join: "signedIn" },
    ...{ closeSession: "staff", mySessions: "staff", endMySession: "staff", names: "staff" },
    ...{ people: "staff", invite: "staff", invitations: "staff", cancelInvitation: "staff" },
    ...{ change: "staff", suspend: "staff", restore: "staff", signOut: "staff" },
    ...{ log: "staff", logEntry: "staff", views: "staff", saveView: "staff", removeView: "staff" },
  },
  stock: {
    receive: "staff",
    count: "staff",
    transfer: "staff",
    setLowAt: "staff",
    list: "staff",
    show: "staff",
    log: "staff",
  },
  store: {
    list: "both",
    show: "both",
    save: "staff",
    setRegions: "staff",
    stores: "staff",
    close: "staff",
    open: "staff",
    mine: "person",
    pickups: "both",
    find: "both",
    redeem: "both",
  },
};
it("the table names every function that has actions", () => {
  const served = readdirSync("functions").filter((name) =>
    existsSync(`functions/${name}/actions.ts`),
  );
  expect(Object.keys(ROLES).sort()).toEqual(served);
});

it.each(Object.entries(ROLES))("%s: the table names every action", (name, roles) => {
  expect(Object.keys(roles).sort()).toEqual([...(EVERY_ACTION[name]?.keys() ?? [])].sort());
});

const everyCall = Object.entries(ROLES).flatMap(([name, roles]) =>
  Object.entries(roles).map(([action, role]): [string, string, string] => [name, action, role]),
);
const calls = everyCall.filter(([, , role]) => role !== "function");
const innerCalls = everyCall.filter(([, , role]) => role === "function");

/** Who may never call anything, whatever he says: nobody, a stranger, and every door that is no client's. */
const OUTSIDERS: [who: string, identity: object][] = [
  ["nobody", {}],
  ["a stranger", stranger],
  ["a timer, with a person", { openid: "mine-A", source: "wx_trigger" }],
  ["a timer, with staff", { ...staff, source: "wx_trigger" }],
  ["another function, with a person", { openid: "mine-A", source: "wx_client,scf" }],
  ["another function, with staff", { ...staff, source: "wx_client,scf" }],
];
const INSIDERS: [who: string, identity: object][] = [
  ["a buyer", person("mine-U")],
  ["a promoter", person("mine-A")],
  ["staff", staff],
];
/** What an attacker would like to be somebody else by. */
const FOREIGN_IDS = {
  ...{ openid: "other-A", staffId: "staff-demo", uid: "staff-demo", promoterId: "other-A" },
  ...{
    orderId: "other-O1",
    withdrawalId: "other-w2",
    buyerId: "other-U",
    caller: { door: "client" },
  },
};
const isOnTheWeb = (role: string) => role === "staff" || role === "signedIn";
const codeFor = (role: string) => (isOnTheWeb(role) ? "staff_required" : "person_required");

it.each(calls)("%s.%s is for %s: others are told who may", async (name, action, role) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    for (const [who, identity] of [...OUTSIDERS, ...INSIDERS]) {
      const isOutside = OUTSIDERS.some(([one]) => one === who);
      if (role === "signedIn" && identity === stranger) continue; // He may ask who he is.
      const isAllowed = role === "both" || isOnTheWeb(role) === (identity === staff);
      if (!isOutside && isAllowed) continue;
      const code = codeFor(role);
      for (const fields of [{}, FOREIGN_IDS]) {
        const event = { action, ...fields };
        const reply = await control.call(name, identity as Identity, event);
        const refused = { ok: false, error: { code, message: SENTENCES[code] } };
        expect([who, reply]).toMatchObject([who, refused]);
      }
    }
  });
  expect(cost.documentsWritten).toBe(0);
});

it.each(innerCalls)("%s.%s is for functions only, whoever a client is", async (name, action) => {
  const { control } = stack();
  const clients = [...OUTSIDERS, ...INSIDERS].filter(
    ([who]) => !who.startsWith("another function"),
  );
  for (const [who, identity] of clients) {
    const reply = await control.call(name, identity as Identity, { action, ...FOREIGN_IDS });
    expect([who, reply]).toMatchObject([who, { error: { code: "function_required" } }]);
  }
});

it.each(calls)("%s.%s, by %s who says that he is another: refused", async (name, action, role) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    for (const [who, identity] of INSIDERS) {
      if (role !== "both" && isOnTheWeb(role) !== (identity === staff)) continue;
      for (const fields of [{ openid: "other-A" }, { staffId: "staff-demo" }, FOREIGN_IDS]) {
        // Whom an owner means by `staffId` is somebody else; tests/e2e/roles.test.ts says who may.
        if (name === "staff" && Object.keys(fields).join() === "staffId") continue;
        const event = { action, ...fields };
        const reply = await control.call(name, identity as Identity, event);
        expect([who, reply]).toMatchObject([who, { error: { code: "request_invalid" } }]);
      }
    }
  });
  expect(cost.documentsWritten).toBe(0);
});

/** What is about somebody else, asked for by whom it does not concern. */
const NOT_HIS: [name: string, event: object, code: string][] = [
  ["order", { action: "show", orderId: "other-O1" }, "order_unknown"],
  ["order", { action: "checkPayment", orderId: "other-O1" }, "buyer_required"],
  ["order", { action: "pay", orderId: "other-O1" }, "buyer_required"],
  ["order", { action: "confirmReceipt", orderId: "other-O1" }, "buyer_required"],
  ["order", { action: "explain", orderId: "other-O1" }, "order_unknown"],
  ["order", { action: "explain", orderId: "nobody-O1" }, "order_unknown"],
  [
    "order",
    { action: "explainBonus", bonusId: "b", period: "2026-03", promoterId: "other-A" },
    "bonus_unknown",
  ],
  ["plans", { action: "policy", plan: PLAN }, "staff_required"],
  ["plans", { action: "policy", planId: "p", version: 99 }, "plan_version_unknown"],
  ["plans", { action: "version", planId: "p", version: 99 }, "plan_version_unknown"],
  ["qrcode", { action: "scan", code: "v1.other-A" }, "code_invalid"],
];
it.each(NOT_HIS)("%s %j, by somebody whom it does not concern: %s", async (name, event, code) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    for (const openid of ["mine-A", "mine-U", "newcomer"]) {
      const reply = await control.call(name, person(openid), event);
      expect([openid, reply]).toMatchObject([openid, { ok: false, error: { code } }]);
    }
  });
  expect(cost.documentsWritten).toBe(0);
});

it.each([
  ["setLevel", { promoterId: "nobody", level: "gold" }, "promoter_unknown"],
  ["ban", { promoterId: "nobody", reason: "x" }, "promoter_unknown"],
  ["ban", { promoterId: "mine-U", reason: "x" }, "promoter_unknown"],
  ["approve", { promoterId: "nobody" }, "application_unknown"],
  ["appoint", { promoterId: "nobody", region: "330106" }, "promoter_unknown"],
  ["appoint", { promoterId: "mine-U", store: "S1" }, "promoter_unknown"],
])("staff, commission.%s of somebody who is none, %j: %s", async (action, event, code) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    const reply = await control.call("commission", staff, { action, ...event });
    expect(reply).toMatchObject({ ok: false, error: { code } });
  });
  expect(cost.documentsWritten).toBe(LOGGED.written); // The entry of the log, and nothing else.
});

const TIMERS = readdirSync("functions").filter(
  (name) =>
    existsSync(`functions/${name}/index.ts`) &&
    readFileSync(`functions/${name}/index.ts`, "utf8").includes("serveTimer("),
);
it.each(TIMERS)("the timer %s is started by nobody else", async (name) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    const others = [...INSIDERS, ["nobody", {}], ["a function", { source: "wx_client,scf" }]];
    for (const [who, identity] of others as typeof INSIDERS) {
      const reply = await control.call(name, identity as Identity, { TriggerName: name });
      expect([who, reply]).toMatchObject([who, { error: { code: "timer_required" } }]);
    }
  });
  expect(cost.documentsWritten).toBe(0);
});

const HUGE = 9_007_199_254_740_991;
const AMOUNTS: [what: string, amount: unknown][] = [
  ["below zero", -1],
  ["half a fen", 0.5],
  ["huge", HUGE],
  ["more than a number holds", 1e300],
  ["as text", "100"],
  ["an operator", { $gt: 0 }],
  ["a list", [100]],
  ["nothing", null],
  ["yes", true],
];
type Door = [name: string, who: Identity, event: (amount: unknown) => object];
const DOORS: Door[] = [
  [
    "withdraw",
    person("mine-A"),
    (amountFen) => ({ action: "request", withdrawalId: "x", amountFen }),
  ],
  [
    "order",
    staff,
    (refundFen) => ({
      ...{ action: "recordRefund", orderId: "other-O1", refundId: "x" },
      lines: [{ sku: "tea", refundFen }],
    }),
  ],
  [
    "order",
    staff,
    (refundFen) => ({
      ...{ action: "refund", orderId: "other-O1", refundId: "x", reason: "x" },
      lines: [{ sku: "tea", refundFen }],
    }),
  ],
  [
    "books",
    staff,
    (amountFen) => ({
      ...{ action: "recordRepayment", promoterId: "mine-A", receipt: "x", amountFen, paidAtMs: 1 },
    }),
  ],
  [
    "withdraw",
    staff,
    (paidFen) => ({
      ...{ action: "recordBankPayment", withdrawalId: "other-w2", receipt: "x", paidFen },
    }),
  ],
  [
    "books",
    staff,
    (amountFen) => ({
      ...{ action: "proposeAdjustment", orderId: "other-O1", id: "x", promoterId: "other-A" },
      ...{ reason: "x", amountFen: amountFen === -1 ? 0 : amountFen }, // Less than nothing is an amount here.
    }),
  ],
];

it.each(
  DOORS.flatMap(([name, who, event]) =>
    AMOUNTS.map(([what, amount]): [string, string, string, Identity, object] => {
      const asked = event(amount);
      return [name, String(new Map(Object.entries(asked)).get("action")), what, who, asked];
    }),
  ),
)("%s.%s with an amount that is %s: refused", async (name, _, _what, who, event) => {
  const { control } = stack();
  const cost = await costOf(control, async () => {
    expect(await control.call(name, who, event)).toMatchObject({
      ok: false,
      error: { code: "request_invalid", issues: expect.any(Array) },
    });
  });
  expect(cost.documentsWritten).toBe(0);
});

const FOREIGN: [action: string, event: object, code: string][] = [
  ["refresh", { withdrawalId: "other-w2" }, "withdrawal_unknown"],
  ["cancel", { withdrawalId: "other-w1" }, "withdrawal_unknown"],
  ["receipt", { withdrawalId: "other-w2" }, "withdrawal_unknown"],
  ["request", { withdrawalId: "other-w1", amountFen: 500 }, "withdrawal_id_taken"],
  ["show", { promoterId: "other-A" }, "request_invalid"],
  ["show", { openid: "other-A" }, "request_invalid"],
  ["statement", { month: "2026-03", promoterId: "other-A" }, "request_invalid"],
  ["request", { withdrawalId: "w9", amountFen: 100, openid: "other-A" }, "request_invalid"],
];

it.each(FOREIGN)("somebody else's withdrawal, by %s %j: %s", async (action, event, code) => {
  const { control } = stack();
  const before = await walletOf(control, "other");
  const cost = await costOf(control, async () => {
    const reply = await control.call("withdraw", person("mine-A"), { action, ...event });
    expect(reply).toMatchObject({ ok: false, error: { code } });
  });
  expect(cost.documentsWritten).toBe(0);
  expect(await walletOf(control, "other")).toEqual(before);
});

it("no client reads or writes a document of money, whatever SDK it brings", async () => {
  const collections = Object.keys(
    JSON.parse(readFileSync("database-rules.json", "utf8")) as object,
  );
  const host = new URL(stack().url).host;
  const words = [host, "fenrun-local", collections.join(",")];
  let heard: [attempt: string, answer: string][] = [];
  const cost = await costOf(stack().control, async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "tests/e2e/money/stranger.ts", ...words],
      { timeout: 30_000 },
    );
    heard = Object.entries(JSON.parse(stdout) as Record<string, string>);
  });
  expect(heard).toHaveLength(collections.length * 5);
  const reads = heard.filter(([attempt]) => attempt.includes(" read"));
  expect(reads.filter(([, answer]) => !/PERMISSION/i.test(answer))).toEqual([]);
  const writes = heard.filter(([attempt]) => !attempt.includes(" read"));
  expect(writes.filter(([, answer]) => !/PERMISSION|^no word$/i.test(answer))).toEqual([]);
  expect(cost.documentsWritten).toBe(0);
}, 60_000);
