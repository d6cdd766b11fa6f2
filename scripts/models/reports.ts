import { choice, list, money, number, object, text, time, type Models } from "./field.ts";

/** Derived figures: each may be deleted and is made again. */
export const REPORTS: Models<
  "rankings" | "salesDays" | "visitDays" | "snapshots" | "targets" | "performances"
> = {
  rankings: {
    title: "排行榜",
    about: "每晚算出，可删，会重新算。",
    id: "top 或 chunk/段",
    fields: { asOfMs: time("算到何时"), boards: object("各榜") },
  },
  salesDays: {
    title: "日销售",
    about: "由订单算出的报表数据，可删，会重新算。",
    id: "日期",
    fields: {
      asOfMs: time("算到何时"),
      total: object("合计"),
      names: list("商品名"),
      goods: text("商品明细"),
      products: text("按商品"),
      sales: text("渠道明细"),
      places: text("按地区"),
      people: text("按推广员"),
    },
  },
  visitDays: {
    title: "日访问",
    about: "由扫码记录算出的报表数据，可删，会重新算。",
    id: "日期",
    fields: {
      asOfMs: time("算到何时"),
      touches: number("扫码次数"),
      newFans: number("新粉丝"),
      newPromoters: number("新推广员"),
      visits: text("按渠道"),
    },
  },
  snapshots: {
    title: "首页数字",
    about: "“今日”页的数字，可删，会重新算。",
    id: "用途",
    fields: { today: object("数字"), booked: object("已记佣金合计") },
  },
  targets: {
    title: "业绩目标",
    about: "在后台设定；不影响任何金额。",
    id: "年份与指标",
    fields: {
      measure: choice("指标", {
        sales: "销售额",
        orders: "订单数",
        fans: "新粉丝",
        shares: "分润",
      }),
      monthWeights: list("各月比重"),
      nodes: list("目标"),
      savedAtMs: time("保存时间"),
      savedBy: text("保存人"),
    },
  },
  performances: {
    title: "推广员业绩",
    about: "由订单和粉丝算出的列表数据，可删，会重新算；看 asOfMs 知道新旧。",
    id: "推广员 openid",
    fields: {
      number: number("推广员号"),
      asOfMs: time("算到何时"),
      fans: number("粉丝数"),
      recentFans: number("近期新粉丝"),
      orders: number("订单数"),
      soldFen: money("销售额", "退款后"),
      recentOrders: number("近期订单数"),
      recentSoldFen: money("近期销售额"),
      recentSharesFen: money("近期分润"),
      pendingFen: money("待到账"),
      availableFen: money("可提现"),
      paidFen: money("已付出"),
      lastActiveMs: time("最近活跃"),
      facets: list("筛选标记"),
    },
  },
};
