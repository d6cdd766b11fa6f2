import { fen } from "#core/money.ts";
import { SHOP_ID, type Shop } from "#core/shop/shop.ts";

/**
 * A shop about which nobody has decided anything. A kilogram costs 8 yuan to send, each further one 2, and nothing from
 * 99 yuan of goods on.
 *
 * - Source: docs/domain/catalogue.md, "The shop".
 */
export const defaultShop: Shop = {
  _id: SHOP_ID,
  rev: 0,
  name: "小店",
  logo: null,
  banners: [],
  categories: [],
  freight: {
    regions: [],
    elsewhere: {
      ...{ firstGrams: 1_000, firstFen: fen(800) },
      ...{ stepGrams: 1_000, stepFen: fen(200) },
      freeFromFen: fen(9_900),
    },
  },
  reductions: [],
  contacts: { accounts: [], phone: null },
  afterSalesDays: 15,
  receiveDays: 10,
};
