import { fen } from "../../../core/money.ts";
import { changesOf } from "./changes";

/** Goal: whoever is asked to agree to another price sees just what of it is another. */
const amounts = {
  ...{ goodsFen: fen(1_000), tierOffFen: fen(0), reductionOffFen: fen(0), couponOffFen: fen(0) },
  ...{ freightFen: fen(0), totalFen: fen(1_000) },
};

it.each([
  [{}, []],
  [
    { goodsFen: fen(900), totalFen: fen(900) },
    [
      { name: "goodsFen", beforeFen: 1_000, nowFen: 900 },
      { name: "totalFen", beforeFen: 1_000, nowFen: 900 },
    ],
  ],
  [{ freightFen: fen(1) }, [{ name: "freightFen", beforeFen: 0, nowFen: 1 }]],
])("%j", (changed, changes) => {
  expect(changesOf({ amounts }, { amounts: { ...amounts, ...changed } })).toEqual(changes);
});
