import type { zh } from "../../i18n/zh";

type Words = (typeof zh)["me"];
type Row = { readonly icon: string; readonly text: string; readonly url: string };
export type OrderTab = Row & { readonly tab: string; readonly count: string };

type RowGroup = { readonly id: string; readonly rows: readonly Row[] };

const COUNT_SHOWN_MAX = 99;

/** The tabs of the person's orders; `counts` by tab, as far as they are known. */
export const orderTabs = (
  t: Words,
  counts: Readonly<Partial<Record<string, number>>>,
): readonly OrderTab[] =>
  (
    [
      ["toPay", "wallet", t.toPay],
      ["toShip", "undertake-delivery", t.toShip],
      ["toReceive", "check-rectangle", t.toReceive],
      ["toCollect", "shop", t.toCollect],
      ["afterSales", "rollback", t.afterSales],
    ] as const
  ).map(([tab, icon, text]) => {
    const url = `/trade/orders/orders?tab=${tab}`;
    return { tab, icon, text, url, count: countText(counts[tab] ?? 0) };
  });

const countText = (count: number): string =>
  count === 0 ? "" : count > COUNT_SHOWN_MAX ? `${COUNT_SHOWN_MAX}+` : String(count);

/** What else there is, in two cards. */
export const rowGroups = (t: Words): readonly RowGroup[] => [
  {
    id: "buying",
    rows: [
      { icon: "coupon", text: t.coupons, url: "/trade/coupons/coupons" },
      { icon: "location", text: t.addresses, url: "/trade/addresses/addresses" },
      { icon: "shop", text: t.stores, url: "/trade/stores/stores" },
      { icon: "usergroup", text: t.recommender, url: "/account/recommender/recommender" },
    ],
  },
  {
    id: "account",
    rows: [
      { icon: "notification", text: t.notices, url: "/promote/notices/notices" },
      { icon: "lock-on", text: t.privacy, url: "/account/privacy/privacy" },
      { icon: "user-safety", text: t.account, url: "/account/account/account" },
      { icon: "service", text: t.contact, url: "/account/contact/contact" },
      { icon: "setting", text: t.settings, url: "/account/settings/settings" },
    ],
  },
];
