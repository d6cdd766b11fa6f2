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
  { openid: promoterId(0), name: "推广员 一号", note: "有粉丝、佣金和钱包" },
  { openid: buyerId(0), name: "老顾客", note: "买过几次茶" },
  { openid: KEEPER, name: "店员", note: `在${STORES[0]?.name ?? ""}，能核销取货码` },
  { openid: promoterId(2), name: "推广员 三号", note: "再来一位推广员" },
  { openid: buyerId(4), name: "另一位顾客", note: "可以和他互相分享" },
];

/** The brand makes one of its promoters staff of its first store. */
export async function appointKeeper(control: Control): Promise<void> {
  const post = { store: STORES[0]?.id, staff: true };
  const event = { action: "appoint", promoterId: KEEPER, ...post };
  accepted(await control.call("commission", { uid: DEMO_STAFF }, event), "commission.appoint");
}
