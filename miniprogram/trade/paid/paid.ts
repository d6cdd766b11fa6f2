import type { Asked } from "../../../contracts/message.ts";
import type { ShownPurchase } from "../../../contracts/purchaseReplies.ts";
import { page } from "../../lib/page";
import { show } from "../../services/purchase";
import { session } from "../../services/session";
import { wordsOf } from "../i18n/words";
import { askConsent, templatesFor } from "../../lib/consent";

/** While WeChat has not told of the payment the page looks so often, and so many times at most. */
const LOOK_MS = 3_000;
const LOOKS_MAX = 20;

page(wordsOf("paid"), {
  data: {
    order: null as ShownPurchase | null,
    isPickup: false,
    templates: [] as Asked["templates"],
    isTold: false,
    mayJoin: false,
  },

  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  looks: 0,

  async load({ orderId = "" }) {
    const order = await show(orderId);
    this.looks += 1;
    if (order.state === "created" && this.looks <= LOOKS_MAX) {
      this.timer = setTimeout(() => void this.refresh(), LOOK_MS);
    }
    const isPickup = order.delivery.kind === "pickup";
    this.setData({ order, isPickup });
    // What may be missing without harm comes after what the buyer waits for.
    if (this.data.templates.length > 0 || this.data.isTold) return;
    const templates = await templatesFor(isPickup ? "pickup" : "express");
    const { isPromoter } = await session().catch(() => ({ isPromoter: true }));
    this.setData({ templates, mayJoin: !isPromoter });
  },

  onUnload() {
    clearTimeout(this.timer);
  },
  async askToBeTold() {
    const isTold = await askConsent(this.data.templates);
    this.setData({ isTold, templates: [] });
  },
  openOrder() {
    void wx.redirectTo({ url: `/trade/order/order?orderId=${this.query.orderId ?? ""}` });
  },
  openPickup() {
    void wx.redirectTo({ url: `/trade/pickup/pickup?orderId=${this.query.orderId ?? ""}` });
  },
  goOn() {
    void wx.switchTab({ url: "/pages/index/index" });
  },
  openJoin() {
    void wx.redirectTo({ url: "/promote/join/join" });
  },
});
