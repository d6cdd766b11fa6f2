import type { Verdict } from "#core/attribution/bind.ts";
import { VERDICT_SENTENCES } from "#core/attribution/explain.ts";
import { chinaMinute, partYuan, percent, ratedYuan, yuan } from "#core/explain/amounts.ts";
import {
  before,
  FINDINGS,
  FOUND,
  heading,
  HOLDS,
  money,
  person,
  position,
  REASONS,
  SOURCES,
  VERDICTS,
} from "#core/explain/chineseNames.ts";
import { findingPlace, findingValue } from "#core/explain/finding.ts";
import { pay, placeName, ruleText } from "#core/explain/ruleNames.ts";
import { chineseBonus, rounded } from "#core/explain/chineseBonus.ts";
import type { Cut, DueState, Served } from "#core/explain/shown.ts";
import type { Facts } from "#core/explain/statement.ts";
import type { Words } from "#core/explain/text.ts";
import { REASON_NAMES } from "#core/purchase/afterSalesWords.ts";
import { chinaDay } from "#core/time.ts";

const STATES = { created: "还没有支付", paid: "已支付", received: "已收货" } as const;

const cutText = ({ ahead, leftFen, cutFen }: Omit<Cut, "capFen">): string =>
  `${before(ahead)}只剩 ${money(leftFen)}，少了 ${money(cutFen)}`;

const DUE: { readonly [S in DueState]: (amount: string, at: string) => string } = {
  available: (amount, at) => `${amount} 已可提现（${at} 起）`,
  pending: (amount, at) => `${amount} 待结算，${at} 起可提现`,
  held: (amount) => `${amount} 冻结中，冻结解除后才可提现`,
  taken_back: (amount, at) => `${amount} 已扣回（${at}）`,
  to_take_back: (amount, at) => `${amount} 待扣回，${at} 扣回`,
};

function base({ paidFen, refunds, baseFen }: Facts["base"]): string {
  const less = refunds.map(
    ({ refundId, refundFen, atMs, source, why }) =>
      ` − ${SOURCES[source]} ${refundId}（${chinaDay(atMs)}${why ? `，${REASON_NAMES[why]}` : ""}）${money(refundFen)}`,
  );
  const sum = refunds.length === 0 ? "" : ` = ${money(baseFen)}`;
  return `基数：实付 ${money(paidFen)}${less.join("")}${sum}`;
}

function touched(promoterNumber: number, atMs: number, verdict: Verdict): string {
  const at = chinaMinute(atMs);
  if (verdict === "released") return `品牌调整：${at}`;
  if (verdict === "moved") return `品牌调整：${at}，推广员 ${promoterNumber} 号`;
  return `扫码记录：${at}，推广员 ${promoterNumber} 号的推广码`;
}

const served = ({ who, position: place, amountFen }: Served): string =>
  `${who === null ? "已清退的人，只占位" : person(who)}（${position(place)}）${money(amountFen)}`;

/** The explanation in Chinese, for everybody who reads one. */
export const chinese: Words = {
  ...chineseBonus,
  title: ({ orderId, atMs }) => `订单 ${orderId} 的分润说明（截至 ${chinaMinute(atMs)}，北京时间）`,
  heading: ({ part }) => heading(part),

  orderTimes: ({ state, createdAtMs, paidAtMs, receivedAtMs }) =>
    [
      `${chinaMinute(createdAtMs)} 下单`,
      paidAtMs === null ? STATES[state] : `${chinaMinute(paidAtMs)} 支付`,
      receivedAtMs === null ? "还没有确认收货" : `${chinaMinute(receivedAtMs)} 收货`,
    ].join("，"),
  buyer: ({ buyerId, totalFen, freightFen }) =>
    `买家 ${buyerId}，实付 ${money(totalFen)}，其中运费 ${money(freightFen)}`,
  identity: ({ who }) => `${person(who)} = ${who.promoterId}`,
  leftOut: () => "只按商品的实付金额计算，运费和赠品不计",
  gift: ({ sku }) => `赠品 ${sku}：不计`,

  brandsOwn: () => "买家下单时没有归属推广员，是品牌自己的订单",
  ownOrder: () => "买家本人就是推广员，这是他自己的订单",
  fanOfSomebody: () => "买家下单时是一位推广员的粉丝",
  ownerMoved: () => "买家另一笔付款的通知来得晚，归属按后来知道的重新认定",
  touch: ({ who, atMs, channel, campaign, moved }) => {
    if (moved)
      return `${person(who)}：品牌 ${chinaMinute(atMs)} 把买家调整为他的粉丝（两位员工决定）`;
    const by = [channel ? `渠道：${channel}` : "", campaign ? `活动：${campaign}` : ""];
    const said = by.filter((text) => text !== "").join("，");
    const more = said === "" ? "" : `（${said}）`;
    return `${person(who)}：买家 ${chinaMinute(atMs)} 打开了这位推广员的推广码${more}`;
  },
  binding: ({ fromMs, untilMs, orderedAtMs }) => {
    const until = untilMs === null ? "永久有效" : `${chinaMinute(untilMs)} 到期`;
    return `归属从 ${chinaMinute(fromMs)} 起，${until}；${chinaMinute(orderedAtMs)} 下单时有效`;
  },
  otherTouch: ({ promoterNumber, atMs, verdict }) =>
    `${touched(promoterNumber, atMs, verdict)}，${VERDICT_SENTENCES[verdict].replace(/。$/, "")}`,
  seat: ({ who, distance, level, isBuyer }) => {
    const whose = isBuyer ? "买家本人" : distance === 1 ? "买家是他的粉丝" : "介绍了前一位推广员";
    return `${person(who)}在距离 ${distance}：${whose}${level === null ? "" : `，当时等级 ${level}`}`;
  },

  noPlan: () => "支付时没有生效的方案，谁也没有分润",
  plan: ({ planId, version, publishedAtMs, fromMs, pack }) =>
    [
      `按支付时生效的方案 ${planId} 第 ${version} 版`,
      ...(publishedAtMs === null ? [] : [`${chinaMinute(publishedAtMs)} 发布`]),
      ...(fromMs === null ? [] : [`${chinaMinute(fromMs)} 起生效`]),
      ...(pack === null ? [] : [`检查标准：${pack === "strict" ? "严格" : "声明"}`]),
    ].join("，"),
  publisher: ({ by, findings }) =>
    `发布人 ${by}，检查提示：${findings.length === 0 ? "无" : findings.join("、")}`,
  declaration: ({ by, counsel }) => `声明人 ${by}，律师 ${counsel}`,
  caps: ({ capBp, perOrderCapFen }) =>
    `封顶：每行的分润合计不超过基数的 ${percent(capBp)}，整单不超过 ${money(perOrderCapFen)}，超出的从排在后面的减`,

  base,
  unpriced: () => "方案对这件商品不付分润",
  sharer: ({ who, position: place }) => `${person(who)}（${position(place)}）`,
  rule: ({ rule }) => `  规则：${ruleText(rule)}`,
  lostRule: ({ rule, verdict }) => `  未用：${ruleText(rule)}，${VERDICTS[verdict]}`,
  moreLost: ({ count }) => `  另有 ${count} 条规则未用`,
  difference: ({ own, below }) =>
    `  级差：自己的 ${pay(own)}，减去下面已得的 ${pay(below)}（${placeName(below.at)}）`,
  rated: ({ baseFen, rateBp, amountFen }) =>
    `  计算：${money(baseFen)} × ${percent(rateBp)} = ${rounded(ratedYuan(baseFen, rateBp), amountFen)}`,
  fixed: ({ fixedFen, baseFen, paidFen, amountFen }) =>
    baseFen === paidFen
      ? `  计算：整行固定 ${money(fixedFen)}`
      : `  计算：整行固定 ${money(fixedFen)} × 剩余 ${yuan(baseFen)} ÷ 实付 ${yuan(paidFen)} = ${rounded(partYuan(fixedFen, baseFen, paidFen), amountFen)}`,
  lineCap: ({ baseFen, capBp, capFen, ...cut }) =>
    `  每行封顶：${money(baseFen)} × ${percent(capBp)} = ${rounded(ratedYuan(baseFen, capBp), capFen)}；${cutText(cut)}`,
  suppliedFirst: (cut) => `  先付供货价；${cutText({ ...cut, ahead: [] })}`,
  orderCap: ({ capFen, ...cut }) => `  整单封顶：${money(capFen)}；${cutText(cut)}`,
  served: ({ by }) => `    排在前面的：${by.map(served).join("、")}`,
  uncut: () => "  封顶：没有影响",
  share: ({ amountFen }) => `  分润：${money(amountFen)}`,
  bannedShare: ({ who, position: place }) =>
    `${who === null ? "一位已清退的人" : person(who)}（${position(place)}）：支付时已被清退，没有分润，这一份留在品牌`,
  room: ({ amountFen }) => `  这一份在封顶里占 ${money(amountFen)}`,
  lineNothing: ({ who, position: place }) =>
    `${person(who)}（${position(place)}）：方案对这件商品不付这一项`,

  unpaid: ({ who, position: place, reason, bannedAtMs }) => {
    const name = who === null ? position(place) : `${person(who)}（${position(place)}）`;
    return `${name}：0.00 元，${REASONS[reason]}${bannedAtMs === null ? "" : `（${chinaMinute(bannedAtMs)}）`}`;
  },

  correction: ({ who, wantedFen, countedFen, reason, atMs }) =>
    `${person(who)}：${chinaDay(atMs)} 更正 ${money(wantedFen)}，计入 ${money(countedFen)}，原因：${reason}`,
  correctionAsked: ({ who, amountFen, reason, turnedDown }) =>
    `${person(who)}：申请更正 ${money(amountFen)}，${turnedDown ? "没有通过" : "等待另一位员工决定"}，原因：${reason}`,
  correctors: ({ id, by, decidedBy }) =>
    `  更正 ${id}：${by} 申请${decidedBy === null ? "" : `，${decidedBy} 决定`}`,

  sum: ({ who, amountFen }) => `${person(who)}合计：${money(amountFen)}`,
  due: ({ state, amountFen, atMs }) =>
    `  ${DUE[state](money(Math.abs(amountFen)), atMs === null ? "" : chinaMinute(atMs))}`,
  dueAfterReceipt: ({ receivedAtMs, freezeDays }) =>
    `    ${chinaMinute(receivedAtMs)} 收货后 ${freezeDays} 天`,
  dueWithoutReceipt: ({ paidAtMs, noReceiptDays }) =>
    `    ${chinaMinute(paidAtMs)} 支付后 ${noReceiptDays} 天，到时没有收货也可提现`,

  held: () => "订单在冻结中，没有到账的分润等冻结解除后再结算",
  hold: ({ reason, note, by, atMs }) =>
    `  冻结：${HOLDS[reason]}，${note}（${by}，${chinaMinute(atMs)}）`,
  refundAsked: () => "有一笔退款正在等微信支付的结果，退成了会减少分润",
  receiptToCome: ({ freezeDays }) => `确认收货后，改为收货后 ${freezeDays} 天可提现`,
  refundsUntil: ({ untilMs }) =>
    `${chinaMinute(untilMs)} 前买家都可能退款：退了款，分润按同样的规则减少，已可提现的也会扣回`,
  linesLeft: ({ count, nextLine }) =>
    `另有 ${count} 行商品没有在这里说明${nextLine === null ? "" : `，接着从第 ${nextLine + 1} 行看起`}`,

  finding: ({ code, at, kept, expected }) =>
    `${FINDINGS[code]}${at === "" ? "" : `（${findingPlace(at, FOUND)}）`}${kept === expected ? "" : `：记录的是 ${findingValue(kept, FOUND)}，应为 ${findingValue(expected, FOUND)}`}`,
};
