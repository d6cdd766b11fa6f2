import type { ShareRow } from "../../../contracts/promoter.ts";
import { page } from "../../lib/page";
import { explainBonus, explainOrder } from "../../services/explain";
import { shares } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

type Line = { text: string; isHead: boolean };

/** One share with its explanation: the very sentences that staff read, as far as they are his. */
page(wordsOf("shareDetail"), {
  data: {
    share: null as ShareRow | null,
    lines: [] as readonly Line[],
  },

  async load({ orderId = "", bonusId = "", period = "" }) {
    if (bonusId !== "") {
      const { lines } = await explainBonus(decodeURIComponent(bonusId), decodeURIComponent(period));
      this.setData({ lines: lines.map(lineOf) });
      return;
    }
    const id = decodeURIComponent(orderId);
    const [explained, found] = await Promise.all([explainOrder(id), shares({ orderId: id })]);
    this.setData({ lines: explained.lines.map(lineOf), share: found.shares[0] ?? null });
  },
});

/** Headings stand without an indent. */
const lineOf = (text: string): Line => ({ text: text.trim(), isHead: !/^\s/.test(text) });
