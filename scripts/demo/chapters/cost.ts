import type { Cost } from "#scripts/replay/replay.ts";
import { count, type Paper } from "../paper.ts";
import type { Usage } from "../story.ts";

/**
 * The one public project that does this job on CloudBase, run unmodified and counted at the server: a
 * paid order with one payee until it is settled. Source: docs/benchmarks.md.
 */
const PUBLIC_PROJECT = { databaseRequests: 51, documentsWritten: 22 };

/** What CloudBase would have billed for, per paid order, beside what the public project needs. */
export function tellCost(paper: Paper, { total, byFunction }: Usage, paidOrders: number): void {
  const { say } = paper;
  paper.heading(say("花了多少调用", "What it cost"));
  paper.text(
    say(
      `云开发按调用计费。这次一共 ${count(total.databaseRequests)} 次数据库请求，写 ${count(total.documentsWritten)} 份文档，` +
        `${count(total.functionInvocations)} 次函数调用。摊到 ${count(paidOrders)} 个付款订单上：`,
      `CloudBase bills by the call. In all: ${count(total.databaseRequests)} database requests, ${count(total.documentsWritten)} documents written, ` +
        `${count(total.functionInvocations)} function calls. For each of ${count(paidOrders)} paid orders:`,
    ),
  );
  if (paidOrders === 0) return;
  const each = (usage: Cost | undefined) =>
    [usage?.databaseRequests, usage?.documentsWritten, usage?.functionInvocations].map((sum) =>
      ((sum ?? 0) / paidOrders).toFixed(1),
    );
  const settling = costOf(byFunction, ["settle", "payout"]);
  const watching = costOf(byFunction, ["sweep", "reconcile", "audit"]);
  const timers = together([settling, watching]);
  const { databaseRequests, documentsWritten } = PUBLIC_PROJECT;
  paper.table([
    [
      say("每个付款订单", "per paid order"),
      say("数据库请求", "requests"),
      say("写入文档", "writes"),
      say("函数调用", "calls"),
    ],
    [
      say("订单本身：下单、付款、收货、退款", "the order: made, paid, received, refunded"),
      ...each(byFunction["order"]),
    ],
    [say("定时器：结算、打款", "timers: settling, paying out"), ...each(settling)],
    [say("定时器：补查、对账、审计", "timers: lost notices, bills, audit"), ...each(watching)],
    [
      say("全部：再加推广员、扫码、提现", "everything: and promoters, scans, withdrawals"),
      ...each(total),
    ],
    [
      say("对照：做同样事情的那个公开项目", "beside: the one public project that does this"),
      databaseRequests.toFixed(1),
      documentsWritten.toFixed(1),
      "",
    ],
  ]);
  const requestsEach = timers.databaseRequests / (timers.functionInvocations || 1);
  paper.text(
    say(
      `五个定时器共跑了 ${count(timers.functionInvocations)} 次，平均 ${requestsEach.toFixed(1)} 次请求：大多是空转，订单再多也不跟着涨。`,
      `The five timers ran ${count(timers.functionInvocations)} times, at ${requestsEach.toFixed(1)} requests: mostly idle, so more orders do not cost more of them.`,
    ),
  );
  paper.note(
    say(
      "对照的数字是那个项目一个付款订单（一位受益人）从下单到结算，不含扫码和提现。",
      "Its figures are for a paid order with one payee until it is settled, without scans and withdrawals.",
    ),
  );
}

/** What some functions cost together. */
function costOf(byFunction: Usage["byFunction"], names: readonly string[]): Cost {
  return together(names.flatMap((name) => byFunction[name] ?? []));
}

function together(costs: readonly Cost[]): Cost {
  const sum = (field: keyof Cost) => costs.reduce((all, cost) => all + cost[field], 0);
  return {
    databaseRequests: sum("databaseRequests"),
    documentsWritten: sum("documentsWritten"),
    functionInvocations: sum("functionInvocations"),
  };
}

/** How long it took, with the timers that ran in between as they would have. */
export function tellPace(paper: Paper, events: number, tookMs: number): void {
  const { say } = paper;
  const seconds = (tookMs / 1000).toFixed(1);
  const pace = count(Math.round((events * 1000) / tookMs));
  paper.text(
    say(
      `${count(events)} 个事件，连同其间到点的定时器，用了 ${seconds} 秒，每秒 ${pace} 个事件。`,
      `${count(events)} events, with the timers that fell due in between, took ${seconds} s: ${pace} events a second.`,
    ),
  );
}
