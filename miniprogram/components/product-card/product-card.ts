import type { ShownCard } from "../../../core/catalogue/card.ts";
import { spoken } from "../../lib/language";
import { words } from "./words";

/** A product as a tile of a two-column list; a tap opens its page. */
Component({
  properties: {
    card: { type: Object, value: {} as ShownCard },
  },
  data: { t: spoken(words) },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
  methods: {
    open() {
      const { productId } = this.data.card;
      void wx.navigateTo({ url: `/pages/product/product?productId=${productId}` });
    },
  },
});
