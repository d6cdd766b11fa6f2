import { spoken } from "../../lib/language";
import { words } from "./words";

/**
 * How many pieces: minus, a number that can be typed, plus. It tells `change` with the wanted count, between 1 and `most`;
 * at the limits `limit` with which of the two was met.
 */
Component({
  properties: {
    count: { type: Number, value: 1 },
    most: { type: Number, value: 999 },
  },
  data: { t: spoken(words), typed: "1" },
  observers: {
    count(count: number) {
      this.setData({ typed: String(count) });
    },
  },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
  methods: {
    less() {
      if (this.data.count <= 1) this.triggerEvent("limit", { at: "least" });
      else this.want(this.data.count - 1);
    },
    more() {
      if (this.data.count >= this.data.most) this.triggerEvent("limit", { at: "most" });
      else this.want(this.data.count + 1);
    },
    typed({ detail }: WechatMiniprogram.InputBlur) {
      const wanted = /^\d{1,3}$/.test(detail.value) ? Number(detail.value) : this.data.count;
      const count = Math.max(1, Math.min(wanted, Math.max(1, this.data.most)));
      // The field shows what counts again, also where that is what counted before.
      this.setData({ typed: String(count) });
      if (wanted > count) this.triggerEvent("limit", { at: "most" });
      if (count !== this.data.count) this.want(count);
    },
    want(count: number) {
      this.triggerEvent("change", { count });
    },
  },
});
