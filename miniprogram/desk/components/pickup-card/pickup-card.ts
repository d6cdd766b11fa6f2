import type { PickupRow } from "../../../../core/shop/pickup.ts";
import { spoken } from "../../../lib/language";
import { whenText } from "../../../lib/time";
import { wordsOf } from "../../i18n/words";

/** What is handed over to whom, as far as the person at the counter may know it. */
Component({
  properties: {
    pickup: { type: Object, value: {} as PickupRow },
  },
  data: { t: spoken(wordsOf("card")), row: {}, when: "" },
  observers: {
    pickup(pickup: PickupRow) {
      const { createdAtMs, redeemedAtMs, lines = [] } = pickup;
      if (createdAtMs === undefined) return;
      this.setData({
        t: spoken(wordsOf("card")),
        row: {
          ...pickup,
          lines: lines.map((line) => ({ ...line, values: line.values.join(" ") })),
        },
        when: whenText(redeemedAtMs ?? createdAtMs),
      });
    },
  },
});
