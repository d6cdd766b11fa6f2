import type { Control } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { accepted } from "./open.ts";
import { buyerId, promoterId } from "./people.ts";
import { STORES } from "./places.ts";

/** Who works in the first store. */
const KEEPER = promoterId(1);

/** Whose phone a visitor of the demo may hold: one of each kind, and somebody whom nobody knows yet. */
export const PHONES: readonly {
  readonly openid: string;
  readonly name: string;
  readonly note: string;
}[] = [
  { openid: "tea-newcomer", name: "新朋友", note: "第一次来，什么都没有" },
  { openid: promoterId(3), name: "推广员", note: "有粉丝，有佣金，提过现" },
  { openid: buyerId(17), name: "老顾客", note: "买过几次茶，有在路上的" },
  { openid: KEEPER, name: "店员", note: `在${STORES[0]?.name ?? ""}，能核销取货码` },
  { openid: promoterId(0), name: "另一位推广员", note: "刚有几位粉丝" },
  { openid: buyerId(57), name: "另一位顾客", note: "可以和他互相分享" },
];

/** The brand makes one of its promoters staff of its first store. */
export async function appointKeeper(control: Control): Promise<void> {
  const post = { store: STORES[0]?.id, staff: true };
  const event = { action: "appoint", promoterId: KEEPER, ...post };
  accepted(await control.call("commission", { uid: DEMO_STAFF }, event), "commission.appoint");
}

/** Whoever has shopped here for months was asked about his privacy long ago; the newcomer is asked when he comes. */
export async function agreeToNotice(control: Control): Promise<void> {
  const [, ...known] = PHONES;
  for (const { openid } of known) {
    const notice = await control.call("account", { openid }, { action: "notice" });
    const { version } = accepted(notice, "account.notice");
    const agreed = await control.call("account", { openid }, { action: "agree", version });
    accepted(agreed, "account.agree");
  }
}
