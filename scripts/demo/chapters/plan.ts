import type { Plan } from "#core/plan/plan.ts";
import { percent, yuan } from "#scripts/tell/money.ts";
import type { PlanInForce } from "../answers.ts";
import { minute, type Paper } from "../paper.ts";

/** The plan that everybody earned by, and what the linter says of it. */
export function tellPlan(paper: Paper, inForce: PlanInForce | null): void {
  const { say } = paper;
  paper.heading(say("分润方案", "The plan"));
  if (inForce === null) {
    return paper.bad(say("没有生效的方案，谁也没有分润。", "No plan is in force: nobody earns."));
  }
  const { plan, planId, version, fromMs } = inForce;
  paper.text(
    say(
      `${planId} 第 ${version} 版，${minute(fromMs)} 起生效：`,
      `${planId}, version ${version}, in force since ${minute(fromMs)}:`,
    ),
  );
  for (const { distance, rateBp } of plan.rates) {
    paper.item(`${say(WHO.zh[distance], WHO.en[distance])} ${percent(rateBp)}`);
  }
  if (plan.overrides.length > 0) {
    const { length } = plan.overrides;
    paper.item(
      say(
        `另有 ${length} 条例外（按商品、类目或等级）`,
        `${length} exceptions by goods, category or level`,
      ),
    );
  }
  tellLimits(paper, plan);
  tellLinter(paper, inForce);
}

const WHO = {
  zh: {
    1: "直接带来买家的推广员（距离 1）",
    2: "介绍他的人（距离 2）",
    3: "再上一位（距离 3）",
  },
  en: {
    1: "whoever brought the buyer (distance 1):",
    2: "who introduced that one (distance 2):",
    3: "the one before (distance 3):",
  },
} as const;

function tellLimits(paper: Paper, plan: Plan): void {
  const { say } = paper;
  const { policy, clickDays, orderDays, protectDays } = plan.attribution;
  paper.item(
    say(
      `封顶：每行商品合计不超过 ${percent(plan.capBp)}，每单不超过 ${yuan(plan.perOrderCapFen)}`,
      `caps: ${percent(plan.capBp)} of a line, ${yuan(plan.perOrderCapFen)} of an order`,
    ),
  );
  paper.item(
    say(
      `冻结：收货后 ${plan.freezeDays} 天可提现；一直没收货，付款后 ${plan.noReceiptDays} 天`,
      `freeze: available ${plan.freezeDays} days after receipt, or ${plan.noReceiptDays} days after payment without one`,
    ),
  );
  paper.item(
    say(
      `归属：${policy} 策略，扫码绑定 ${clickDays} 天，付款续到 ${orderDays} 天，${protectDays} 天内别人抢不走`,
      `attribution: ${policy}; a scan binds ${clickDays} days, a payment extends to ${orderDays}, protected for ${protectDays}`,
    ),
  );
}

function tellLinter(paper: Paper, { lint, findings }: PlanInForce): void {
  const { say } = paper;
  const pack = say(
    lint.pack === "strict" ? "strict（国内无需另行咨询即可用）" : "declared（有律师意见和声明）",
    lint.pack === "strict"
      ? "strict (needs no further advice in China)"
      : "declared (on a declaration that names the counsel)",
  );
  if (findings.length === 0) {
    paper.good(
      say(
        `合规检查按规则包 ${pack} 跑过：没有发现问题。`,
        `The linter ran the pack ${pack}: nothing found.`,
      ),
    );
    return;
  }
  paper.text(
    say(
      `合规检查按规则包 ${pack}，提醒 ${findings.length} 点：`,
      `The linter ran the pack ${pack}; its remarks (${findings.length}):`,
    ),
  );
  for (const { id, zh, en } of findings) paper.item(`${id}  ${say(zh, en)}`);
}
