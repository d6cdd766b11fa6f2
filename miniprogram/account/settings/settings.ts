import { chooseLanguage, language, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { chooseTextSize, TEXT_SIZES, textSize, textStyle } from "../../lib/textSize";
import { wordsOf } from "../i18n/words";

type Chosen = WechatMiniprogram.CustomEvent<{ value: string }>;
const words = wordsOf("settings");
const HOME = "/pages/index/index";

page(words, {
  data: {
    language: language(),
    size: textSize(),
    sizes: [] as readonly { size: string; name: string }[],
  },

  async load() {
    const t = spoken(words);
    const sizes = TEXT_SIZES.map((size) => ({ size, name: t[size] }));
    this.setData({ language: language(), size: textSize(), sizes });
  },

  /** Every page that is open has the old words: the app begins anew. */
  chooseLanguage({ detail }: Chosen) {
    chooseLanguage(detail.value === "en" ? "en" : "zh");
    void wx.reLaunch({ url: HOME });
  },
  chooseSize({ detail }: Chosen) {
    const size = TEXT_SIZES.find((each) => each === detail.value);
    if (size === undefined) return;
    chooseTextSize(size);
    this.setData({ size, look: textStyle() });
  },
});
