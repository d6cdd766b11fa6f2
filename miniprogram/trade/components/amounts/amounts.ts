import type { Amounts } from "../../../../core/purchase/purchase.ts";
import { spoken } from "../../../lib/language";
import { words } from "./words";

type Named = { readonly name: string; readonly offFen: number };

const NOTHING = {
  ...{
    goodsFen: 0,
    tierOffFen: 0,
    reductionOffFen: 0,
    couponOffFen: 0,
    freightFen: 0,
    totalFen: 0,
  },
} as Amounts;

/** How a price comes about, row by row, as the function says it. */
Component({
  properties: {
    amounts: { type: Object, value: NOTHING },
    /** Each reduction by its name; where none are given their sum is shown. */
    reductions: { type: Array, value: [] as Named[] },
    couponName: { type: String, value: "" },
    /** Whether the freight is known yet. */
    freightKnown: { type: Boolean, value: true },
    isPaid: { type: Boolean, value: false },
  },
  data: { t: spoken(words) },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
});
