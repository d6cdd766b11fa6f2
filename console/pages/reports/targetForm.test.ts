import { formOf, NOWHERE, parseTargets, type TargetForm, told } from "./targetForm.ts";

/** Goal: what is typed as targets is read to the fen, and what is wrong is named by its field. */
const form: TargetForm = {
  ...{ measure: "sales", value: "1234.56", monthWeights: Array<string>(12).fill("1") },
  regions: [{ province: "33", weight: "2", promoters: "12:1 15：3" }],
};

it("reads amounts, weights and promoters", () => {
  expect(parseTargets(form)).toEqual({
    parsed: {
      ...{ measure: "sales", yearValue: 123456, monthWeights: Array<number>(12).fill(1) },
      regions: [
        {
          ...{ province: "33", weight: 2 },
          promoters: [
            { number: 12, weight: 1 },
            { number: 15, weight: 3 },
          ],
        },
      ],
    },
  });
});

it.each([
  [{ value: "-1" }, ["value"]],
  [{ value: "" }, ["value"]],
  [{ measure: "fans" as const, value: "1.5" }, ["value"]],
  [{ monthWeights: Array<string>(12).fill("x") }, ["monthWeights"]],
  [
    { regions: [{ province: "", weight: "-1", promoters: "12" }] },
    ["regions.0.province", "regions.0.weight", "regions.0.promoters"],
  ],
])("%j is wrong", (change, wrong) =>
  expect(parseTargets({ ...form, ...change })).toEqual({ wrong }),
);

it("comes back as it was typed", () => {
  const node = (id: string, parentId: string | null, weight: number, yearValue: number) => ({
    ...{ id, parentId, weight, yearValue, label: id, months: [], targetValue: 0 },
    ...{ reachedValue: 0, missingValue: 0, isReached: true },
  });
  const reply = {
    ...{ asOfMs: null, parts: [], missingDays: [], year: "2026", rev: 1, savedAtMs: 1 },
    ...{ measure: "sales" as const, monthWeights: Array<number>(12).fill(1) },
    nodes: [
      node("brand", null, 1, 123456),
      node("province/33", "brand", 2, 123456),
      node("promoter/12", "province/33", 1, 30864),
      node("promoter/15", "province/33", 3, 92592),
    ],
  };
  const typed = { ...form.regions[0], promoters: "12:1 15:3" };
  expect(formOf(reply)).toEqual({ ...form, regions: [typed] });
});

it("takes those without a province as a place of its own, there and back", () => {
  const nowhere = { province: NOWHERE, weight: "1", promoters: "12:1" };
  const read = parseTargets({ ...form, regions: [nowhere] });
  const regions = [{ province: "", weight: 1, promoters: [{ number: 12, weight: 1 }] }];
  expect(read).toMatchObject({ parsed: { regions } });
  const node = (id: string, parentId: string | null) => ({
    ...{ id, parentId, weight: 1, yearValue: 123456, label: id, months: [], targetValue: 0 },
    ...{ reachedValue: 0, missingValue: 0, isReached: true },
  });
  const reply = {
    ...{ asOfMs: null, parts: [], missingDays: [], year: "2026", rev: 1, savedAtMs: 1 },
    ...{ measure: "sales" as const, monthWeights: Array<number>(12).fill(1) },
    nodes: [node("brand", null), node("province/", "brand"), node("promoter/12", "province/")],
  };
  expect(formOf(reply)).toMatchObject({ value: "1234.56", regions: [nowhere] });
});

it("shows amounts as yuan and counts with thousands apart", () => {
  expect(told("sales", 123456)).toBe("¥1,234.56");
  expect(told("fans", 12345)).toBe("12,345");
});
