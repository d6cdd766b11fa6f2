import type { Shop } from "../../services/catalogue.ts";
import { emptyRule, shopDraft, shopForm } from "./shopForm.ts";

/** Goal: the shop is saved as it was read where nothing was touched, its reductions too. */
const SHOP = {
  ...{ _id: "brand", rev: 4, name: "云隙", logo: null, categories: [] },
  banners: [{ picture: "cloud://a", productId: "tea" }],
  contacts: { accounts: [{ kind: "qq", account: "123" }], phone: null },
  freight: {
    elsewhere: {
      ...{ firstGrams: 1000, firstFen: 800, stepGrams: 500, stepFen: 200, freeFromFen: 9900 },
    },
    regions: [{ regions: ["65", "54"], rule: "refused" }],
  },
  reductions: [{ id: "r" }],
  ...{ afterSalesDays: 15, receiveDays: 10 },
} as unknown as Shop;

it("saves untouched what it read", () => {
  const { _id, rev, ...rest } = SHOP;
  expect(shopDraft(shopForm(SHOP), SHOP)).toEqual({ draft: rest, wrong: {} });
});

it("names what is no amount or number", () => {
  const rule = { ...emptyRule, first: "x", stepGrams: "" };
  const form = {
    ...shopForm(SHOP),
    ...{ elsewhere: rule, afterSalesDays: "1.5", phone: " 400-1 " },
    regions: [{ codes: ["33"], rule: { ...emptyRule, freeFrom: "x" } }],
  };
  const { draft, wrong } = shopDraft(form, SHOP);
  expect(draft.contacts.phone).toBe("400-1");
  expect(wrong).toEqual({
    "freight.elsewhere.firstFen": "amount",
    "freight.elsewhere.stepGrams": "whole",
    "freight.regions.0.rule.freeFromFen": "amount",
    afterSalesDays: "whole",
  });
});
