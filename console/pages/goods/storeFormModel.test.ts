import { emptyStore, storeOf, typedOf } from "./storeFormModel.ts";

/** Goal: what was typed of a store is saved as it was meant, or the place that is wrong is named. */
const typed = { ...emptyStore, storeId: "S1", latitude: "30.2741", longitude: "120.15" };

it("reads numbers and hours", () => {
  expect(storeOf(typed, 3)).toMatchObject({
    draft: {
      ...{ storeId: "S1", rev: 3, latitude: 30.2741, longitude: 120.15 },
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, untilMinute: 1260 }],
    },
    wrong: [],
  });
});

it("names what is wrong", () => {
  const hours = [{ days: [], from: "", until: "" }];
  expect(storeOf({ ...typed, latitude: "x", longitude: "", hours }, 0)).toEqual({
    ...{ draft: null, wrong: ["latitude", "longitude", "hours"] },
  });
});

it("shows a store as it was typed", () => {
  const { draft } = storeOf(typed, 1);
  expect(typedOf({ ...draft, regions: [], hoursText: { zh: "", en: "" } } as never)).toEqual(typed);
});
