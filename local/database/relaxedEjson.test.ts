import fc from "fast-check";
import { parseEjson } from "./ejson.ts";
import { anyDocument } from "./fixtures/anyDocument.ts";
import { SEED } from "./fixtures/temporary.ts";
import { relaxedEjson } from "./relaxedEjson.ts";
import { ObjectId } from "./value.ts";

it("writes what JSON can hold plainly, and the rest as tags", () => {
  const doc = {
    ...{ n: 1.5, big: 2n ** 60n, none: null, yes: true, list: [-0, Infinity] },
    ...{ at: new Date(1_700_000_000_000), id: new ObjectId("0".repeat(24)), like: /a+/iu },
  };
  expect(relaxedEjson(doc)).toEqual({
    ...{ n: 1.5, big: { $numberLong: "1152921504606846976" }, none: null, yes: true },
    list: [{ $numberDouble: "-0.0" }, { $numberDouble: "Infinity" }],
    ...{ at: { $date: "2023-11-14T22:13:20.000Z" }, id: { $oid: "0".repeat(24) } },
    like: { $regularExpression: { pattern: "a+", options: "i" } },
  });
});

it("reads back as what it was", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      expect(parseEjson(JSON.stringify(relaxedEjson(doc)))).toEqual(doc);
    }),
    { seed: SEED },
  );
});
