import { type Basis, INVENTORY, type InventoryEntry } from "#core/account/inventory.ts";
import type { Shop } from "#core/shop/shop.ts";

/** A part of the privacy notice: a heading and its paragraphs. */
export type NoticeSection = {
  readonly title: string;
  readonly paragraphs: readonly string[];
};

export const NOTICE_TITLE = "隐私政策";

const BASES: Readonly<Record<Basis, string>> = {
  contract: "为您提供您要求的服务所必需",
  consent: "您的同意，可随时撤回",
  law: "法律规定的义务",
};

/**
 * The privacy notice of a shop: who, what for, which data, how long, who else, which rights, whom to ask (PIPL 17).
 *
 * - `sellerName`: who is behind the shop, in full.
 */
export function noticeSections(
  { name, contacts }: Pick<Shop, "name" | "contacts">,
  sellerName: string,
): readonly NoticeSection[] {
  return [
    {
      title: "我们是谁",
      paragraphs: [
        `「${name}」由${sellerName === name ? "我们" : sellerName}经营，您的个人信息由我们处理。`,
        "我们只收集下面写明的信息，只用于写明的目的。不同意本政策，也可以浏览和购买。",
      ],
    },
    ...INVENTORY.map(sectionOf),
    {
      title: "与别人共享",
      paragraphs: [
        ...INVENTORY.flatMap(({ name: what, sharedWith }) =>
          sharedWith === null ? [] : [`${what}：${sharedWith}。`],
        ),
        "除此之外不提供给任何人，也不出售。",
      ],
    },
    ...RIGHTS,
    { title: "联系我们", paragraphs: contactLines(contacts) },
  ];
}

const sectionOf = ({ name, data, purpose, basis, retention }: InventoryEntry): NoticeSection => ({
  title: name,
  paragraphs: [
    `收集：${data}。`,
    `用于：${purpose}。`,
    `依据：${BASES[basis]}。`,
    `保存：${retention}。`,
  ],
});

const RIGHTS: readonly NoticeSection[] = [
  {
    title: "您的权利",
    paragraphs: [
      "查阅和复制：在「账户」里可以导出我们保存的关于您的全部信息。",
      "更正和删除：地址、购物车可以自己改、自己删；其他的请联系我们。",
      "关闭推荐：在「谁推荐了我」里可以关闭。关闭后打开推广码不再记录，之后的订单不属于任何推广员，价格不变。",
      "撤回同意：撤回后会关闭推荐、停止通知，不影响购物，也不影响撤回前已经进行的处理。",
      "注销：在「账户」里可以注销。法律要求保存的信息会锁定到期，其余的删除。",
      "说明和申诉：对分润、冻结等结果可以要求说明，由人工复核。",
      "我们在十五个工作日内答复。对答复不满意，可以向网信、市场监管部门投诉。",
    ],
  },
  {
    title: "未成年人",
    paragraphs: ["不满十四周岁的，请由监护人同意后使用；不满十八周岁的，不能成为收款的推广员。"],
  },
  {
    title: "安全与变更",
    paragraphs: [
      "传输加密；实名信息逐字段加密；发生泄露会及时告知您和监管部门。",
      "本政策有变更时会提高版本号，并重新征得您的同意。",
    ],
  },
];

function contactLines({ accounts, phone }: Shop["contacts"]): readonly string[] {
  const lines = [
    ...(phone === null ? [] : [`电话：${phone}`]),
    ...accounts.map(({ kind, account }) => `${kind === "qq" ? "QQ" : "企业微信"}：${account}`),
  ];
  return [...lines, "也可以在小程序的「联系客服」里留言。"];
}
