import { filled, spoken } from "../../lib/language";
import { yuanSign } from "../../lib/money";
import { words } from "./words";

/** What the person pays for a piece; where that is less than the retail price, the retail price too. */
Component({
  properties: {
    /** The retail price. */
    fen: { type: Number, value: 0 },
    /** The person's own price; null where it is the retail price. */
    your: { type: null, value: null },
    /** Others cost more: "起". */
    from: { type: Boolean, value: false },
    /** s, m, l, huge */
    size: { type: String, value: "m" },
  },
  data: { t: spoken(words), retail: "" },
  observers: {
    fen(fen: number) {
      const t = spoken(words);
      this.setData({ t, retail: filled(t.retail, { price: yuanSign(fen) }) });
    },
  },
});
