import type { ForecastReply } from "../../../contracts/promoter.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dateText, dayText } from "../../lib/time";
import { forecast } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

const words = wordsOf("forecast");

page(words, {
  data: {
    coming: { days: [] } as unknown as ForecastReply,
    days: [] as readonly ReturnType<typeof rowOf>[],
  },

  async load() {
    const coming = await forecast();
    this.setData({ coming, days: coming.days.map(rowOf) });
  },
  openPoster() {
    void wx.navigateTo({ url: "/promote/poster/poster" });
  },
});

/** A day that has passed waits for the brand to go on counting shares in. */
function rowOf({ day, amountFen: fen, parts: count }: ForecastReply["days"][number]) {
  const t = spoken(words);
  const isLate = day < dateText(Date.now());
  return {
    ...{ day, fen },
    when: isLate ? t.late : dayText(Date.parse(`${day}T00:00:00+08:00`)),
    parts: filled(fen < 0 ? t.back : t.parts, { count }),
  };
}
