import { orderIdsOf, phoneOf, plain, promoterTyped, searched, wholeOf } from "./typed.ts";

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

it.each([
  ["mdjk3v2a8x01", ["mdjk3v2a8x01"]],
  [" mdjk 3v2a 8x01 ", ["mdjk 3v2a 8x01", "mdjk3v2a8x01"]],
  ["Mdjk3v2a8x01", ["Mdjk3v2a8x01", "mdjk3v2a8x01"]],
  ["订单号：MDJK3V2A", ["订单号：MDJK3V2A", "MDJK3V2A", "mdjk3v2a"]],
  ["", []],
])("reads the order number %s", (typed, ids) => expect(orderIdsOf(typed)).toEqual(ids));

it.each([
  ["17", "17"],
  [" ＃１７", "17"],
  ["推广员 #17", "17"],
  ["No.17", "17"],
  ["5 441", "5441"],
  ["oPromoter17", "oPromoter17"],
  ["", ""],
])("%j is the promoter %s", (typed, told) => expect(promoterTyped(typed)).toBe(told));
