import type { ShownCard } from "../../../core/catalogue/card.ts";
import { handOver } from "../../lib/handover";
import { spoken } from "../../lib/language";
import { words } from "./words";

/** A product in a list, as a tile of two columns or as a row; a tap opens its page. */
Component({
  properties: {
    card: { type: Object, value: {} as ShownCard },
    /** tile, row */
    shape: { type: String, value: "tile" },
  },
  data: { t: spoken(words) },
  lifetimes: {
    attached() {
      const t = spoken(words);
      if (t !== this.data.t) this.setData({ t });
    },
  },
  methods: {
    open() {
      const card: ShownCard = this.data.card;
      handOver(card);
      void wx.navigateTo({ url: `/pages/product/product?productId=${card.productId}` });
    },
  },
});
