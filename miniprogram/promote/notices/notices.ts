import type { ShownNotice } from "../../../contracts/notices.ts";
import { endless, type ListState } from "../../lib/endless";
import { page } from "../../lib/page";
import { whenText } from "../../lib/time";
import { notices, readNotice } from "../../services/content";
import { wordsOf } from "../i18n/words";

type Row = {
  id: string;
  title: string;
  text: string;
  when: string;
  isRead: boolean;
  isOpen: boolean;
  policy: string;
};

page(wordsOf("notices"), {
  data: { rows: [] as Row[], listState: "more" as ListState },
  list: undefined as ReturnType<typeof endless<Row>> | undefined,

  async load() {
    this.list = endless<Row>(this, async (cursor) => {
      const found = await notices(cursor);
      return { rows: found.notices.map(rowOf), next: found.next };
    });
    await this.list.first();
  },
  onReachBottom() {
    void this.list?.more();
  },

  /** A tap opens it whole, and tells the brand that it was read. */
  read({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { index } = currentTarget.dataset as { index: number };
    const row = this.data.rows[index];
    if (row === undefined) return;
    this.setData({ [`rows[${index}].isOpen`]: !row.isOpen, [`rows[${index}].isRead`]: true });
    // It counts at the next opening if it does not get through now.
    if (!row.isRead) void readNotice(row.id).catch(() => undefined);
  },
  openPolicy({ currentTarget }: WechatMiniprogram.TouchEvent) {
    void wx.navigateTo({ url: (currentTarget.dataset as { url: string }).url });
  },
});

function rowOf({ noticeId: id, title, text, atMs, isRead, plan }: ShownNotice): Row {
  const query =
    plan === null ? "" : `planId=${encodeURIComponent(plan.planId)}&version=${plan.version}`;
  return {
    ...{ id, title, text, isRead, isOpen: false },
    when: whenText(atMs),
    policy: query === "" ? "" : `/promote/policy/policy?${query}`,
  };
}
