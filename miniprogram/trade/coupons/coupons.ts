import type { CouponsReply, OpenCampaign, ShownCoupon } from "../../../contracts/coupons.ts";
import { filled } from "../../lib/language";
import { newId } from "../../lib/ids";
import { page } from "../../lib/page";
import { momentText } from "../../lib/time";
import { coupons, takeCoupon } from "../../services/coupon";
import { wordsOf } from "../i18n/words";
import { tell, tellProblem } from "../lib/dialogs";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
const TABS = ["take", "usable", "used", "expired"] as const;
type Tab = (typeof TABS)[number];
type Row = {
  readonly id: string;
  readonly name: string;
  readonly offText: string;
  readonly scope: "all" | "some";
  readonly until: string;
  readonly left: number | null;
  readonly canTake: boolean;
  readonly message: string;
};

page(wordsOf("coupons"), {
  data: {
    tab: "usable" as Tab,
    tabs: TABS,
    counts: {} as Partial<Record<Tab, number>>,
    rows: [] as readonly Row[],
    /** The campaign of which one is being taken. */
    busy: "",
  },

  known: undefined as CouponsReply | undefined,
  /** The id of the coupon that is being taken of each campaign, until it is his: a second try takes no second one. */
  ids: {} as Record<string, string>,

  async load({ tab }) {
    const isFirst = this.known === undefined;
    this.known = await coupons();
    const { usable, campaigns } = this.known;
    const opened = TABS.find((each) => each === tab);
    const first = opened ?? (usable.length === 0 && campaigns.length > 0 ? "take" : "usable");
    this.setData({
      counts: { usable: usable.length, take: campaigns.filter(({ canTake }) => canTake).length },
    });
    this.showTab(isFirst ? first : this.data.tab);
  },
  chooseTab({ currentTarget }: Tap<{ tab: Tab }>) {
    this.showTab(currentTarget.dataset.tab);
  },
  showTab(tab: Tab) {
    const { known } = this;
    const { t } = this.data;
    if (known === undefined) return;
    const rows =
      tab === "take"
        ? known.campaigns.map((one) => campaignRow(one, goodFor(one, t)))
        : known[tab].map((one) => couponRow(one, filled(t.until, { at: momentText(one.untilMs) })));
    this.setData({ tab, rows });
  },

  async take({ currentTarget }: Tap<{ id: string }>) {
    const { id } = currentTarget.dataset;
    const { t, busy } = this.data;
    if (busy !== "") return;
    const couponId = (this.ids[id] ??= newId());
    this.setData({ busy: id });
    try {
      await takeCoupon(id, couponId);
      delete this.ids[id];
      await tell(t.taken);
    } catch (error) {
      await tellProblem(error);
    }
    await this.refresh();
    this.setData({ busy: "" });
  },
  use() {
    void wx.switchTab({ url: "/pages/category/category" });
  },
  openTake() {
    this.showTab("take");
  },
});

type GoodWords = { readonly until: string; readonly days: string };
const goodFor = ({ good }: OpenCampaign, words: GoodWords): string =>
  "days" in good
    ? filled(words.days, { days: good.days })
    : filled(words.until, { at: momentText(good.untilMs) });

const campaignRow = (one: OpenCampaign, until: string): Row => ({
  ...{ id: one.campaignId, name: one.name, offText: one.offText, scope: scopeOf(one), until },
  ...{ left: one.left, canTake: one.canTake, message: one.message ?? "" },
});
const couponRow = (one: ShownCoupon, until: string): Row => ({
  ...{ id: one.id, name: one.name, offText: one.offText, scope: scopeOf(one), until },
  ...{ left: null, canTake: false, message: "" },
});
const scopeOf = ({ scope }: Pick<ShownCoupon, "scope">): Row["scope"] =>
  scope.kind === "all" ? "all" : "some";
