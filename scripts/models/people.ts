import { choice, list, number, object, text, time, yes, type Models } from "./field.ts";

/** Who brought whom, and who buys: written by functions alone. */
export const PEOPLE: Models<
  | "promoters"
  | "applications"
  | "fans"
  | "posts"
  | "identities"
  | "channels"
  | "promoterGroups"
  | "counters"
  | "buyers"
  | "accounts"
  | "consents"
  | "messages"
> = {
  promoters: {
    title: "推广员",
    about: "通过审核的人。级别、分组、停用都在后台改：直接改这里会改变谁得分润，审计会查出。",
    id: "openid",
    fields: {
      number: number("推广员号", "推广码里的号码，从 1 起"),
      levels: list("级别", "从何时起是什么级别"),
      groups: list("分组"),
      place: text("所属地区", "六位区划代码"),
      approvedAtMs: time("通过时间"),
      introducerIds: list("介绍人", "通过审核时定下，之后不变"),
      bannedAtMs: time("停用时间", "空：正常"),
      banReason: text("停用原因"),
      hasLeft: yes("本人已注销"),
    },
  },
  applications: {
    title: "推广员申请",
    about: "等待审核的申请；在后台通过或拒绝。",
    id: "openid",
    fields: { appliedAtMs: time("申请时间") },
  },
  fans: {
    title: "粉丝",
    about: "一个人的全部扫码记录；他是谁的粉丝由这些记录算出，不另存。",
    id: "openid",
    fields: {
      touchedAtMs: time("最近扫码"),
      cameAtMs: time("第一次扫码", "空：更早的已合计"),
      touches: list("扫码记录", "谁的码、渠道、活动、时间"),
      base: object("更早的扫码合计"),
      moves: list("改归属", "谁提出、谁同意、改给谁"),
      moveAskedAtMs: time("等同意的改归属", "空：没有"),
      offSinceMs: time("关闭推荐的时间", "空：没有关闭"),
    },
  },
  posts: {
    title: "区域代理与门店岗位",
    about: "谁从何时到何时担任；在后台任免。",
    id: "region/区划代码，或 store/门店",
    fields: { holders: list("负责人"), staff: list("门店店员") },
  },
  identities: {
    title: "实名信息（加密）",
    about: "报税用，逐字段加密；只有云函数能打开，这里看不到原文。",
    id: "推广员 openid",
    fields: {
      maskedName: text("姓名（遮盖）"),
      maskedIdNumber: text("证件号（遮盖）"),
      idType: choice("证件种类", { resident: "居民身份证" }),
      submittedAtMs: time("提交时间"),
      consentedAtMs: time("同意时间"),
      adultAtMs: time("确认成年的时间"),
      destroyedAtMs: time("销毁时间", "空：未销毁"),
      forgetAskedAtMs: time("要求删除的时间"),
      reset: object("允许更换"),
      former: list("以前的证件"),
      idMark: text("证件标记", "查重用"),
      name: text("姓名（密文）"),
      idNumber: text("证件号（密文）"),
      wrappedKey: object("密钥（密文）"),
    },
  },
  channels: {
    title: "渠道名称",
    about: "推广码里的渠道序号对应的名字；顺序不能变。",
    id: "channels",
    fields: { names: list("渠道名", "第 0 个是“无渠道”") },
  },
  promoterGroups: {
    title: "推广员分组名",
    about: "用过的分组名，供筛选；分组本身不影响分润。",
    id: "groups",
    fields: { names: list("分组名") },
  },
  counters: {
    title: "编号与频次",
    about: "发出的最后一个号码，或最近的次数；改小会发出重号。",
    id: "用途",
    fields: { last: number("最后的号码"), recentMs: list("最近的时间") },
  },
  buyers: {
    title: "买家",
    about: "会员、地址、购物车、优惠券。含个人信息，只在发货和售后需要时看。",
    id: "openid",
    fields: {
      memberSinceMs: time("成为会员的时间", "空：不是会员"),
      group: text("客户分组"),
      addresses: list("收货地址"),
      cart: list("购物车"),
      coupons: list("优惠券"),
      limited: list("限购用量"),
      placing: list("正在下的单"),
    },
  },
  accounts: {
    title: "账户",
    about: "对隐私政策的同意与撤回，以及注销。",
    id: "openid",
    fields: {
      consents: list("同意记录", "只增不改"),
      closing: object("注销进度", "空：没有注销"),
      closedAtMs: list("以前的注销时间"),
      dueAtMs: time("下次处理时间"),
    },
  },
  consents: {
    title: "订阅消息授权",
    about: "每个人还剩几次可发的订阅消息。",
    id: "openid",
    fields: {
      left: object("剩余次数"),
      toldUntilMs: time("通知到何时"),
      answers: list("最近的回答"),
      asksPromoter: yes("含推广员消息"),
    },
  },
  messages: {
    title: "已发消息",
    about: "发出的订阅消息和微信的答复。",
    id: "场景与编号",
    fields: {
      moment: choice("场景", {
        paid: "付款成功",
        shipped: "已发货",
        ready: "可取货",
        refunded: "已退款",
        afterSales: "售后进展",
        shareAvailable: "佣金到账",
        payout: "提现结果",
      }),
      openid: text("收件人"),
      state: choice("状态", {
        sending: "发送中",
        sent: "已发",
        refused: "微信拒绝",
        unclear: "结果不明，不重发",
      }),
      atMs: time("时间"),
      fields: object("内容"),
      page: text("打开的页面"),
      reason: text("拒绝原因"),
    },
  },
};
