import fc from "fast-check";
import { adultFromMs, birthDayOf, maskedIdNumber, maskedName } from "#core/identity/idCard.ts";
import { dayStartMs } from "#core/time.ts";

/** The weights of the standard, written down a second time: the test must not share a slip with the code. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheckDigit = (digits: string): string =>
  digits +
  "10X98765432"[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11];
const wrong = (what: string) => ({ ok: false, error: { code: "identity_invalid", wrong: what } });

it.each([
  ["11010519491231002X", "1949-12-31"], // The example that is printed in GB 11643-1999.
  ["440524188001010014", "1880-01-01"], // The other one.
  [withCheckDigit("44030820000229001"), "2000-02-29"],
])("reads the birthday of %s", (idNumber, birthDay) => {
  expect(birthDayOf(idNumber)).toEqual({ ok: true, value: birthDay });
});

it.each([
  ["", "form"],
  ["11010519491231002x", "form"],
  ["1101051949123100", "form"],
  ["11010519491231002X1", "form"],
  ["01010519491231002X", "form"],
  ["110105194912310０2X", "form"],
  ["110105149912310029", "form"],
  [withCheckDigit("11010519490231002"), "birth"],
  [withCheckDigit("11010519491331002"), "birth"],
  [withCheckDigit("11010519490001002"), "birth"],
  [withCheckDigit("11010519490100002"), "birth"],
  [withCheckDigit("11010519010229002"), "birth"],
  ["110105194912310021", "check"],
])("refuses %j: %s", (idNumber, what) => {
  expect(birthDayOf(idNumber)).toEqual(wrong(what));
});

const anyNumber = fc
  .tuple(
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.integer({ min: 0, max: 36_524 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([area, days, serial]) => {
    const day = new Date(Date.UTC(1920, 0, 1 + days)).toISOString().slice(0, 10);
    const digits = `${area}${day.replaceAll("-", "")}${String(serial).padStart(3, "0")}`;
    return { day, idNumber: withCheckDigit(digits) };
  });

it("finds every wrong digit, and every two neighbours that changed places", () => {
  fc.assert(
    fc.property(anyNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (known, at, step) => {
      const { idNumber, day } = known;
      expect(birthDayOf(idNumber)).toEqual({ ok: true, value: day });
      const digit = (Number(idNumber[at]) + step) % 10;
      expect(birthDayOf(`${idNumber.slice(0, at)}${digit}${idNumber.slice(at + 1)}`).ok).toBe(
        false,
      );
      const [a = "", b = ""] = idNumber.slice(at, at + 2);
      const swapped = idNumber.slice(0, at) + b + a + idNumber.slice(at + 2);
      if (a !== b) expect(birthDayOf(swapped).ok).toBe(false);
    }),
  );
});

it.each([
  ["2008-03-07", "2026-03-08"],
  ["2008-12-31", "2027-01-01"],
  ["2008-02-28", "2026-03-01"],
  ["2008-02-29", "2026-03-01"], // 2026 has no such day.
  ["2006-02-28", "2024-02-29"],
])("who was born on %s is 18 from %s on", (birthDay, adultDay) => {
  expect(adultFromMs(birthDay)).toBe(dayStartMs(adultDay));
});

it("shows the first letter of a name, and of a number neither birthday nor serial", () => {
  expect(maskedName("张小梅")).toBe("张**");
  expect(maskedName("𠮷田")).toBe("𠮷*");
  expect(maskedName("阿依古丽·买买提")).toBe("阿*******");
  expect(maskedIdNumber("11010519491231002X")).toBe("1101**********002X");
});
