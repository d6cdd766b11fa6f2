import { spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { mine } from "../../services/account";
import { wordsOf } from "../i18n/words";

type Tap = WechatMiniprogram.TouchEvent<object, object, { page?: string }>;
const words = wordsOf("account");

page(words, {
  data: {
    closing: "",
    links: [] as readonly { page: string; name: string; note: string }[],
  },

  async load() {
    const { notice, recommendation, closing } = await mine();
    const t = spoken(words);
    this.setData({
      closing: closing.untilMs === null ? "" : closing.sentence,
      links: [
        { page: "privacy", name: t.privacy, note: notice.mustAsk ? t.notAgreed : t.agreed },
        { page: "recommender", name: t.recommender, note: recommendation.isOn ? t.on : t.off },
        { page: "data", name: t.data, note: "" },
        { page: "close", name: t.close, note: "" },
      ],
    });
  },
  onShow() {
    if (this.data.state === "ready") void this.refresh();
  },

  open({ currentTarget }: Tap) {
    const name = currentTarget.dataset.page ?? "";
    void wx.navigateTo({ url: `/account/${name}/${name}` });
  },
});
