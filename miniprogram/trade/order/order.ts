import type { AskInvoice } from "../../../contracts/invoice.ts";
import type { ShownPurchase } from "../../../contracts/purchaseReplies.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dayText, momentText } from "../../lib/time";
import { askInvoice, setAddress, show } from "../../services/purchase";
import { show as showStore } from "../../services/store";
import { stepWords } from "../i18n/steps";
import { wordsOf } from "../i18n/words";
import { isConfirmed, tell, tellProblem } from "../lib/dialogs";
import { doStep } from "../lib/doStep";
import { taken } from "../lib/handed";
import { type Step, stepsOf } from "../lib/steps";
import { standingOf, type Standing } from "./standing";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
type Happened = { readonly key: number; readonly name: string; readonly at: string };

page(wordsOf("order"), {
  data: {
    order: null as ShownPurchase | null,
    standing: null as Standing | null,
    store: null as StoreRow | null,
    steps: [] as readonly Step[],
    names: spoken(stepWords).names,
    happened: [] as readonly Happened[],
    /** Until when after-sales can be asked for, in words. */
    afterSalesUntil: "",
    /** Which line's price is explained; -1 = none. */
    explained: -1,
    isInvoiceOpen: false,
    isBusy: false,
  },

  isAway: false,

  async load({ orderId = "" }) {
    const order = await show(orderId);
    const { delivery, storeId, parcels, state, can, timeline } = order;
    const isPickup = delivery.kind === "pickup";
    this.setData({
      order,
      standing: standingOf(order),
      steps: stepsOf({ state, delivery: delivery.kind, isSent: parcels.length > 0, can }),
      names: spoken(stepWords).names,
      happened: timeline
        .map(({ name, atMs }, key) => ({ key, name, at: momentText(atMs) }))
        .reverse(),
      afterSalesUntil:
        can.afterSalesUntilMs === null
          ? ""
          : filled(this.data.t.afterSalesUntil, { day: dayText(can.afterSalesUntilMs) }),
    });
    // Where to collect is worth a second call, and the order is there without it.
    const store = isPickup && storeId !== null ? await showStore(storeId).catch(() => null) : null;
    this.setData({ store });
  },
  onHide() {
    this.isAway = true;
  },
  onShow() {
    const addressId = taken("addressId");
    if (addressId !== undefined) void this.moveTo(addressId);
    else if (this.isAway && this.data.state === "ready" && !this.data.isBusy) void this.refresh();
    this.isAway = false;
  },

  async act({ currentTarget }: Tap<{ step: Step }>) {
    const { order, isBusy } = this.data;
    if (order === null || isBusy) return;
    this.setData({ isBusy: true });
    const hasChanged = await doStep(currentTarget.dataset.step, order).catch((error: unknown) =>
      tellProblem(error).then(() => true),
    );
    if (hasChanged) await this.refresh();
    this.setData({ isBusy: false });
  },
  async moveTo(addressId: string) {
    const { order, t } = this.data;
    if (order === null || !(await isConfirmed(t.moveSure))) return;
    try {
      await setAddress(order.orderId, addressId);
      await tell(t.moved);
    } catch (error) {
      await tellProblem(error);
    }
    await this.refresh();
  },
  async saveInvoice({ detail }: WechatMiniprogram.CustomEvent<{ invoice: AskInvoice["invoice"] }>) {
    const { order, isBusy, t } = this.data;
    if (order === null || isBusy) return;
    this.setData({ isBusy: true });
    try {
      await askInvoice(order.orderId, detail.invoice);
      this.setData({ isInvoiceOpen: false });
      await tell(t.invoiceAsked);
      await this.refresh();
    } catch (error) {
      await tellProblem(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  openInvoice() {
    this.setData({ isInvoiceOpen: true });
  },
  closeInvoice() {
    this.setData({ isInvoiceOpen: false });
  },
  explain({ currentTarget }: Tap<{ index: number }>) {
    const { index } = currentTarget.dataset;
    this.setData({ explained: this.data.explained === index ? -1 : index });
  },
  /** A tap on the explanation opens no product. */
  stay() {},
  copy({ currentTarget }: Tap<{ text: string }>) {
    void wx.setClipboardData({ data: currentTarget.dataset.text });
  },
  openMap() {
    const { store } = this.data;
    if (store !== null) void wx.openLocation(store.map);
  },
  callStore() {
    const { store } = this.data;
    if (store !== null) void wx.makePhoneCall({ phoneNumber: store.phone }).catch(() => undefined);
  },
  changeAddress() {
    void wx.navigateTo({ url: "/trade/addresses/addresses?choose=1" });
  },
  openCase({ currentTarget }: Tap<{ id: string }>) {
    const { orderId = "" } = this.query;
    void wx.navigateTo({
      url: `/trade/case/case?orderId=${orderId}&id=${currentTarget.dataset.id}`,
    });
  },
  openTrack({ currentTarget }: Tap<{ id: string }>) {
    const { orderId = "" } = this.query;
    void wx.navigateTo({
      url: `/trade/track/track?orderId=${orderId}&parcelId=${currentTarget.dataset.id}`,
    });
  },
  openPickup() {
    void wx.navigateTo({ url: `/trade/pickup/pickup?orderId=${this.query.orderId ?? ""}` });
  },
  openContact() {
    void wx.navigateTo({ url: "/account/contact/contact" });
  },
});
