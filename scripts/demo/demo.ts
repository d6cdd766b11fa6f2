import { basename } from "node:path";
import { err, ok, type Result } from "#core/result.ts";
import { importOrders, type ImportProblem } from "#scripts/import/importOrders.ts";
import { openProgress } from "#scripts/tell/progress.ts";
import { tellAudit } from "./chapters/audit.ts";
import { tellCost, tellPace } from "./chapters/cost.ts";
import { tellEarned } from "./chapters/earned.ts";
import { tellOrder } from "./chapters/order.ts";
import { tellPayout } from "./chapters/payout.ts";
import { tellPeople } from "./chapters/people.ts";
import { tellPlan } from "./chapters/plan.ts";
import { tellRefund } from "./chapters/refund.ts";
import { tellRefusals } from "./chapters/refusals.ts";
import { tellInvented, tellShop } from "./chapters/shop.ts";
import type { Paper } from "./paper.ts";
import { type Story, withStory } from "./story.ts";

export type DemoOptions = {
  readonly file: string;
  readonly paper: Paper;
  /** What must be ready before the log is played, such as the bundles. */
  readonly prepare: () => Promise<void>;
};

/**
 * Imports a shop's order export, plays it through the real functions, and tells the story of it.
 *
 * - Returns the number of violations that the audit found.
 * - Errors: `ImportProblem` for a file that is no export; nothing was told then.
 */
export async function demo({
  file,
  paper,
  prepare,
}: DemoOptions): Promise<Result<number, ImportProblem>> {
  const imported = await importOrders({ file });
  if (!imported.ok) return err(imported.error);
  const { report, events } = imported.value;
  const { say } = paper;
  paper.title(say("Fenrun 分润：一家店的故事", "Fenrun: the story of a shop"));
  tellShop(paper, basename(file), report);
  tellInvented(paper, report);
  await prepare();
  const progress = openProgress(say("回放", "Playing"));
  const show = (played: number) =>
    progress.show(played / events.length, `${played} / ${events.length}`);
  const violations = await withStory(imported.value, show, async (story) => {
    progress.end();
    await tellStory(paper, story);
    return story.replayed.audit.violations.length;
  });
  return ok(violations);
}

/** All that the system answered, in the order in which one would ask. */
export async function tellStory(paper: Paper, story: Story): Promise<void> {
  const { imported, replayed, refusals, tookMs, usage, answers, payouts } = story;
  const { report, productNames } = imported;
  tellPlan(paper, answers.plan);
  tellPeople(paper, answers, report);
  tellEarned(paper, answers.wallets);
  tellOrder(paper, answers.order, productNames);
  tellRefund(paper, answers.refund, productNames);
  tellPayout(paper, payouts);
  await tellRefusals(paper, refusals);
  tellAudit(paper, replayed.audit);
  tellCost(paper, usage, answers.orders.paid);
  tellPace(paper, replayed.events, tookMs);
}
