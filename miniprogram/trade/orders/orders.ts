import type { PurchaseRow } from "../../../core/purchase/shown.ts";
import type { PurchaseTab } from "../../../core/purchase/tabs.ts";
import { endless, type ListState } from "../../lib/endless";
import { spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { whenText } from "../../lib/time";
import { counts, list } from "../../services/purchase";
import { stepWords } from "../i18n/steps";
import { wordsOf } from "../i18n/words";
import { tellProblem } from "../lib/dialogs";
import { doStep } from "../lib/doStep";
import { type Step, stepsOf } from "../lib/steps";

type Row = PurchaseRow & {
  readonly when: string;
  readonly steps: readonly Step[];
  readonly shown: PurchaseRow["lines"];
  readonly pieces: number;
};
type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;

const TABS: readonly PurchaseTab[] = [
  "all",
  "toPay",
  "toShip",
  "toCollect",
  "toReceive",
  "afterSales",
];
/** So many lines a card shows; the rest stands on the order's page. */
const LINES_SHOWN = 2;
/** A phone's screen has room for so many of an order's buttons. */
const STEPS_SHOWN = 3;

page(wordsOf("orders"), {
  data: {
    tab: "all" as PurchaseTab,
    tabs: TABS,
    badges: {} as Partial<Record<string, string>>,
    rows: [] as readonly Row[],
    listState: "more" as ListState,
    names: spoken(stepWords).names,
    /** The order whose button is at work. */
    busy: "",
    isSwitching: false,
  },

  orders: undefined as ReturnType<typeof endless<Row>> | undefined,
  isAway: false,

  async load({ tab }) {
    const isFirst = this.orders === undefined;
    const opened = TABS.find((each) => each === tab);
    if (isFirst && opened !== undefined) this.setData({ tab: opened });
    this.setData({ names: spoken(stepWords).names });
    await Promise.all([this.readTab(), this.readBadges()]);
  },
  async readTab() {
    const { tab } = this.data;
    this.orders = endless<Row>(this, async (cursor) => {
      const { purchases, nextBeforeMs } = await list(tab, cursor === "" ? null : Number(cursor));
      return {
        rows: purchases.map(rowOf),
        next: nextBeforeMs === null ? null : String(nextBeforeMs),
      };
    });
    await this.orders.first();
  },
  /** How many there are is shown where it can be read, and never stands in the way of the orders. */
  async readBadges() {
    const known = await counts().catch(() => null);
    if (known === null) return;
    const badges = Object.entries(known.counts).flatMap(([tab, count]) => {
      if (count === 0 || tab === "afterSales") return [];
      return [[tab, count >= known.countMax ? `${known.countMax - 1}+` : String(count)]];
    });
    this.setData({ badges: Object.fromEntries(badges) });
  },
  onReachBottom() {
    void this.orders?.more();
  },
  onHide() {
    this.isAway = true;
  },
  onShow() {
    // Whoever comes back from an order may have changed it there.
    if (this.isAway && this.data.state === "ready" && this.data.busy === "") void this.refresh();
    this.isAway = false;
  },

  async chooseTab({ currentTarget }: Tap<{ tab: PurchaseTab }>) {
    const { tab } = currentTarget.dataset;
    if (tab === this.data.tab) return;
    this.setData({ tab, isSwitching: true });
    await this.readTab().catch(tellProblem);
    if (this.data.tab !== tab) return;
    this.setData({ isSwitching: false });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  open({ currentTarget }: Tap<{ id: string }>) {
    void wx.navigateTo({ url: `/trade/order/order?orderId=${currentTarget.dataset.id}` });
  },
  async act({ currentTarget }: Tap<{ id: string; step: Step }>) {
    const { id, step } = currentTarget.dataset;
    const row = this.data.rows.find(({ orderId }) => orderId === id);
    if (row === undefined || this.data.busy !== "") return;
    this.setData({ busy: id });
    const hasChanged = await doStep(step, row).catch((error: unknown) =>
      tellProblem(error).then(() => true),
    );
    this.setData({ busy: "" });
    if (hasChanged) await this.refresh();
  },
  payIsOver() {
    void this.refresh();
  },
  goShopping() {
    void wx.switchTab({ url: "/pages/index/index" });
  },
});

const rowOf = (row: PurchaseRow): Row => ({
  ...row,
  when: whenText(row.createdAtMs),
  steps: stepsOf(row).slice(-STEPS_SHOWN),
  shown: row.lines.slice(0, LINES_SHOWN),
  pieces: row.lines.reduce((sum, { quantity }) => sum + quantity, 0),
});
