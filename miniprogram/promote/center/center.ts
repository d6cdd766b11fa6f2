import type { MineReply } from "../../../contracts/promoter.ts";
import { filled, spoken } from "../../lib/language";
import { page } from "../../lib/page";
import { dayText } from "../../lib/time";
import { unreadNotices } from "../../services/content";
import { mine } from "../../services/promoter";
import { wordsOf } from "../i18n/words";

type Tap = WechatMiniprogram.TouchEvent<object, object, { page?: string }>;
type Link = { page: string; name: string; icon: string; count: number };
const words = wordsOf("center");

page(words, {
  renewsOnReturn: true,
  data: {
    mine: { promoter: null } as unknown as MineReply,
    number: "",
    since: "",
    groups: [] as readonly { name: string; links: readonly Link[] }[],
  },

  async load() {
    const [shown, unread] = await Promise.all([mine(), unreadNotices()]);
    const { promoter } = shown;
    const t = spoken(words);
    this.setData({
      mine: shown,
      number: promoter === null ? "" : filled(t.number, { number: promoter.number }),
      since: promoter === null ? "" : filled(t.since, { day: dayText(promoter.sinceMs) }),
      // Whose codes do nothing any more has nothing to spread; what he earned stays his.
      groups: groupsOf(unread).slice(shown.state === "approved" ? 0 : 1),
    });
  },

  open({ currentTarget }: Tap) {
    const name = currentTarget.dataset.page ?? "";
    void wx.navigateTo({ url: `/promote/${name}/${name}` });
  },
  openJoin() {
    void wx.navigateTo({ url: "/promote/join/join" });
  },
  openPolicy() {
    const { plan } = this.data.mine;
    if (plan === null) return;
    const query = `planId=${encodeURIComponent(plan.planId)}&version=${plan.version}`;
    void wx.navigateTo({ url: `/promote/policy/policy?${query}` });
  },
});

function groupsOf(unread: number) {
  const t = spoken(words);
  const link = (name: keyof typeof t.links, icon: string, count = 0): Link => ({
    ...{ page: name, name: t.links[name], icon, count },
  });
  return [
    {
      name: t.spread,
      links: [
        link("poster", "qrcode"),
        link("share", "share"),
        link("materials", "image"),
        link("shop", "shop"),
      ],
    },
    {
      name: t.earned,
      links: [
        link("shares", "money"),
        link("forecast", "calendar"),
        link("wallet", "wallet"),
        link("statement", "bill"),
      ],
    },
    {
      name: t.standing,
      links: [
        link("fans", "usergroup"),
        link("ranking", "chart-bar"),
        link("level", "star"),
        link("notices", "notification", unread),
      ],
    },
  ];
}
