import {
  concerns,
  getIn,
  hundredths,
  lineOf,
  payOf,
  placeIn,
  setIn,
  textOf,
  withGoods,
  withPay,
} from "./planForm.ts";

const PLAN = {
  id: "p",
  rates: [
    { distance: 1, rateBp: 500 },
    { distance: 2, unitFen: 30 },
  ],
  attribution: { policy: "first", clickDays: 7 },
  programme: { seller: { name: "a" } },
};

describe("setIn", () => {
  it("changes one place and leaves the others as they are", () => {
    const next = setIn(PLAN, ["rates", 1, "unitFen"], 40);
    expect(next).toEqual({ ...PLAN, rates: [PLAN.rates[0], { distance: 2, unitFen: 40 }] });
    expect(getIn(next, ["programme"])).toBe(PLAN.programme);
    expect(PLAN.rates[1]).toEqual({ distance: 2, unitFen: 30 });
  });

  it("adds what is not there, where people look for it", () => {
    const next = setIn(PLAN, ["capBp"], 2_000);
    expect(Object.keys(next)).toEqual(["id", "rates", "capBp", "attribution", "programme"]);
    expect(setIn({}, ["components", "peer", "rules"], [])).toEqual({
      components: { peer: { rules: [] } },
    });
    expect(setIn({}, ["rates", 0, "distance"], 1)).toEqual({ rates: [{ distance: 1 }] });
  });

  it("takes away, and objects that have nothing left with it", () => {
    const one = setIn(PLAN, ["attribution", "policy"], undefined);
    expect(one).toHaveProperty("attribution", { clickDays: 7 });
    const none = setIn(one, ["attribution", "clickDays"], undefined);
    expect(none).not.toHaveProperty("attribution");
    expect(
      setIn({ components: { supply: {}, peer: {} } }, ["components", "peer"], undefined),
    ).toEqual({
      components: { supply: {} },
    });
    expect(setIn(PLAN, ["none", "of", "it"], undefined)).toEqual(PLAN);
    const supply = { components: { supply: {} } };
    expect(setIn(supply, ["components", "supply", "x"], undefined)).toEqual(supply);
  });

  it("removes a row of a list, and keeps a row of which nothing is left", () => {
    expect(getIn(setIn(PLAN, ["rates", 0], undefined), ["rates"])).toEqual([PLAN.rates[1]]);
    const plan = { overrides: [{ sku: "a" }, { sku: "b" }] };
    expect(setIn(plan, ["overrides", 0, "sku"], undefined)).toEqual({
      overrides: [{}, { sku: "b" }],
    });
  });

  it("keeps what the form does not know", () => {
    expect(setIn({ zz: 1, id: "p" }, ["tax"], "none")).toEqual({ id: "p", tax: "none", zz: 1 });
  });
});

it.each([
  [["rates", 0, "rateBp"], 500],
  [["rates", 9, "rateBp"], undefined],
  [["id", "x"], undefined],
  [["toString"], undefined],
  [["rates", "length"], undefined],
])("getIn %j", (path, value) => {
  expect(getIn(PLAN, path)).toBe(value);
});

describe("pay", () => {
  it.each([
    [{ rateBp: 1_250 }, { kind: "rate", typed: "12.5" }],
    [{ unitFen: 30 }, { kind: "unit", typed: "0.3" }],
    [{}, { kind: "rate", typed: "" }],
    [{ rateBp: "x" }, { kind: "rate", typed: "x" }],
  ])("%j reads as %j", (rule, pay) => {
    expect(payOf(rule)).toEqual(pay);
  });

  it.each([
    ["rate", "12.5", { distance: 1, rateBp: 1_250 }],
    ["unit", "12.5", { distance: 1, unitFen: 1_250 }],
    ["rate", "", { distance: 1, rateBp: 0 }],
    ["rate", "abc", null],
    ["unit", "-1", null],
    ["rate", "1.234", null],
  ] as const)("typed as %s %j", (kind, typed, rule) => {
    expect(
      withPay(
        { distance: 1, rateBp: 7, ...(kind === "unit" ? { unitFen: 3 } : {}) },
        { kind, typed },
      ),
    ).toEqual(rule);
  });
});

it.each([
  ["rates[2]", "rates.2"],
  ["components.team.rules[0].rateBp", "components.team.rules.0.rateBp"],
  ["plan.rates.0.distance", "rates.0.distance"],
  ["plan", ""],
  ["planner", "planner"],
])("places: %s", (path, place) => {
  expect(placeIn(path)).toBe(place);
});

it("knows what concerns a part of the form", () => {
  expect(concerns("rates.2", "rates")).toBe(true);
  expect(concerns("rates", "rates")).toBe(true);
  expect(concerns("ratesOther", "rates")).toBe(false);
});

it("finds the line of a place, or of the nearest around it", () => {
  const lines = new Map([
    ["", 1],
    ["rates", 3],
    ["rates.0", 4],
  ]);
  expect(["rates.0.rateBp", "rates.7", "none", ""].map((path) => lineOf(lines, path))).toEqual([
    4, 3, 1, 1,
  ]);
});

it.each([
  [1_250, "12.5"],
  [5, "0.05"],
  [undefined, ""],
  [1.5, "1.5"],
  [null, "null"],
])("hundredths of %j", (value, text) => {
  expect(hundredths(value)).toBe(text);
});

it("writes JSON as the other side shows it", () => {
  expect(textOf({ id: "p" })).toBe('{\n  "id": "p"\n}');
});

it.each([
  ["sku", "a-1", { sku: "a-1", distance: 1 }],
  ["category", "tea", { category: "tea", distance: 1 }],
  ["category", undefined, { sku: "old-1", distance: 1 }],
  ["sku", undefined, { category: "old", distance: 1 }],
] as const)("a rule names one kind of goods: %s %s", (kind, id, rule) =>
  expect(withGoods({ sku: "old-1", category: "old", distance: 1 }, kind, id)).toEqual(rule),
);
