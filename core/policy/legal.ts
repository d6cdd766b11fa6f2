import { noticeDaysOf } from "#core/plan/noticeDays.ts";
import { list, sentence, strong, table, type Section } from "#core/policy/block.ts";
import { chinaTime } from "#core/policy/day.ts";
import { sellerOf } from "#core/policy/seller.ts";
import { nameOf, planHash, verdictOf, type PolicyVersion } from "#core/policy/version.ts";

/** Under whose name and by which check the plan runs. */
export function complianceSection(version: PolicyVersion): Section {
  const { plan, findings } = version;
  const { accepted, refusing } = verdictOf(version);
  const rows = findings.map(({ id, severity, zh, articles, instead }) => [
    id,
    refusing.some((one) => one === id)
      ? "不予发布"
      : accepted.some((one) => one === id)
        ? "声明接受"
        : severity === "error"
          ? "错误"
          : "提醒，已知悉",
    `${wrongOnly(zh, instead?.zh)}（依据：${articles.join("；")}）`,
  ]);
  return {
    title: "合规检查",
    blocks: [
      sentence(
        plan.pack === "strict"
          ? "检查标准：严格（strict）。本方案发布前经过自动检查；检查不是法律意见。"
          : "检查标准：声明（declared）。下列被接受的检查项由声明人负责；检查不是法律意见。",
      ),
      ...(plan.declaration
        ? [
            table(
              ["项目", "内容"],
              [
                ["声明人", plan.declaration.by],
                ["法律顾问", plan.declaration.counsel],
                ["声明接受的检查项", plan.declaration.accepts.join("、") || "无"],
              ],
            ),
          ]
        : []),
      rows.length > 0 ? table(["编号", "结果", "内容与依据"], rows) : sentence("没有发现问题。"),
    ],
  };
}

/** What is wrong, without the advice to who writes the plan: a public page is not for him. */
const wrongOnly = (zh: string, advice = ""): string => zh.replace(advice, "").trim();

/** In one line, for every page of a plan under `declared`; null under `strict`. */
export function declarationLine({ plan, findings, published }: PolicyVersion): string | null {
  const { declaration } = plan;
  if (!declaration) return null;
  const { accepted } = verdictOf({ plan, findings, published, changes: null });
  const ids = accepted.join("、") || "无";
  return `本方案依声明运行（declared）｜声明人：${declaration.by}｜法律顾问：${declaration.counsel}｜接受的检查项：${ids}`;
}

/** What changed, and from when it holds. */
export function changesSection({ plan, published, changes }: PolicyVersion): Section {
  const since =
    published === null
      ? "草案：尚未发布，不产生任何效力。"
      : published.fromMs === null
        ? "已发布，尚未列入生效日程。"
        : `自 ${chinaTime(published.fromMs)}（北京时间）起生效，只适用于此后付款的订单；此前付款的订单仍按当时的方案。`;
  const said = (changes ?? []).map(({ zh }) => zh);
  return {
    title: "生效与变更",
    blocks: [
      sentence(since),
      changes === null
        ? sentence("没有可比较的上一版。")
        : said.length === 0
          ? sentence("与上一版相比没有变化。")
          : list(said),
      sentence(`对推广员不利的变更，发布 ${noticeDaysOf(plan)} 天后才生效。`),
    ],
  };
}

/** Where to turn to. Source: docs/domain/policy.md, "The texts". */
export const complaintSection: Section = {
  title: "咨询与投诉",
  blocks: [
    list([
      "对分润有异议，可向销售者要求说明每一笔订单的计算过程。",
      "消费投诉与举报：全国 12315 平台（www.12315.cn）或拨打 12315。",
      "发现收取入门费、按人头付费等行为，请向市场监督管理部门或公安机关举报。",
    ]),
  ],
};

/** What tells this version from any other. */
export function fileSection(version: PolicyVersion): Section {
  const { published, plan } = version;
  return {
    title: "本文件",
    blocks: [
      table(
        ["项目", "内容"],
        [
          ["销售者", sellerOf(plan).name],
          ["营业执照", sellerOf(plan).licence],
          ["方案与版本", nameOf(version)],
          ["发布", published ? `${chinaTime(published.publishedAtMs)}（北京时间）` : "未发布"],
          ["方案摘要（SHA-256）", planHash(plan)],
        ],
      ),
      ...(published ? [] : [strong("草案，仅供讨论。")]),
    ],
  };
}
