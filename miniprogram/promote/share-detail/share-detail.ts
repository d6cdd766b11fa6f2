import type { ShareRow } from "../../../contracts/promoter.ts";
import { page } from "../../lib/page";
import { explainBonus, explainOrder } from "../../services/explain";
import { shares } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

type Line = { text: string; look: string };

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

/** Headings stand in brackets; what belongs to the line above is indented by two more. The first line names the order. */
function lineOf(text: string, index: number): Line {
  const head = /^[\u3010[](.*)[\u3011\]]$/.exec(text)?.[1];
  if (head !== undefined) return { text: head, look: "head" };
  if (index === 0) return { text, look: "tiny faint" };
  const depth = /^ */.exec(text)?.[0].length ?? 0;
  return { text: text.trim(), look: depth === 0 ? "" : depth < 4 ? "soft in" : "soft in-more" };
}
