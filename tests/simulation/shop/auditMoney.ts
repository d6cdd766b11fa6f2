import type { Case } from "#core/commission/case.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { type Shop, wrong } from "#tests/simulation/shop/shop.ts";

type Fact = Case["facts"][number];
type RefundFact = Extract<Fact, { key: `refund/${string}` }>;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** What was paid at WeChat and given back there is what the books say, to the fen. */
export function auditMoney(shop: Shop): void {
  const { purchases, orders } = shop.memory.documents;
  for (const purchase of purchases.values()) auditPrice(shop, purchase);
  for (const order of orders.values()) {
    if (!purchases.has(order._id)) wrong(shop, "order", order._id, "nobody placed it");
  }
  for (const orderId of shop.truth.payments.keys()) {
    if (!orders.has(orderId)) wrong(shop, "money", orderId, "was paid, and there is no order");
  }
  for (const { orderId } of shop.payments.refunds()) {
    if (!shop.truth.payments.has(orderId)) wrong(shop, "money", orderId, "unpaid, and refunded");
  }
  for (const purchase of purchases.values()) auditRefunds(shop, purchase);
}

function auditPrice(shop: Shop, { _id, lines, amounts, state }: Purchase): void {
  const tell = (text: string) => wrong(shop, "price", _id, text);
  for (const { sku, priceFen, quantity, paidFen, gift, ...off } of lines) {
    const offFen = off.tierOffFen + off.reductionOffFen + off.couponOffFen;
    const listFen = gift ? 0 : priceFen * quantity;
    const isExact = listFen - offFen === paidFen && paidFen >= 0;
    const isGift = !gift || paidFen === 0;
    if (!isExact || !isGift) tell(`${sku}: ${listFen} − ${offFen} ≠ ${paidFen}`);
    const isFull = sku === "fix-1" || sku === "try-1";
    if (isFull && off.reductionOffFen + off.couponOffFen > 0) tell(`${sku} took a discount`);
  }
  const goodsFen = sum(
    lines.map(({ gift, priceFen, quantity }) => (gift ? 0 : priceFen * quantity)),
  );
  const paidFen = sum(lines.map((line) => line.paidFen));
  const { totalFen, freightFen } = amounts;
  if (amounts.goodsFen !== goodsFen) tell(`goods are ${amounts.goodsFen}, the lines ${goodsFen}`);
  if (totalFen !== paidFen + freightFen) tell(`${totalFen} ≠ ${paidFen} + ${freightFen}`);
  const order = shop.memory.documents.orders.get(_id);
  if (!order) return state === "cancelled" ? undefined : tell("has no order");
  if (order.totalFen !== totalFen) tell(`the order says ${order.totalFen}, not ${totalFen}`);
  const lineOf = (one: { sku: string; quantity: number; paidFen: number }) =>
    `${one.sku} ${one.quantity} ${one.paidFen}`;
  if (order.lines.map(lineOf).join() !== lines.map(lineOf).join()) tell("the order's lines differ");
  const asked = shop.truth.asked.get(_id);
  if (asked && asked.totalFen !== totalFen) tell(`WeChat was asked for ${asked.totalFen}`);
}

function auditRefunds(shop: Shop, purchase: Purchase): void {
  const { _id, lines, amounts, afterSales, state } = purchase;
  const tell = (text: string) => wrong(shop, "refund", _id, text);
  const { truth, payments, memory } = shop;
  const facts = memory.documents.cases.get(_id)?.facts ?? [];
  const known = facts.filter((fact): fact is RefundFact & Fact => /^refund\//.test(fact.key));
  const sent = payments
    .refunds()
    .filter((one) => one.orderId === _id && truth.refunds.get(one.refundId) === "succeeded");
  const told = (id: string, fen: number) => `${id} ${fen}`;
  const atWechat = sent.map((one) => told(`refund/${one.refundId}`, one.refundFen)).sort();
  const factFen = (fact: RefundFact) =>
    sum(fact.lines.map(({ refundFen }) => refundFen)) + (fact.freightFen ?? 0);
  const inBooks = known.map((fact) => told(fact.key, factFen(fact))).sort();
  if (atWechat.join() !== inBooks.join()) {
    tell(`WeChat gave [${atWechat.join("; ")}], the case knows [${inBooks.join("; ")}]`);
  }
  const backFen = sum(sent.map(({ refundFen }) => refundFen));
  const paidFen = truth.payments.get(_id)?.amountFen ?? 0;
  if (backFen > paidFen) tell(`${backFen} of ${paidFen} were given back`);
  if (state === "cancelled" && backFen !== paidFen)
    tell(`cancelled, ${paidFen} paid, ${backFen} back`);
  for (const sku of new Set(lines.map((line) => line.sku))) {
    const own = sum(lines.map((line) => (line.sku === sku ? line.paidFen : 0)));
    const given = known.flatMap((fact) => fact.lines).filter((one) => one.sku === sku);
    const givenFen = sum(given.map(({ refundFen }) => refundFen));
    if (givenFen > own) tell(`${givenFen} of ${own} of ${sku} were given back`);
  }
  const freightFen = sum(known.map((fact) => fact.freightFen ?? 0));
  if (freightFen > amounts.freightFen) tell(`${freightFen} of ${amounts.freightFen} of freight`);
  lines.forEach((line, index) => {
    const done = afterSales.filter((one) => one.state === "done").flatMap((one) => one.lines);
    const own = done.filter((one) => one.line === index);
    const fen = sum(own.map(({ refundFen }) => refundFen));
    if (fen > line.paidFen) tell(`line ${index}: after-sales gave ${fen} of ${line.paidFen}`);
  });
  for (const one of afterSales) {
    const given = known.filter(({ key }) => one.refundIds.some((id) => key === `refund/${id}`));
    if (given.length > 1) tell(`${one.id} gave money back ${given.length} times`);
    const wantedFen = sum(one.lines.map(({ refundFen }) => refundFen)) + one.freightFen;
    const isGiven = given.some((fact) => factFen(fact) === wantedFen);
    const isMoney = one.state === "done" && one.kind !== "exchange";
    if (isMoney ? !isGiven : given.length > 0) {
      tell(`${one.id} is ${one.state}, wants ${wantedFen}, gave ${given.map(factFen).join()}`);
    }
  }
}
