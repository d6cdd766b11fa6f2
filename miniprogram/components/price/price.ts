import { filled, spoken } from "../../lib/language";
import { yuan } from "../../lib/money";
import { words } from "../../lib/words";

/** An amount as a shop writes it: the fen smaller than the yuan. */
Component({
  properties: {
    fen: { type: Number, value: 0 },
    /** s, m, l, huge */
    size: { type: String, value: "m" },
    /** In the colour of the text around it. */
    plain: { type: Boolean, value: false },
    /** Others cost more: "起". */
    from: { type: Boolean, value: false },
  },
  data: { sign: "", whole: "0", rest: "00", fromWord: "", aloud: "" },
  observers: {
    fen(fen: number) {
      const [whole = "0", rest = "00"] = yuan(Math.abs(fen)).split(".");
      const { from, yuan: inYuan } = spoken(words);
      const aloud = filled(inYuan, { amount: yuan(fen) });
      this.setData({ sign: fen < 0 ? "−" : "", whole, rest, fromWord: from, aloud });
    },
  },
});
