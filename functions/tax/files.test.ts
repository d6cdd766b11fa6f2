import { parse } from "csv-parse/sync";
import { availableOf, BANK_REPAID, BRAND_BAD_DEBT } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { isExportRecord } from "#core/tax/exportRecord.ts";
import { taxPaymentEntry } from "#core/tax/payment.ts";
import { labourTax } from "#core/tax/labour.ts";
import { fen } from "#core/money.ts";
import { book } from "#core/wallet/wallet.ts";
import { at, CARDS, office } from "#functions/tax/testing/office.ts";
import { asLogged } from "#tests/staffCost.ts";

const refused = (code: string) => ({ ok: false, error: { code } });
type Part = {
  ok: true;
  data: {
    rows: readonly { readonly promoterId: string }[];
    csv: string;
    totals: { incomeFen: number; taxFen: number; payments: number };
    nextAfterId: string | null;
  };
};

/** A whole file, part by part. */
async function whole(part: (afterId: string) => Promise<unknown>) {
  const parts: Part["data"][] = [];
  for (let afterId: string | null = ""; afterId !== null;) {
    const { data } = (await part(afterId)) as Part;
    parts.push(data);
    afterId = data.nextAfterId;
  }
  const sum = (of: "incomeFen" | "taxFen" | "payments") =>
    parts.reduce((total, { totals }) => total + totals[of], 0);
  const csv = parts.map((one) => one.csv).join("");
  return {
    rows: parts.flatMap(({ rows }) => rows),
    totals: { incomeFen: sum("incomeFen"), taxFen: sum("taxFen"), payments: sum("payments") },
    table: parse(csv, { bom: true, columns: true }) as Record<string, string>[],
    parts: parts.length,
  };
}

/** A, B and C: paid in March, with and without tax; C never said who he is. */
async function officeInMarch() {
  const desk = office();
  for (const id of ["A", "B", "C"]) desk.join(id);
  for (const [n, id] of ["A", "B"].entries()) {
    await desk.by(id)("submitIdentity", { name: "张小梅", idNumber: CARDS[n], consent: true });
  }
  desk.pay("A", 300_000, "labour", "2026-03-01");
  desk.pay("A", 100_000, "labour", "2026-03-31");
  desk.pay("A", 90_000, "labour", "2026-02-28");
  desk.pay("B", 1_000_000, "platform", "2026-01-05");
  desk.pay("B", 1_000_000, "platform", "2026-03-05");
  desk.pay("C", 250_000, "labour", "2026-03-05");
  desk.pay("C", 70_000, "none", "2026-03-06");
  desk.clock.nowMs = at("2026-04-02");
  return desk;
}

it("lists a month by person, what is missing too, and ties to the ledger", async () => {
  const { byStaff, ledgerTax, cost } = await officeInMarch();
  const reply = byStaff("withholding", { month: "2026-03" });
  expect(await cost(() => reply)).toEqual(asLogged([4, 1]));
  expect(await reply).toMatchObject({
    ok: true,
    data: {
      rows: [
        { promoterId: "A", name: "张小梅", incomeFen: 400_000, withheldFen: 64_000, payments: 2 },
        { promoterId: "B", incomeFen: 1_000_000, beforeFen: 9_000, dueFen: 9_000 },
        { promoterId: "C", identity: "missing", idNumber: "", withheldFen: 34_000 },
      ],
      totals: { incomeFen: 1_650_000, taxFen: 107_000, payments: 4 },
      ...{ withoutIdentity: 1, unsettled: 0, isOver: true, nextAfterId: null },
    },
  });
  const file = await whole((afterId) =>
    byStaff("withholding", { month: "2026-03", afterId, limit: 1 }),
  );
  expect(file.parts).toBe(4);
  expect(file.totals.taxFen).toBe(ledgerTax("2026-03"));
  expect(file.table).toMatchObject([
    { 姓名: "张小梅", 身份证件号码: `\t${CARDS[0]}`, 本月实扣税额: "640.00", 备注: "" },
    { 预扣方式: "累计预扣", 累计收入: "20000.00", 已缴税额: "90.00", "应补（退）税额": "90.00" },
    { 姓名: "", 身份证件号码: "", 备注: "未提交实名信息" },
  ]);
});

it("says that a month is not final: it is not over, or a transfer has no end", async () => {
  const { byStaff, send, clock } = await officeInMarch();
  send("C", 500_000, "labour", "2026-03-31");
  clock.nowMs = at("2026-03-31");
  expect(await byStaff("withholding", { month: "2026-03" })).toMatchObject({
    data: { unsettled: 1, isOver: false, totals: { taxFen: 107_000 } },
  });
});

it("counts what was archived, and what a run left half-way counts once", async () => {
  const desk = office();
  desk.join("A");
  desk.join("A-1"); // Sorts before `A:`, as archive ids do.
  for (let day = 1; day <= 28; day++) {
    const text = `2026-03-${String(day).padStart(2, "0")}`;
    desk.pay("A", 10_000 * day, "labour", text);
    desk.pay("A-1", 7_000, "labour", text);
  }
  desk.clock.nowMs = at("2026-04-02");
  const total = 10_000 * 14 * 29;
  const list = () =>
    whole((afterId) => desk.byStaff("withholding", { month: "2026-03", afterId, limit: 1 }));
  const expected = {
    incomeFen: total + 7_000 * 28,
    taxFen: labourTax(fen(total)) + labourTax(fen(7_000 * 28)),
    payments: 56,
  };
  const before = await list();
  expect(before.totals).toEqual(expected);
  expect(expected.taxFen).toBe(desk.ledgerTax("2026-03"));
  desk.file({ half: true });
  expect(desk.memory.documents.withdrawals.size).toBe(16);
  expect(await list()).toEqual(before);
  expect(await desk.books("recordTaxPayment", aPayment(1))).toMatchObject({
    data: { withheldFen: expected.taxFen },
  });
  desk.file();
  expect(await list()).toEqual(before);
  expect(await desk.books("recordTaxPayment", aPayment(1))).toMatchObject({
    data: { withheldFen: expected.taxFen },
  });
});

it("tells the filer what was paid back and written off in the month", async () => {
  const { byStaff, change, memory } = await officeInMarch();
  const back = posting(BANK_REPAID, availableOf("A"), fen(1_050));
  const given = posting(BRAND_BAD_DEBT, availableOf("A"), fen(7));
  change("A", (wallet) => book(wallet, "repay/r1", [back], at("2026-03-09")));
  change("A", (wallet) => book(wallet, "write-off/o1", [given], at("2026-03-31")));
  change("A", (wallet) => book(wallet, "repay/r2", [back], at("2026-04-01")));
  const entry = memory.documents.wallets
    .get("A")!
    .outbox.find(({ cause }) => cause === "repay/r1")!;
  memory.documents.journal.set(entry._id, entry); // Filed, and not taken out of the wallet yet.
  expect(await byStaff("withholding", { month: "2026-03" })).toMatchObject({
    data: { rows: [{ remarks: ["当月退回多付佣金10.50元", "当月核销应退佣金0.07元"] }, {}, {}] },
  });
});

it("opens identities that are locked or were given late, and tells those it cannot open", async () => {
  const { byStaff, by, memory, errors } = await officeInMarch();
  await by("A")("forgetIdentity");
  const { identities } = memory.documents;
  identities.set("B", { ...identities.get("B")!, name: identities.get("A")!.name });
  await by("C")("submitIdentity", { name: "李四", idNumber: CARDS[2], consent: true });
  expect(await byStaff("withholding", { month: "2026-03" })).toMatchObject({
    data: {
      withoutIdentity: 1,
      rows: [
        { name: "张小梅", remarks: ["本人已申请删除，仅限税务用途"] },
        { name: "", identity: "unreadable", remarks: ["实名信息无法解密，请检查密钥"] },
        { name: "李四", remarks: [] },
      ],
    },
  });
  expect(String(errors[0])).toContain("identity of B");
  expect(String(errors[0])).not.toContain("张");
});

it("reports a quarter of everybody who was paid, taxed or not", async () => {
  const { byStaff } = await officeInMarch();
  const file = await whole((afterId) =>
    byStaff("quarter", { quarter: "2026-Q1", afterId, limit: 2 }),
  );
  expect(file.totals).toEqual({ incomeFen: 2_810_000, taxFen: 118_000, payments: 7 });
  expect(file.table).toMatchObject([
    { 姓名: "张小梅", 收入总额: "4900.00", 付款笔数: "3", 其中已办理扣缴申报的收入: "4900.00" },
    { 收入净额: "20000.00", 收入类别: "提供服务取得的收入-佣金收入" },
    { 姓名: "", 收入总额: "3200.00", 其中已办理扣缴申报的收入: "2500.00" },
  ]);
  expect(await byStaff("quarter", { quarter: "2026-Q2" })).toMatchObject({
    data: { rows: [], isOver: false },
  });
});

it("gives staff everybody's year and each promoter his own, with the vault closed", async () => {
  const { byStaff, by, memory } = await officeInMarch();
  const file = await whole((afterId) => byStaff("year", { year: "2026", afterId }));
  expect(file.table).toMatchObject([{ 收入合计: "4900.00", 已扣缴税额合计: "660.00" }, {}, {}]);
  const exports = memory.documents.ledger.size;
  const own = await by("A")("year", { year: "2026" });
  expect(own).toMatchObject({
    data: {
      ...{ year: "2026", incomeFen: 490_000, taxFen: 66_000, netFen: 424_000, payments: 3 },
      identity: { maskedName: "张**" },
      months: [
        { month: "2026-02", incomeFen: 90_000, taxFen: 2_000 },
        { month: "2026-03", incomeFen: 400_000, taxFen: 64_000 },
      ],
    },
  });
  expect(JSON.stringify(own)).not.toContain("小梅");
  expect(memory.documents.ledger.size).toBe(exports);
  expect(await by("X")("year", { year: "2026" })).toMatchObject({
    data: { incomeFen: 0, months: [] },
  });
});

it("names who is near a limit of value-added tax, masked", async () => {
  const { byStaff, pay } = await officeInMarch();
  pay("A", 7_600_000, "labour", "2026-03-20");
  expect(await byStaff("thresholds", { month: "2026-03" })).toMatchObject({
    data: { rows: [{ promoterId: "A", maskedName: "张**", monthFen: 8_000_000, near: ["month"] }] },
  });
  expect(await byStaff("thresholds", { month: "2027-01" })).toMatchObject({ data: { rows: [] } });
});

it("records who takes a part of a file, before it opens anything", async () => {
  const { byStaff, memory } = await officeInMarch();
  await byStaff("withholding", { month: "2026-03", limit: 2 });
  await byStaff("withholding", { month: "2026-03", limit: 2, afterId: "B" });
  const records = [...memory.documents.ledger.values()];
  expect(records.every(isExportRecord)).toBe(true);
  expect(isExportRecord(taxPaymentEntry(aTaxPayment, "staff-1"))).toBe(false);
  expect(isExportRecord({ ...records[0]!, _id: "tax-paid/R1" })).toBe(false);
  expect(records).toMatchObject([
    {
      _id: `tax-export/withholding 2026-03/${at("2026-04-02")}/staff-1/`,
      ...{ by: "staff-1", atMs: at("2026-04-02"), postings: [] },
      note: 'tax export {"file":"withholding 2026-03","afterId":"","limit":2}',
    },
    { _id: `tax-export/withholding 2026-03/${at("2026-04-02")}/staff-1/B` },
  ]);
});

it.each([
  ["withholding", { month: "2026-03" }],
  ["quarter", { quarter: "2026-Q1" }],
  ["thresholds", { month: "2026-03" }],
])("gives %s to staff only", async (action, fields) => {
  const { by, memory } = await officeInMarch();
  expect(await by("A")(action, fields)).toMatchObject(refused("staff_required"));
  expect(memory.documents.ledger.size).toBe(0);
});

it.each([
  ["withholding", { month: "2026-13" }],
  ["withholding", { month: { $gt: "" } }],
  ["withholding", { month: "2026-03", limit: 101 }],
  ["quarter", { quarter: "2026-Q5" }],
  ["year", { year: "26" }],
  ["year", {}],
])("refuses %s %j", async (action, fields) => {
  const { byStaff } = await officeInMarch();
  expect(await byStaff(action, fields)).toMatchObject(refused("request_invalid"));
});

const aTaxPayment = { month: "2026-03", amountFen: fen(5), receipt: "R1", paidAtMs: 1 };
const aPayment = (amountFen: number, changes: object = {}) => ({
  ...{ month: "2026-03", amountFen, receipt: "R1", paidAtMs: at("2026-04-01") },
  ...changes,
});

it("books what was paid to the tax office once, and never more than is owed", async () => {
  const { books, memory, cost } = await officeInMarch();
  const first = books("recordTaxPayment", aPayment(60_000));
  expect(await cost(() => first)).toEqual(asLogged([6, 1]));
  const standing = { month: "2026-03", withheldFen: 107_000, paidFen: 60_000, unpaidFen: 47_000 };
  expect(await first).toEqual({ ok: true, data: standing });
  expect(memory.documents.ledger.get("tax-paid/R1")).toMatchObject({
    by: "staff-1",
    postings: [{ from: "tax:2026-03", to: "bank:tax", amountFen: 60_000 }],
  });
  expect(await cost(() => books("recordTaxPayment", aPayment(60_000)))).toEqual(asLogged([4, 0]));
  expect(await books("recordTaxPayment", aPayment(60_000))).toEqual({ ok: true, data: standing });
  const next = (amountFen: number) => aPayment(amountFen, { receipt: "R2" });
  expect(await books("recordTaxPayment", next(47_001))).toMatchObject({
    ok: false,
    error: { code: "tax_overpaid", unpaidFen: 47_000 },
  });
  expect(await books("recordTaxPayment", next(47_000))).toMatchObject({ data: { unpaidFen: 0 } });
  expect(await books("recordTaxPayment", aPayment(1, { receipt: "R3" }))).toMatchObject(
    refused("tax_overpaid"),
  );
});

it.each<[code: string, change: object]>([
  ["receipt_taken", { amountFen: 10 }],
  ["receipt_taken", { month: "2026-02" }],
  ["receipt_taken", { paidAtMs: at("2026-03-31") }],
  ["time_in_future", { paidAtMs: at("2026-04-03") }],
  ["tax_overpaid", { receipt: "R2", month: "2026-05" }],
  ["request_invalid", { amountFen: 0 }],
  ["request_invalid", { amountFen: -1 }],
  ["request_invalid", { amountFen: 0.5 }],
  ["request_invalid", { amountFen: 1e15 }],
  ["request_invalid", { month: "March" }],
])("refuses a payment with %s: %j", async (code, change) => {
  const { books, memory } = await officeInMarch();
  await books("recordTaxPayment", aPayment(5));
  const before = structuredClone(memory.documents.ledger);
  expect(await books("recordTaxPayment", aPayment(5, change))).toMatchObject(refused(code));
  expect(memory.documents.ledger).toEqual(before);
});

it("never books too much, whatever is recorded at the same instant", async () => {
  const { books, memory } = await officeInMarch();
  const replies = await Promise.all([
    books("recordTaxPayment", aPayment(60_000)),
    books("recordTaxPayment", aPayment(60_000)),
    books("recordTaxPayment", aPayment(60_000, { receipt: "R2" })),
  ]);
  expect(replies.some((reply) => !reply.ok)).toBe(true);
  const paid = [...memory.documents.ledger.values()]
    .flatMap(({ postings }) => postings)
    .reduce((sum, { to, amountFen }) => sum + (to === "bank:tax" ? amountFen : -amountFen), 0);
  expect(paid).toBeLessThanOrEqual(107_000);
  expect(await books("recordTaxPayment", aPayment(10, { receipt: "R9" }))).toMatchObject({
    data: { paidFen: paid + 10 },
  });
});
