import type { ForecastReply } from "../../../contracts/promoter.ts";
import { page } from "../../lib/page";
import { forecast } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

page(wordsOf("forecast"), {
  data: { coming: { days: [] } as unknown as ForecastReply },

  async load() {
    this.setData({ coming: await forecast() });
  },
});
