import type { Defect } from "#scripts/mutate/defect.ts";

const ORDERS = "core/account/exportOrders.ts";
const PROMOTER = "core/account/exportPromoter.ts";
const LISTS = "functions/account/exportLists.ts";

/** Defects in what people get of what is known of them: too little, or of somebody else. */
export const EXPORTING: readonly Defect[] = [
  {
    file: PROMOTER,
    find: "姓名: identity.maskedName",
    replace: "姓名: identity.name",
    says: "an export has the name under its seal",
  },
  {
    file: PROMOTER,
    find: "toldIf(promoter.introducerIds.length > 0)",
    replace: 'promoter.introducerIds.join(" ")',
    says: "an export tells the openid of who introduced him",
  },
  {
    file: PROMOTER,
    find: ".filter(({ promoterId }) => promoterId === personId)",
    replace: "",
    says: "an export tells the terms of others in the same post",
  },
  {
    file: PROMOTER,
    find: 'bonus === null ? orderId : "无"',
    replace: "orderId",
    says: "an export has the openid in the number of a bonus",
  },
  {
    file: ORDERS,
    find: "sum + (freightFen ?? 0)",
    replace: "sum",
    says: "an export leaves out freight that was refunded",
  },
  {
    file: ORDERS,
    find: "说明: one.text,",
    replace: '说明: [one.text, ...one.notes.map(({ text }) => text)].join(" "),',
    says: "an export tells what staff noted for themselves",
  },
  {
    file: LISTS,
    find: "page.filter(({ promoterId }) => promoterId === openid)",
    replace: "page",
    says: "an export goes on with the withdrawals of the next promoter",
  },
  {
    file: LISTS,
    find: "isInstant ? restMs : restMs - 1",
    replace: "restMs",
    says: "orders of one instant are lost between two parts of an export",
  },
  {
    file: LISTS,
    find: 'place === "" ? "" : forwardId(place, openid)',
    replace: "place",
    says: "a part of an export begins with the last material of the one before",
  },
];
