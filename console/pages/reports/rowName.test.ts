import { rowName } from "./rowName.ts";

/** Goal: a row of sales is called by what it is grouped by, also where that is not known. */
const names = { freight: "F", correction: "C", unknown: "U", nobody: "N" };
const product = { productId: "p", title: "茶" };

it.each([
  [{ product, province: null, promoter: null }, "茶"],
  [{ product, province: { code: "33", name: "浙江" }, promoter: null }, "茶 · 浙江"],
  [
    {
      product: { productId: "(freight)", title: "" },
      province: { code: "", name: "" },
      promoter: { number: 0, label: "" },
    },
    "F · U · N",
  ],
])("%#", (row, name) => expect(rowName(row, names)).toBe(name));
