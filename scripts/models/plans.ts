import { choice, list, number, object, text, time, yes, type Models } from "./field.ts";

/** Plans and what they would pay: written by functions alone. */
export const PLANS: Models<"plans" | "calendars" | "planDrafts" | "forecasts"> = {
  plans: {
    title: "分润方案（已发布）",
    about: "带封印的版本，改一个字就没人能按它得分润。",
    id: "方案@版本",
    fields: {
      version: number("版本"),
      plan: object("方案"),
      publishedAtMs: time("发布时间"),
      publishedBy: text("发布人"),
      signed: object("声明人"),
      before: text("上一版"),
      lint: object("合规检查结果"),
      planHash: text("方案校验值"),
      seal: text("封印"),
    },
  },
  calendars: {
    title: "方案日历",
    about: "哪个版本从何时起生效。",
    id: "plans",
    fields: { versions: list("版本与生效时间") },
  },
  planDrafts: {
    title: "方案草稿",
    about: "在后台“方案工坊”里编辑。",
    id: "草稿编号",
    fields: {
      title: text("标题"),
      note: text("说明"),
      changedAtMs: time("修改时间"),
      changedBy: object("修改人"),
      signed: object("声明"),
      isArchived: yes("已归档"),
      text: text("内容"),
      reading: object("检查结果"),
      base: object("起点"),
      createdAtMs: time("创建时间"),
      createdBy: object("创建人"),
    },
  },
  forecasts: {
    title: "方案试算",
    about: "用历史订单试算一个草稿；可删。",
    id: "试算编号",
    fields: {
      startedAtMs: time("开始时间"),
      startedBy: text("谁开始"),
      phase: choice("进度", { running: "进行中", done: "完成", too_large: "订单太多" }),
      fromMs: time("订单从"),
      untilMs: time("订单到"),
      promoters: number("推广员数"),
      draft: object("草稿"),
      against: object("比较对象"),
      costs: list("成本"),
      cursor: object("进度位置"),
      state: object("合计"),
    },
  },
};
