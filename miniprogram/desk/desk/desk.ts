import type { PickupRow } from "../../../core/shop/pickup.ts";
import { endless, type ListState } from "../../lib/endless";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dateText } from "../../lib/time";
import { sentenceOf } from "../../services/call";
import { find, myStores, pickups, redeem } from "../../services/desk";
import { wordsOf } from "../i18n/words";

const words = wordsOf("desk");

page(words, {
  data: {
    stores: [] as Awaited<ReturnType<typeof myStores>>["stores"],
    index: 0,
    code: "",
    fault: "",
    found: null as PickupRow | null,
    isBusy: false,
    tab: "waiting" as "waiting" | "today",
    rows: [] as readonly PickupRow[],
    listState: "more" as ListState,
  },
  list: undefined as ReturnType<typeof endless<PickupRow>> | undefined,
  /** What was found by: it is said again when the goods are handed over. */
  foundBy: "",

  async load() {
    const { stores } = await myStores();
    this.setData({ stores });
    await this.readList();
  },
  async readList() {
    if (this.storeId() === null) return;
    // One list for all tabs and stores, so that an answer for the one before is thrown away.
    this.list ??= endless<PickupRow>(this, async (cursor) => {
      const day = this.data.tab === "today" ? { day: dateText(Date.now()) } : {};
      const page = await pickups({ storeId: this.storeId() ?? "", ...day, cursor });
      return { rows: page.pickups, next: page.nextCursor };
    });
    await this.list.first();
  },
  storeId(): string | null {
    return this.data.stores[this.data.index]?.storeId ?? null;
  },
  onReachBottom() {
    void this.list?.more();
  },

  async chooseStore() {
    const { stores } = this.data;
    if (stores.length < 2) return;
    const itemList = stores.slice(0, 6).map(({ name }) => name);
    const chosen = await wx.showActionSheet({ itemList }).catch(() => null);
    if (chosen === null) return; // He looked and left it as it was.
    this.setData({ index: chosen.tapIndex, found: null, fault: "", code: "" });
    await this.refresh();
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ value: "waiting" | "today" }>) {
    this.setData({ tab: detail.value, rows: [], listState: "loading" });
    await this.refresh();
  },

  async scan() {
    const scanned = await wx.scanCode({ scanType: ["qrCode", "barCode"] }).catch(() => null);
    if (scanned === null) return; // The camera was closed.
    await this.lookUp(scanned.result);
  },
  type({ detail }: WechatMiniprogram.Input) {
    this.setData({ code: detail.value.trim(), fault: "" });
  },
  async look() {
    await this.lookUp(this.data.code);
  },
  async lookUp(code: string) {
    const storeId = this.storeId();
    if (storeId === null) return;
    this.setData({ isBusy: true, fault: "", found: null });
    try {
      const found = await find(storeId, code);
      this.foundBy = code;
      this.setData({ found });
    } catch (error) {
      this.setData({ fault: sentenceOf(error) });
    } finally {
      this.setData({ isBusy: false });
    }
  },

  async handOver() {
    const { found } = this.data;
    const storeId = this.storeId();
    if (found === null || storeId === null) return;
    const { sure, handedOver } = spoken(words);
    const { confirm } = await wx.showModal({ content: filled(sure, { pieces: found.pieces }) });
    if (!confirm) return;
    this.setData({ isBusy: true });
    try {
      await redeem(storeId, found.orderId, this.foundBy);
      this.forget();
      void wx.showToast({ title: handedOver, icon: "success" });
      await this.readList();
    } catch (error) {
      this.setData({ fault: sentenceOf(error) });
    } finally {
      this.setData({ isBusy: false });
    }
  },
  forget() {
    this.setData({ found: null, code: "", fault: "" });
  },
  back() {
    void wx.switchTab({ url: "/pages/me/me" });
  },
});
