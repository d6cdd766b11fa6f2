import { page } from "../../lib/page";
import { home } from "../../services/catalogue";
import { wordsOf } from "../i18n/words";
import type { HomePage } from "../../../contracts/catalogue.ts";

type Tap = WechatMiniprogram.TouchEvent<object, object, { account?: string }>;

page(wordsOf("contact"), {
  data: {
    phone: null as string | null,
    accounts: [] as HomePage["contacts"]["accounts"],
  },

  async load() {
    const { contacts } = await home();
    this.setData(contacts);
  },

  callPhone() {
    const { phone } = this.data;
    // Whoever puts the phone down at WeChat's question wants nothing more.
    if (phone !== null) wx.makePhoneCall({ phoneNumber: phone, fail: () => undefined });
  },
  copy({ currentTarget }: Tap) {
    wx.setClipboardData({ data: currentTarget.dataset.account ?? "", fail: () => undefined });
  },
});
