import type { Share } from "#core/commission/shares.ts";
import { yuan } from "#core/plan/lint/found.ts";
import type { Area } from "#core/plan/components.ts";
import { COMPONENT_NAMES } from "#core/plan/names.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import type { World } from "#core/plan/worlds.ts";

/** Something told in both languages. */
export type Told = { readonly zh: string; readonly en: string };

/** What a world's people are called in its story: the farthest is A. */
const LETTERS = "ABCDEFGH";

const AREAS: Readonly<Record<Area | "store", Told>> = {
  province: { zh: "收货地所在省的代理", en: "the agent of the buyer's province" },
  city: { zh: "收货地所在市的代理", en: "the agent of the buyer's city" },
  district: { zh: "收货地所在区的代理", en: "the agent of the buyer's district" },
  store: { zh: "门店的店主", en: "the holder of the store" },
};

/** Who is called what, by distance: a fan who buys stands at 0, a promoter who buys for himself at 1. */
export const namesIn =
  ({ line = 3 }: World): ((distance: number) => string) =>
  (distance) =>
    LETTERS[line - distance] ?? "?";

/** A sale and what somebody earns of it: `A brings B, B's fan C buys for 100.00: A earns 5.00 …`. */
export function toldSale(world: World, shares: readonly Share[], plain: string): Told {
  const name = namesIn(world);
  const scene = toldScene(world, plain);
  const earnings = shares.map((share) => toldShare(world, share, name));
  return {
    zh: `${scene.zh}：${earnings.map(({ zh }) => zh).join("，")}。`,
    en: `${scene.en}: ${earnings.map(({ en }) => en).join(", ")}.`,
  };
}

/** Who brought whom, who is what, and what is bought. */
export function toldScene(world: World, plain: string): Told {
  const { line = 3, buyer, rose = false, posts = {}, levels } = world;
  const name = namesIn(world);
  const own = buyer === "promoter";
  const above = DISTANCES.filter((distance) => distance <= line).reverse();
  const level = (distance: number) => levels[distance - 1] ?? null;
  const told = (distance: number, isNew: boolean): Told => {
    const has = level(distance);
    if (!isNew || has === null || (rose && distance === 1)) {
      return { zh: name(distance), en: name(distance) };
    }
    return { zh: `${name(distance)}（等级 ${has}）`, en: `${name(distance)} (level ${has})` };
  };
  const brings = above.slice(0, -1).map((distance, index): Told => {
    const [who, whom] = [told(distance, index === 0), told(distance - 1, true)];
    return { zh: `${who.zh} 介绍了 ${whom.zh}`, en: `${who.en} brings ${whom.en}` };
  });
  const rises: Told[] = rose
    ? [{ zh: `${name(1)} 升到等级 ${level(1)}`, en: `${name(1)} rises to level ${level(1)}` }]
    : [];
  const holds = (["province", "city", "district", "store"] as const).flatMap((post): Told[] => {
    const distance = posts[post];
    if (distance === undefined || distance === 0) return [];
    const { zh, en } = AREAS[post];
    return [{ zh: `${name(distance)} 是${zh}`, en: `${name(distance)} is ${en}` }];
  });
  const first = told(1, line === 1);
  const who: Told = own
    ? { zh: first.zh, en: first.en }
    : { zh: `${first.zh} 的粉丝 ${name(0)}`, en: `${first.en}'s fan ${name(0)}` };
  const buys = toldPurchase(world, who, plain);
  const parts = [...brings, ...rises, ...holds, buys];
  return {
    zh: parts
      .map(({ zh }) => zh)
      .join("，")
      .replaceAll("） ", "）"),
    en: parts.map(({ en }) => en).join(", "),
  };
}

function toldPurchase(world: World, who: Told, plain: string): Told {
  const { goods, paidFen, group, orderNumber = 1 } = world;
  const price = yuan(paidFen);
  const what = goods.sku === plain ? "" : goods.sku;
  const kindZh = goods.category === null ? "" : `类目 ${goods.category} 的商品`;
  const kindEn = goods.category === null ? "" : `goods of category ${goods.category}`;
  const ofGroup = { zh: group ? `（客户组 ${group}）` : "", en: group ? ` (group ${group})` : "" };
  const nth = {
    zh: orderNumber > 1 ? `的第 ${orderNumber} 单` : "",
    en: orderNumber > 1 ? ` as order ${orderNumber}` : "",
  };
  const thingEn = what || kindEn;
  return {
    zh: `${who.zh}${ofGroup.zh} ${nth.zh}以 ${price} 元购买${what ? ` ${what}` : kindZh}`,
    en: `${who.en}${ofGroup.en} buys${thingEn ? ` ${thingEn}` : ""} for ${price}${nth.en}`,
  };
}

function toldShare(world: World, share: Share, name: (distance: number) => string): Told {
  const { distance, component, amountFen } = share;
  const at = distance ?? (component === "region" ? holderDistance(world) : 0);
  const buyer = name(world.buyer === "promoter" ? 1 : 0);
  const byZh = component ? `${COMPONENT_NAMES[component]}，` : "";
  const byEn = component ? `${component}, ` : "";
  const amount = yuan(amountFen);
  return {
    zh: `${name(at)} 从 ${buyer} 的购买得 ${amount} 元（${byZh}距离 ${at}）`,
    en: `${name(at)} earns ${amount} from ${buyer}'s purchase, ${byEn}distance ${at}`,
  };
}

/** Of who holds an area of the address. */
function holderDistance({ posts = {} }: World): number {
  return posts.province ?? posts.city ?? posts.district ?? 0;
}
