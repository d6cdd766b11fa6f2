import fc from "fast-check";
import { fitted, shortened } from "#core/message/fields.ts";

it.each([
  ["thing1", "明前龙井", "明前龙井"],
  ["thing1", "龙".repeat(20), "龙".repeat(20)],
  ["thing1", "龙".repeat(21), `${"龙".repeat(19)}…`],
  ["thing1", `${"茶".repeat(18)}🍵🍵`, `${"茶".repeat(18)}…`],
  ["thing12", "两\n行", "两行"],
  ["thing1", " ", "无"],
  ["phrase2", "待发货", "待发货"],
  ["phrase2", "已经发出去了", "已经发出去"],
  ["phrase2", "待 ship 货！", "待货"],
  ["phrase2", "OK", "无"],
  ["amount3", "12.30元", "12.30元"],
  ["amount3", "约 1,234.50 元", "1234.50元"],
  ["amount3", "", "0元"],
  ["character_string4", "O1-茶 x", "O1-x"],
  ["character_string4", "x".repeat(33), "x".repeat(32)],
  ["character_string4", "", "-"],
  ["number5", "12 件", "12"],
  ["time6", "2026-03-01 08:00", "2026-03-01 08:00"],
  ["name7", "欧阳".repeat(6), "欧阳".repeat(5)],
  ["name7", "Alexander the Great of Tea", "Alexander the Great"],
  ["letter8", "Ab 1", "Ab"],
  ["symbol9", "a-b!", "-!"],
  ["phone_number10", "电话 138-0000", "138-0000"],
  ["unheard1", "x".repeat(30), `${"x".repeat(19)}…`],
])("puts into %s of %j: %j", (name, text, expected) => {
  expect(fitted(name, text)).toBe(expected);
});

it("leaves no field empty and none too long, whatever the text", () => {
  const most = {
    thing1: 20,
    phrase1: 5,
    character_string1: 32,
    amount1: 15,
    name1: 20,
    number1: 32,
  };
  const anyField = fc.constantFrom(...Object.entries(most));
  fc.assert(
    fc.property(anyField, fc.string({ unit: "grapheme", maxLength: 60 }), ([name, max], text) => {
      const field = fitted(name, text);
      expect(field).not.toBe("");
      expect(field.length).toBeLessThanOrEqual(max);
      expect(() => encodeURIComponent(field)).not.toThrow(); // As half a character would.
    }),
  );
});

it("shortens to the very length, and not what fits", () => {
  expect(shortened("abcd", 4)).toBe("abcd");
  expect(shortened("abcde", 4)).toBe("abc…");
  expect(shortened("abcde", 4, "")).toBe("abcd");
});
