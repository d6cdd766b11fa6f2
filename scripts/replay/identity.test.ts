import { birthDayOf } from "#core/identity/idCard.ts";
import { madeUpPerson } from "./identity.ts";

it("makes up sound numbers, each once", () => {
  const numbers = Array.from({ length: 30_000 }, (_, n) => madeUpPerson(n).idNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => !birthDayOf(number).ok)).toEqual([]);
});
