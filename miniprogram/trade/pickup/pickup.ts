import type { ShownPurchase } from "../../../contracts/purchaseReplies.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { page } from "../../lib/page";
import { momentText } from "../../lib/time";
import { show } from "../../services/purchase";
import { show as showStore } from "../../services/store";
import { wordsOf } from "../i18n/words";
import { drawSquare, squareOf } from "../lib/qr";

/** While the code is shown the page looks so often whether it was redeemed, and so many times at most. */
const LOOK_MS = 4_000;
const LOOKS_MAX = 150;
const DRAWS_MAX = 30;
const DRAW_MS = 100;
/** The screen's own brightness is -1 to WeChat. */
const BRIGHT = 1;
const AS_BEFORE = -1;

page(wordsOf("pickup"), {
  data: {
    order: null as ShownPurchase | null,
    store: null as StoreRow | null,
    /** The digits in groups that can be read aloud. */
    digits: "",
    redeemedAt: "",
    /** Why there is no code; "" = there is one. */
    noCode: "" as "" | "unpaid" | "over" | "express",
  },

  timer: undefined as ReturnType<typeof setInterval> | undefined,
  looks: 0,

  async load({ orderId = "" }) {
    const order = await show(orderId);
    const { storeId } = order;
    this.put(order);
    if (storeId !== null && this.data.store === null) {
      this.setData({ store: await showStore(storeId).catch(() => null) });
    }
    const code = this.code();
    if (code !== null) this.draw(code, DRAWS_MAX);
  },
  put(order: ShownPurchase) {
    const { delivery, state } = order;
    const isPickup = delivery.kind === "pickup";
    const code = isPickup && state === "paid" ? delivery.code : null;
    const redeemed = isPickup ? delivery.redeemed : null;
    const noCode = !isPickup ? "express" : state === "created" ? "unpaid" : "over";
    this.setData({
      order,
      digits: code === null ? "" : code.replace(/^(\d{3})(\d{3})(\d{4})$/, "$1 $2 $3"),
      redeemedAt: redeemed === null ? "" : momentText(redeemed.atMs),
      noCode: code === null ? noCode : "",
    });
  },
  code(): string | null {
    const { order } = this.data;
    if (order?.delivery.kind !== "pickup" || order.state !== "paid") return null;
    return order.delivery.code;
  },
  /** Draws the code once its canvas is on the screen, which takes some moments after the data were set. */
  draw(code: string, triesLeft: number) {
    wx.createSelectorQuery()
      .select("#code")
      .fields({ node: true, size: true })
      .exec(([found]: ({ node: WechatMiniprogram.Canvas; width: number } | null)[]) => {
        const edge = Math.floor((found?.width ?? 0) * wx.getWindowInfo().pixelRatio);
        if (found?.node === undefined || this.data.state !== "ready" || edge === 0) {
          if (triesLeft > 0) setTimeout(() => this.draw(code, triesLeft - 1), DRAW_MS);
          return;
        }
        const { node } = found;
        node.width = edge;
        node.height = edge;
        // What the store's people scan: docs/domain/stores.md.
        drawSquare(node.getContext("2d"), squareOf(`pickup:${code}`), edge);
      });
  },

  onShow() {
    void wx.setKeepScreenOn({ keepScreenOn: true });
    void wx.setScreenBrightness({ value: BRIGHT });
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  },
  onHide() {
    this.rest();
  },
  onUnload() {
    this.rest();
  },
  rest() {
    clearInterval(this.timer);
    void wx.setKeepScreenOn({ keepScreenOn: false });
    void wx.setScreenBrightness({ value: AS_BEFORE });
  },
  /** Whether the goods were handed over meanwhile. What goes wrong here is looked at again. */
  async look() {
    this.looks += 1;
    if (this.looks > LOOKS_MAX || this.code() === null) return clearInterval(this.timer);
    const order = await show(this.query.orderId ?? "").catch(() => null);
    if (order === null || order.state === "paid") return;
    this.put(order);
    void wx.vibrateShort({ type: "medium" });
  },

  openMap() {
    const { store } = this.data;
    if (store !== null) void wx.openLocation(store.map);
  },
  callStore() {
    const { store } = this.data;
    if (store !== null) void wx.makePhoneCall({ phoneNumber: store.phone }).catch(() => undefined);
  },
  openOrder() {
    void wx.redirectTo({ url: `/trade/order/order?orderId=${this.query.orderId ?? ""}` });
  },
});
