import { dataOf, readTemplates } from "#core/message/templates.ts";

const PAID = { id: "t1", fields: { goods: "thing1", amount: "amount2" } };

it("reads the templates that a deployment names", () => {
  expect(readTemplates(JSON.stringify({ paid: PAID }))).toEqual({
    templates: { paid: PAID },
    faults: [],
  });
  expect(readTemplates(" ")).toEqual({ templates: {}, faults: [] });
});

it.each<[string, unknown]>([
  ["paid: no id", { paid: { ...PAID, id: "" } }],
  ["paid: no object", { paid: "t1" }],
  ["paid: no fields", { paid: { id: "t1" } }],
  ["paid: no fields", { paid: { id: "t1", fields: {} } }],
  ["paid: we have no field carrier", { paid: { id: "t1", fields: { carrier: "thing1" } } }],
  ["paid: goods is no field there", { paid: { id: "t1", fields: { goods: "thing" } } }],
  ["paid: goods is no field there", { paid: { id: "t1", fields: { goods: 1 } } }],
  ["Paid: no such moment", { Paid: PAID }],
  ["WECHAT_TEMPLATES is no JSON object", [PAID]],
])("says %s, and goes on with the others", (fault, given) => {
  const others = Array.isArray(given) ? given : { ...(given as object), shipped: PAID_LESS };
  const { templates, faults } = readTemplates(JSON.stringify(others));
  expect(faults).toEqual([fault]);
  expect(templates).toEqual(Array.isArray(given) ? {} : { shipped: PAID_LESS });
});
const PAID_LESS = { id: "t2", fields: { goods: "thing1" } };

it("says that it is no JSON", () => {
  expect(readTemplates("{").faults).toEqual(["WECHAT_TEMPLATES is no JSON object"]);
});

it("fills every field of the template, cut, and with something where we have nothing", () => {
  expect(dataOf(PAID, { goods: "茶".repeat(30), orderId: "O1" })).toEqual({
    thing1: { value: `${"茶".repeat(19)}…` },
    amount2: { value: "0元" },
  });
});
