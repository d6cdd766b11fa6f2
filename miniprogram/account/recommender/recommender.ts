import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dayText, whenText } from "../../lib/time";
import { mine, setRecommendation } from "../../services/account";
import { sentenceOf } from "../../services/call";
import { whose } from "../../services/qrcode";
import { wordsOf } from "../i18n/words";

const words = wordsOf("recommender");

page(words, {
  renewsOnReturn: true,
  data: {
    who: "",
    sentence: "",
    until: "",
    isOn: true,
    switchSentence: "",
    mustAsk: false,
    isBusy: false,
    touches: [] as readonly { key: string; who: string; when: string; sentence: string }[],
  },

  async load() {
    const [fan, { recommendation, notice }] = await Promise.all([whose(), mine()]);
    const t = spoken(words);
    const { promoterNumber, untilMs, why } = fan;
    this.setData({
      who: promoterNumber === null ? t.nobody : filled(t.promoter, { number: promoterNumber }),
      sentence: why.sentence,
      until: untilMs === null ? "" : filled(t.until, { day: dayText(untilMs) }),
      isOn: recommendation.isOn,
      mustAsk: notice.mustAsk,
      switchSentence: recommendation.sentence,
      touches: why.touches.map(({ promoterNumber: number, atMs, sentence }, index) => ({
        key: `${atMs}-${index}`,
        // No promoter has the number 0: the brand took him back, and the sentence says so.
        who: number === 0 ? "" : filled(t.promoter, { number }),
        when: whenText(atMs),
        sentence,
      })),
    });
  },

  openPrivacy() {
    void wx.navigateTo({ url: "/account/privacy/privacy" });
  },
  async turn({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.setData({ isBusy: true, isOn: detail.value });
    try {
      const { isOn, sentence } = await setRecommendation(detail.value);
      this.setData({ isOn, switchSentence: sentence });
      await this.refresh();
    } catch (error) {
      this.setData({ isOn: !detail.value });
      void wx.showModal({ content: sentenceOf(error), showCancel: false });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
