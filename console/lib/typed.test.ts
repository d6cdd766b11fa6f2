import { phoneOf, plain, searched, wholeOf } from "./typed.ts";

/** Goal: what a Chinese keyboard or a phone's contacts write is read as it is meant. */
it.each([
  [" １２．５ ", "12.5"],
  ["12。5", "12.5"],
  ["−3", "-3"],
  ["\u202d138\u202c", "138"],
])("%j is plain", (typed, told) => expect(plain(typed)).toBe(told));

it.each([
  ["12", 12],
  ["１２ ", 12],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["1.5", null],
  ["1234567890", null],
  ["二", null],
])("%j is a whole number", (typed, value) => expect(wholeOf(typed)).toBe(value));

it.each([
  ["138 1234 5678", "13812345678"],
  ["138-1234-5678", "13812345678"],
  ["１３８１２３４５６７８", "13812345678"],
  ["+86 138 1234 5678", "13812345678"],
  ["008613812345678", "13812345678"],
  ["\u202d13812345678\u202c", "13812345678"],
  ["0571-8888888", "05718888888"],
  ["8612", "8612"],
])("%j is a phone number", (typed, phone) => expect(phoneOf(typed)).toBe(phone));

it.each([
  [" ＃１２", "#12"],
  ["ＴＥＡ－０１", "TEA-01"],
  ["green tea ", "green tea"],
  ["龙井（５０克） ", "龙井（５０克）"],
])("%j is searched for", (typed, told) => expect(searched(typed)).toBe(told));
