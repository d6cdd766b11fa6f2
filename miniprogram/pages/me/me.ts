import type { MineReply } from "../../../contracts/promoter.ts";
import { wordsOf } from "../../i18n/words";
import { showTabBar } from "../../lib/tabBar";
import { filled } from "../../lib/language";
import { yuan } from "../../lib/money";
import { notePricesChanged } from "../../lib/ownPrices";
import { page } from "../../lib/page";
import { noteShop, shopFace } from "../../lib/shopFace";
import { dateText } from "../../lib/time";
import { sentenceOf } from "../../services/call";
import { cart, joinMembers } from "../../services/cart";
import { home } from "../../services/catalogue";
import { myStores } from "../../services/desk";
import { unreadNotices } from "../../services/content";
import { mine as asPromoter } from "../../services/promoter";
import { counts as orderCounts } from "../../services/purchase";
import { whose } from "../../services/qrcode";
import { type OrderTab, orderTabs, rowGroups } from "./rows";

type Tap = WechatMiniprogram.TouchEvent<object, object, { url?: string }>;
/** A promoter's panel. */
type Panel = {
  readonly available: string;
  readonly pending: string;
  readonly orders: number;
  readonly level: string | null;
  readonly unread: number;
};

page(wordsOf("me"), {
  renewsOnReturn: true,
  data: {
    name: "",
    logo: null as string | null,
    /** Who the person is to the shop, a few words each. */
    standing: [] as readonly string[],
    tabs: [] as readonly OrderTab[],
    groups: [] as ReturnType<typeof rowGroups>,
    /** unknown, guest, member */
    membership: "unknown",
    memberWords: "",
    isJoining: false,
    /** unknown, none, applied, approved, banned */
    promoter: "unknown" as "unknown" | MineReply["state"],
    panel: null as Panel | null,
    worksInStore: false,
    /** One of the calls failed; what the others told is shown all the same. */
    isPart: false,
  },

  promoterNumber: null as number | null,
  fanOf: null as number | null,

  /** Each part is shown as soon as it is there: nothing waits for the slowest, and nothing is hidden by a failure. */
  async load() {
    const { t } = this.data;
    if (this.data.groups.length === 0) {
      this.setData({ groups: rowGroups(t), tabs: orderTabs(t, {}) });
    }
    const parts = [this.shop(), this.orders(), this.member(), this.promoting(), this.fan()];
    const done = await Promise.allSettled([...parts, this.stores()]);
    const failed = done.filter(({ status }) => status === "rejected");
    this.setData({ isPart: failed.length > 0 });
  },
  onShow() {
    showTabBar();
  },

  async shop() {
    const known = shopFace();
    if (known === undefined) noteShop(await home());
    const { name = "", logo = null } = shopFace() ?? {};
    if (name !== this.data.name) this.setData({ name, logo });
  },
  async orders() {
    const { counts } = await orderCounts();
    this.setData({ tabs: orderTabs(this.data.t, counts) });
  },
  async member() {
    const { memberSinceMs } = await cart();
    this.showMember(memberSinceMs);
  },
  showMember(sinceMs: number | null) {
    const since = sinceMs === null ? "" : dateText(sinceMs);
    this.setData({
      membership: sinceMs === null ? "guest" : "member",
      memberWords: filled(this.data.t.memberHint, { since }),
    });
    this.showStanding();
  },
  async promoting() {
    const [{ state, promoter, counts }, unread] = await Promise.all([
      asPromoter(),
      unreadNotices(),
    ]);
    this.promoterNumber = promoter?.number ?? null;
    this.setData({
      promoter: state,
      panel: counts && {
        available: yuan(counts.availableFen),
        pending: yuan(counts.pendingFen),
        orders: counts.today.orders,
        level: promoter?.levelName ?? null,
        unread,
      },
    });
    this.showStanding();
  },
  async fan() {
    this.fanOf = (await whose()).promoterNumber;
    this.showStanding();
  },
  async stores() {
    const { stores } = await myStores();
    this.setData({ worksInStore: stores.length > 0 });
  },
  showStanding() {
    const { t, membership, promoter } = this.data;
    const number = this.promoterNumber;
    this.setData({
      standing: [
        ...(membership === "member" ? [t.member] : []),
        ...(promoter === "approved" && number !== null ? [filled(t.promoter, { number })] : []),
        ...(promoter === "applied" ? [t.applied] : []),
        ...(this.fanOf === null ? [] : [filled(t.fan, { number: this.fanOf })]),
      ],
    });
  },

  async join() {
    if (this.data.isJoining) return;
    this.setData({ isJoining: true });
    try {
      const { memberSinceMs } = await joinMembers();
      notePricesChanged();
      this.showMember(memberSinceMs);
      void wx.showToast({ title: this.data.t.joined, icon: "none" });
    } catch (error) {
      void wx.showToast({ title: sentenceOf(error), icon: "none" });
    } finally {
      this.setData({ isJoining: false });
    }
  },
  open({ currentTarget }: Tap) {
    const { url } = currentTarget.dataset;
    if (url !== undefined) void wx.navigateTo({ url });
  },
});
