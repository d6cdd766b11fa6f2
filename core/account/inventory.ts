/**
 * What the shop holds about people: the source of the privacy notice, of what closing an account erases, and of the
 * test that no collection is forgotten. Whoever changes an entry raises `NOTICE_VERSION`, so that people are asked anew.
 *
 * - Source: docs/domain/account.md, "The inventory"; 个人信息保护法 17, 19.
 */
export type InventoryEntry = {
  /** The collections of ports/store.ts that hold it. */
  readonly collections: readonly string[];
  readonly name: string;
  /** Which data, in words that everybody understands. */
  readonly data: string;
  readonly purpose: string;
  readonly basis: Basis;
  readonly retention: string;
  /** Who else gets it; null = nobody. */
  readonly sharedWith: string | null;
  /** What becomes of it when an account is closed: for the page that asks. */
  readonly atClosing: "erased" | "kept";
};
/** 个人信息保护法 13: what allows it. `consent` can be withdrawn. */
export type Basis = "contract" | "consent" | "law";

/** The version of the notice that is in force. */
export const NOTICE_VERSION = 2;

export const INVENTORY: readonly InventoryEntry[] = [
  {
    collections: ["accounts", "censuses"],
    name: "账户与同意记录",
    data: "微信给本小程序的用户标识（openid）、您同意或撤回隐私政策的时间、注销的时间",
    purpose: "知道是您本人，并证明您同意过什么",
    basis: "law",
    retention: "注销后三年",
    sharedWith: null,
    atClosing: "kept",
  },
  {
    collections: ["fans"],
    name: "推荐关系",
    data: "您打开过哪些推广码、什么时候打开，最多一百次",
    purpose: "判断订单由哪位推广员推荐；不影响您的价格",
    basis: "consent",
    retention: "您关闭推荐或注销时删除",
    sharedWith: "推荐您的推广员只看到打码后的您，看不到您的电话和地址",
    atClosing: "erased",
  },
  {
    collections: ["buyers", "stocks"],
    name: "购物资料",
    data: "收货人、电话、收货地址、购物车、优惠券、会员与顾客分组、限购商品买过几件",
    purpose: "下单、配送、优惠和限购",
    basis: "contract",
    retention: "您自己删除或注销时删除；限购件数随订单保留",
    sharedWith: null,
    atClosing: "erased",
  },
  {
    collections: ["purchases", "orders", "movements"],
    name: "订单",
    data: "商品、金额、收货人、电话、地址、留言、发票抬头与邮箱、物流、售后说明与图片",
    purpose: "履行订单、退换货、开发票、处理争议",
    basis: "contract",
    retention: "交易完成后至少三年（电子商务法第三十一条）",
    sharedWith: "微信支付（收款、退款）、快递公司（收货信息）、您选的门店（取货信息）",
    atClosing: "kept",
  },
  {
    collections: ["cases", "wallets", "withdrawals", "journal", "ledger", "bills", "breaks"],
    name: "款项与账簿",
    data: "付款、退款、分润、提现、扣税的金额、时间和编号",
    purpose: "记账、对账、结算和完税",
    basis: "law",
    retention: "会计账簿三十年，完税资料十年",
    sharedWith: "微信支付（付款、提现）、税务机关（扣缴申报）",
    atClosing: "kept",
  },
  {
    collections: ["promoters", "posts", "counters", "notices"],
    name: "推广员资料",
    data: "推广员编号、等级变化、介绍人、任职、核销取货码时输错的次数、品牌发给您个人的公告",
    purpose: "计算分润、说明每一笔分润从哪里来、防止猜取货码、告知与您有关的事",
    basis: "contract",
    retention: "与账簿相同；注销后不再产生新的分润",
    sharedWith: "其他人只看到推广员编号",
    atClosing: "kept",
  },
  {
    collections: ["shopPages", "forwards", "noticeReads"],
    name: "推广页面与阅读记录",
    data: "您的店铺页（名称、口号、推荐的商品）、转发过哪些素材、看过哪些公告",
    purpose: "展示您的店铺页，统计素材和公告有没有人看",
    basis: "contract",
    retention: "注销时删除",
    sharedWith: "打开您店铺页的人看到店铺页的内容",
    atClosing: "erased",
  },
  {
    collections: ["applications"],
    name: "加入申请",
    data: "申请成为推广员的时间",
    purpose: "审核申请",
    basis: "contract",
    retention: "注销时删除",
    sharedWith: null,
    atClosing: "erased",
  },
  {
    collections: ["identities"],
    name: "实名信息（敏感个人信息）",
    data: "推广员的姓名、身份证号码，加密保存",
    purpose: "付款时核对姓名、扣缴个人所得税；只有要提现的推广员才需要，并单独征得同意",
    basis: "law",
    retention: "没有完税付款的，要求删除时销毁；有的，最后一次付款后十年，期间只用于报税",
    sharedWith: "微信支付（核对姓名）、税务机关（扣缴申报）",
    atClosing: "kept",
  },
  {
    collections: ["consents", "messages"],
    name: "消息",
    data: "您同意接收的消息次数、给您发过的通知",
    purpose: "告诉您付款、发货、退款、售后和到账",
    basis: "consent",
    retention: "注销时删除",
    sharedWith: "微信（发送通知）",
    atClosing: "erased",
  },
  {
    collections: [
      "monitors",
      "audits",
      "forecasts",
      "rankings",
      "performances",
      "sheets",
      "sheetSteps",
      "staffActions",
      "salesDays",
      "visitDays",
      "targets",
    ],
    name: "检查与统计",
    data: "异常检查、测算、报表、排行榜、员工表格和员工操作记录里出现的用户标识、编号和金额",
    purpose: "发现虚假交易和记账错误、品牌自己管理",
    basis: "contract",
    retention: "检查结果与账簿相同；表格文件到期删除",
    sharedWith: null,
    atClosing: "kept",
  },
];

/** Collections without anything about customers or promoters. */
export const NOT_PERSONAL: readonly string[] = [
  ...[
    "calendars",
    "plans",
    "planDrafts",
    "sweeps",
    "channels",
    "settings",
    "roots",
    "promoterGroups",
  ],
  ...["products", "shops", "campaigns", "stores", "territories"],
  ...["materials", "themes"],
  ...["staff", "staffInvitations", "staffViews", "snapshots"],
];
