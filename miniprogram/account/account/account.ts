import { spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { mine } from "../../services/account";
import { wordsOf } from "../i18n/words";

type Tap = WechatMiniprogram.TouchEvent<object, object, { page?: string }>;
const words = wordsOf("account");

page(words, {
  renewsOnReturn: true,
  data: {
    closing: "",
    links: [] as readonly { page: string; icon: string; name: string; note: string }[],
  },

  async load() {
    const { notice, recommendation, closing } = await mine();
    const t = spoken(words);
    const link = (
      page: "privacy" | "recommender" | "data" | "close",
      icon: string,
      note: string,
    ) => ({
      ...{ page, icon, name: t[page], note },
    });
    this.setData({
      closing: closing.untilMs === null ? "" : closing.sentence,
      links: [
        link("privacy", "lock-on", notice.mustAsk ? t.notAgreed : t.agreed),
        link("recommender", "usergroup", recommendation.isOn ? t.on : t.off),
        link("data", "download", ""),
        link("close", "user-clear", closing.untilMs === null ? "" : t.closing),
      ],
    });
  },

  open({ currentTarget }: Tap) {
    const name = currentTarget.dataset.page ?? "";
    void wx.navigateTo({ url: `/account/${name}/${name}` });
  },
});
