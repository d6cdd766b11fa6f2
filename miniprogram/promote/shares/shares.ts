import type { ShareRow } from "../../../contracts/promoter.ts";
import { endless, type ListState } from "../../lib/endless";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { shares } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

const words = wordsOf("shares");
type Tab = "all" | "pending" | "available" | "refunded" | "bonuses";
type Tap = WechatMiniprogram.TouchEvent<
  object,
  object,
  { orderId?: string; bonus?: ShareRow["bonus"] }
>;
const TABS = ["all", "pending", "available", "refunded", "bonuses"] as const;
const FILTERS: Readonly<Record<Tab, Parameters<typeof shares>[0]>> = {
  all: {},
  pending: { state: "pending" },
  available: { state: "available" },
  refunded: { state: "refunded" },
  bonuses: { kind: "bonuses" },
};
const BADGES: Readonly<Record<ShareRow["state"], string>> = {
  pending: "badge-brand",
  available: "",
  held: "badge-warn",
  refunded: "badge-money",
  moved: "",
};

page(words, {
  data: {
    tab: "all" as Tab,
    tabs: [] as readonly { value: Tab; label: string }[],
    rows: [] as readonly ReturnType<typeof rowOf>[],
    listState: "more" as ListState,
  },
  list: undefined as ReturnType<typeof endless<ReturnType<typeof rowOf>>> | undefined,

  async load() {
    const t = spoken(words);
    this.setData({ tabs: TABS.map((value) => ({ value, label: t.tabs[value] })) });
    // One list for all tabs, so that an answer for the tab before is thrown away.
    this.list ??= endless(this, async (cursor) => {
      const found = await shares({ ...FILTERS[this.data.tab], cursor });
      return { rows: found.shares.map(rowOf), next: found.nextCursor };
    });
    await this.list.first();
    void this.list.fill();
  },
  onReachBottom() {
    void this.list?.more();
  },
  turn({ detail }: WechatMiniprogram.CustomEvent<{ value: Tab }>) {
    this.setData({ tab: detail.value, rows: [], listState: "loading", state: "loading" });
    void this.refresh();
  },
  open({ currentTarget }: Tap) {
    const { orderId = "", bonus } = currentTarget.dataset;
    const query = bonus
      ? `bonusId=${encodeURIComponent(bonus.bonusId)}&period=${encodeURIComponent(bonus.period)}`
      : `orderId=${encodeURIComponent(orderId)}`;
    void wx.navigateTo({ url: `/promote/share-detail/share-detail?${query}` });
  },
  openPoster() {
    void wx.navigateTo({ url: "/promote/poster/poster" });
  },
});

function rowOf(share: ShareRow) {
  const t = spoken(words);
  const { orderId, day, goods, moreGoods, amountFen, state, bonus } = share;
  const { stateText, sentence } = share;
  const more = moreGoods > 0 ? filled(t.more, { count: moreGoods }) : "";
  return {
    ...{ orderId, day, stateText, sentence, bonus, fen: amountFen },
    key: bonus === null ? orderId : `${bonus.bonusId} ${bonus.period}`,
    goods: goods.length === 0 ? (share.kinds[0] ?? orderId) : goods.join(t.comma) + more,
    badge: BADGES[state],
  };
}
