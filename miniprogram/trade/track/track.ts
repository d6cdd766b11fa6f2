import type { ShownPurchase, TrackReply } from "../../../contracts/purchaseReplies.ts";
import { page } from "../../lib/page";
import { momentText } from "../../lib/time";
import { show, track } from "../../services/purchase";
import { wordsOf } from "../i18n/words";
import { tellProblem } from "../lib/dialogs";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
type Place = { readonly key: number; readonly text: string; readonly at: string };
type Inside = ShownPurchase["lines"][number];

page(wordsOf("track"), {
  data: {
    parcels: [] as ShownPurchase["parcels"],
    /** Which parcel is shown. */
    index: 0,
    route: null as TrackReply | null,
    places: [] as readonly Place[],
    inside: [] as readonly Inside[],
    /** What has not left yet is said. */
    isPart: false,
    isReading: false,
  },

  order: undefined as ShownPurchase | undefined,

  async load({ orderId = "", parcelId }) {
    const order = await show(orderId);
    const wanted = order.parcels.findIndex(({ id }) => id === parcelId);
    const index = this.order === undefined ? Math.max(0, wanted) : this.data.index;
    this.order = order;
    this.setData({ parcels: order.parcels, isPart: order.state === "paid" });
    await this.follow(index);
  },
  async follow(index: number) {
    const { order } = this;
    const parcel = order?.parcels[index];
    if (order === undefined || parcel === undefined) return;
    const inside = parcel.lines.flatMap(({ line, quantity }) => {
      const bought = order.lines[line];
      return bought === undefined ? [] : [{ ...bought, quantity }];
    });
    this.setData({ index, inside, isReading: true });
    const route = await track(order.orderId, parcel.id);
    if (this.data.index !== index) return;
    const places = route.places.map(({ text, atMs }, key) => ({ key, text, at: momentText(atMs) }));
    this.setData({ route, places, isReading: false });
  },
  choose({ currentTarget }: Tap<{ index: number }>) {
    this.setData({ route: null, places: [] });
    void this.follow(currentTarget.dataset.index).catch(tellProblem);
  },
  copy({ currentTarget }: Tap<{ text: string }>) {
    void wx.setClipboardData({ data: currentTarget.dataset.text });
  },
  openOrder() {
    void wx.navigateBack();
  },
});
