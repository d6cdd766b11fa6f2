import type { Address } from "../../../core/buyer/buyer.ts";
import { page } from "../../lib/page";
import { addresses, removeAddress } from "../../services/address";
import { wordsOf } from "../i18n/words";
import { isConfirmed, tellProblem } from "../lib/dialogs";
import { hand } from "../lib/handed";

type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>;

page(wordsOf("addresses"), {
  data: {
    rows: [] as readonly Address[],
    isChoosing: false,
    /** The address whose removal is under way. */
    busy: "",
  },

  isAway: false,

  async load({ choose }) {
    const { addresses: rows } = await addresses();
    this.setData({ rows, isChoosing: choose === "1" });
  },
  onHide() {
    this.isAway = true;
  },
  onShow() {
    if (this.isAway && this.data.state === "ready") void this.refresh();
    this.isAway = false;
  },

  choose({ currentTarget }: Tap) {
    const { id } = currentTarget.dataset;
    if (!this.data.isChoosing) return this.open(id);
    hand("addressId", id);
    void wx.navigateBack();
  },
  edit({ currentTarget }: Tap) {
    this.open(currentTarget.dataset.id);
  },
  open(id: string) {
    void wx.navigateTo({ url: `/trade/address/address?id=${id}` });
  },
  add() {
    // Whoever adds one while choosing means to choose it: both pages close then.
    const choose = this.data.isChoosing ? "?choose=2" : "";
    void wx.navigateTo({ url: `/trade/address/address${choose}` });
  },
  async remove({ currentTarget }: Tap) {
    const { id } = currentTarget.dataset;
    const { t, busy } = this.data;
    if (busy !== "" || !(await isConfirmed(t.removeSure, { yes: t.remove }))) return;
    this.setData({ busy: id });
    try {
      const { addresses: rows } = await removeAddress(id);
      this.setData({ rows });
    } catch (error) {
      await tellProblem(error);
    } finally {
      this.setData({ busy: "" });
    }
  },
});
