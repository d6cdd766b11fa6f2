/**
 * What CloudBase asks, in yuan, without discounts and free quotas. Source: Tencent Cloud's price document of CloudBase
 * (价格文档). Check it against the console before you rely on it.
 */
export const PRICES = {
  /** The year that the document speaks of, and when it was read. */
  asOf: "2023, read on 2026-11-21",
  source: "github.com/tencentyun/qcloud-documents, 应用服务平台/购买指南/价格文档.md",
  /** What is used beyond a plan's quota. */
  perUse: {
    /** 调用次数: calls of functions, requests to the database and to the storage, together. */
    tenThousandCalls: 0.5,
    /** 云函数资源使用量: configured memory times billed time. */
    gbSecond: 0.00011108,
    /** 容量: documents and files together. */
    gbDay: 0.1,
  },
  /** 基础套餐, by price. A quota is for one month. */
  plans: [
    { name: "个人版", yuan: 19.9, calls: 200_000, gbSeconds: 100_000, gb: 2 },
    { name: "入门版", yuan: 99, calls: 5_000_000, gbSeconds: 300_000, gb: 30 },
    { name: "初创版", yuan: 299, calls: 10_000_000, gbSeconds: 450_000, gb: 100 },
    { name: "商用版", yuan: 499, calls: 20_000_000, gbSeconds: 600_000, gb: 200 },
    { name: "团队版", yuan: 999, calls: 50_000_000, gbSeconds: 1_000_000, gb: 300 },
  ],
} as const;

export type Prices = typeof PRICES;
export type Plan = Prices["plans"][number];
