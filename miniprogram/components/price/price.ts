import { isEnglish } from "../../lib/language";
import { yuan } from "../../lib/money";

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
  data: { sign: "", whole: "0", rest: "00", fromWord: "起" },
  observers: {
    fen(fen: number) {
      const [whole = "0", rest = "00"] = yuan(Math.abs(fen)).split(".");
      this.setData({ sign: fen < 0 ? "−" : "", whole, rest, fromWord: isEnglish() ? " up" : "起" });
    },
  },
});
