import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { endless, type ListState } from "../../lib/endless";
import { page } from "../../lib/page";
import { keep, kept } from "../../lib/storage";
import { list } from "../../services/store";
import { wordsOf } from "../i18n/words";
import { tellProblem } from "../lib/dialogs";
import { hand } from "../lib/handed";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
type Place = { readonly longitude: number; readonly latitude: number };

/** Where the person is, as WeChat's map has it; null when he says no, or the phone does not know. */
async function whereAmI(): Promise<Place | null> {
  const found = await wx.getLocation({ type: "gcj02" }).catch(() => null);
  if (found === null) return null;
  const place = { longitude: found.longitude, latitude: found.latitude };
  keep("place", place);
  return place;
}

page(wordsOf("stores"), {
  data: {
    rows: [] as readonly StoreRow[],
    listState: "more" as ListState,
    isChoosing: false,
    /** Whether the person let us know where he is. */
    isLocated: true,
    search: "",
    /** The region that was picked, as the picker has it. */
    region: [] as readonly string[],
  },

  stores: undefined as ReturnType<typeof endless<StoreRow>> | undefined,
  place: undefined as Place | null | undefined,
  area: "",
  waiting: undefined as ReturnType<typeof setTimeout> | undefined,

  async load({ choose }) {
    this.setData({ isChoosing: choose === "1" });
    this.place = (await whereAmI()) ?? kept("place") ?? null;
    this.setData({ isLocated: this.place !== null });
    await this.read();
  },
  async read() {
    const { place, area } = this;
    const { search, isChoosing } = this.data;
    this.stores = endless<StoreRow>(this, async (afterId) => {
      const here = place ?? {};
      const found = await list({
        ...here,
        search: search.trim(),
        area,
        picksUp: isChoosing,
        afterId,
      });
      return { rows: found.stores, next: found.nextAfterId };
    });
    await this.stores.first();
  },
  onReachBottom() {
    void this.stores?.more();
  },
  readAgain() {
    void this.read().catch(tellProblem);
  },

  typeSearch({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: detail.value });
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.readAgain(), 300);
  },
  chooseRegion({ detail }: WechatMiniprogram.CustomEvent<{ value: string[]; code: string[] }>) {
    // By city: the nearest store is often in the next district. A city's code is four digits and 00.
    const [province = "", city = ""] = detail.code;
    this.area = (city || province).replace(/(00)+$/, "");
    this.setData({ region: detail.value });
    this.readAgain();
  },
  clearRegion() {
    this.area = "";
    this.setData({ region: [] });
    this.readAgain();
  },
  clearAll() {
    this.area = "";
    this.setData({ region: [], search: "" });
    this.readAgain();
  },
  async allow() {
    await wx.openSetting().catch(() => undefined);
    void this.refresh();
  },

  openMap({ currentTarget }: Tap<{ index: number }>) {
    const store = this.data.rows[currentTarget.dataset.index];
    if (store !== undefined) void wx.openLocation(store.map);
  },
  callStore({ currentTarget }: Tap<{ phone: string }>) {
    // WeChat's word for closing it is no problem.
    void wx.makePhoneCall({ phoneNumber: currentTarget.dataset.phone }).catch(() => undefined);
  },
  choose({ currentTarget }: Tap<{ id: string }>) {
    hand("storeId", currentTarget.dataset.id);
    void wx.navigateBack();
  },
});
