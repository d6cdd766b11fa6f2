import fc from "fast-check";
import { type Asked, closedAction, openedAction } from "#core/staff/action.ts";
import {
  bounded,
  DOCUMENTS_MAX,
  type DocumentChange,
  documentChange,
  FIELDS_MAX,
  NAMES_MAX,
  VALUE_MAX,
  VALUES_MAX,
} from "#core/staff/changes.ts";
import { kept, LEFT_OUT } from "#core/staff/leftOut.ts";

const asked = (request: object, changes: Partial<Asked> = {}): Asked => ({
  ...{ staffId: "u1", name: "安", role: "finance", function: "withdraw", action: "review" },
  ...{ kind: "write", atMs: 1_700_000_000_000, request },
  ...changes,
});

it("is opened with what was asked, found by its ids, and closed once", () => {
  const entry = openedAction(asked({ action: "review", withdrawalId: "w1", approve: true }), "1");
  expect(entry).toMatchObject({
    ...{ call: "withdraw.review", targets: ["w1"], state: "open", changes: [] },
    request: '{"action":"review","withdrawalId":"w1","approve":true}',
  });
  expect(entry._id).toMatch(/^1700000000000-[0-9a-f]{16}$/);
  const changes = [documentChange("wallets", "A", { state: "x" }, { state: "y" })];
  const ended = { state: "done" as const, code: null, atMs: 5, changes, changesLeftOut: 0 };
  const closed = closedAction(entry, ended);
  expect(closed).toMatchObject({
    ...{ state: "done", endedAtMs: 5, targets: ["w1", "A"] },
    changes: [{ id: "A", fields: [{ field: "state", before: '"x"', after: '"y"' }] }],
  });
  expect(closedAction(closed, { ...ended, state: "failed" })).toBe(closed);
});

it("is found by each of a hundred things, and tells all that was asked", () => {
  const parcels = Array.from({ length: 100 }, (_, n) => ({
    ...{ orderId: `TEA0000000000000${100 + n}`, carrier: "SF", parcelId: `parcel-${n}` },
    trackingNumber: `SF00000000${100 + n}`,
  }));
  const entry = openedAction(asked({ action: "shipMany", parcels }), "1");
  expect(entry.targets).toContain("TEA0000000000000199");
  expect(entry.request).toContain("SF00000000199");
  expect(entry.request).not.toContain("已截断");
  const changes = parcels.map(({ orderId }) => documentChange("purchases", orderId, null, {}));
  const ended = { state: "done" as const, code: null, atMs: 5, changes, changesLeftOut: 0 };
  expect(closedAction(entry, ended).changes).toHaveLength(100);
});

it("tells two calls of the same instant apart", () => {
  const ids = ["1", "2"].map((unlike) => openedAction(asked({}), unlike)._id);
  expect(new Set(ids).size).toBe(2);
});

it("leaves out secrets and what tells who or where somebody is", () => {
  const request = {
    ...{ session: "5e", code: "12", storeId: "S1", phone: "139" },
    buyer: { name: "李雷", address: { detail: "路 1 号" } },
  };
  expect(kept("purchase", request)).toEqual({
    ...{ session: LEFT_OUT, code: LEFT_OUT, storeId: "S1", phone: LEFT_OUT },
    buyer: { name: LEFT_OUT, address: LEFT_OUT },
  });
  expect(kept("products", { name: "茶" })).toEqual({ name: "茶" });
  expect(kept("identities", { _id: "A", name: { box: "x" }, anything: 1 })).toEqual({
    ...{ _id: "A", name: LEFT_OUT, anything: LEFT_OUT },
  });
  const staff = { _id: "u1", sessions: [{ mark: "x" }], reentry: { mark: "y" } };
  expect(JSON.stringify(kept("staff", staff))).not.toMatch(/"x"|"y"/);
});

it("leaves out cells of people's tables, and searches that may hold a phone", () => {
  const fault = { row: 2, column: "电话", value: "13800138000", message: "x" };
  const job = { _id: "j1", state: "previewed", faults: [fault] };
  const { fields } = documentChange("sheets", "j1", job, { ...job, faults: [] });
  expect(fields).toEqual([]);
  expect(kept("sheetSteps", { rows: [{ after: "王小明" }] })).toEqual({ rows: LEFT_OUT });
  for (const where of ["staff", "staffViews"]) {
    expect(kept(where, { name: "x", query: "phone=13800138000" })).toEqual({
      ...{ name: "x", query: LEFT_OUT },
    });
  }
});

it("leaves out a phone or an identity card that somebody wrote into a text", () => {
  const id = "11010519491231002X";
  const said = { orderId: "13800138000", text: `请打 13800138000，身份证 ${id}。`, atMs: 1 };
  expect(kept("purchase", said)).toEqual({
    ...{ orderId: "13800138000", text: `请打 ${LEFT_OUT}，身份证 ${LEFT_OUT}。`, atMs: 1 },
  });
  const others = [
    "TEA138001380001",
    "F13800138000123W1T1",
    "2719879137368362225 号",
    "共 138001 件",
  ];
  expect(kept("order", others)).toEqual(others);
});

it("is found by no word that only says that something was left out", () => {
  const request = { action: "x", sessionId: "5e", idNumber: "1", orderId: "O1" };
  expect(openedAction(asked(request), "1").targets).toEqual(["O1"]);
});

it("tells the innermost fields that changed, and none that did not", () => {
  const before = { rev: 1, state: "a", list: [{ n: 1, m: 1 }], gone: 1, phone: "1" };
  const after = {
    rev: 2,
    state: "a",
    list: [{ n: 2, m: 1 }, { n: 3 }],
    phone: "2",
    made: { x: 1 },
  };
  expect(documentChange("orders", "O1", before, after).fields).toEqual([
    { field: "list.0.n", before: "1", after: "2" },
    { field: "list.1", before: null, after: '{"n":3}' },
    { field: "gone", before: "1", after: null },
    { field: "made", before: null, after: '{"x":1}' },
  ]);
  expect(documentChange("orders", "O1", null, { _id: "O1", state: "new" }).fields).toEqual([
    { field: "_id", before: null, after: '"O1"' },
    { field: "state", before: null, after: '"new"' },
  ]);
});

it("cuts what is long, and says so", () => {
  const { fields } = documentChange("materials", "m", null, { text: "长".repeat(VALUE_MAX + 10) });
  expect(fields[0]?.after).toContain("已截断");
  const wide = Object.fromEntries(Array.from({ length: FIELDS_MAX + 3 }, (_, i) => [`f${i}`, i]));
  expect(documentChange("materials", "m", null, wide)).toMatchObject({
    ...{ fieldsLeftOut: 3, leftOut: ["f40", "f41", "f42"] },
  });
  expect(documentChange("materials", "m", null, { f0: 1 })).not.toHaveProperty("leftOut");
  const long = openedAction(asked({ text: "长".repeat(50_000) }), "1");
  expect(long.request.length).toBeLessThan(21_000);
  expect(long.request).toContain("已截断");
});

const LONG = "长".repeat(VALUE_MAX - 2);
const fieldsNamed = (count: number, value: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, value]));

it("tells as much of one document as fits, in order, and the names of what does not", () => {
  const [before, after] = [fieldsNamed(40, LONG), fieldsNamed(43, LONG.replace("长", "短"))];
  const { changes, changesLeftOut } = bounded([documentChange("orders", "O", before, after)], 0);
  expect(changesLeftOut).toBe(0);
  // 2,000 characters each: 29 of them, their names, and the names of the others.
  expect(changes[0]?.fields.map(({ field }) => field)).toEqual(
    Array.from({ length: 29 }, (_, i) => `f${i}`),
  );
  expect(changes[0]?.fields[28]).toMatchObject({ before: `"${LONG}"` });
  expect(changes[0]).toMatchObject({
    ...{ fieldsLeftOut: 14, leftOut: Array.from({ length: 14 }, (_, i) => `f${i + 29}`) },
  });
});

it("names what it left out in a bounded number of characters, and counts all of it", () => {
  const wide = Object.fromEntries(
    Array.from({ length: 200 }, (_, i) => [`f${i}`.padEnd(97, "f"), LONG]),
  );
  const change = documentChange("orders", "O", null, wide);
  expect(change.fieldsLeftOut).toBe(160);
  expect(change.leftOut).toHaveLength(NAMES_MAX / 100);
  expect(change.leftOut?.[0]).toMatch(/^f40f/);
  const { changes } = bounded([change, change], 0);
  expect(changes.map(({ leftOut = [] }) => leftOut.length)).toEqual([NAMES_MAX / 100, 0]);
  expect(changes[1]?.fields.length).toBeGreaterThan(0);
});

it("stops where all values together are too long: the last by its first fields, the rest counted", () => {
  const all = Array.from({ length: DOCUMENTS_MAX }, (_, i) =>
    documentChange("orders", `O${i}`, null, fieldsNamed(10, LONG)),
  );
  const { changes, changesLeftOut } = bounded(all, 0);
  expect(changes.map(({ fields }) => fields.length)).toEqual([10, 10, 10, 10, 10, 9]);
  expect(changes[4]).toEqual(all[4]);
  expect(changes[5]?.leftOut).toEqual(["f9"]);
  expect(changesLeftOut).toBe(DOCUMENTS_MAX - 6);
});

it("still tells a small document after one that was too long", () => {
  const long = ["a", "b", "c"].map((id) =>
    documentChange("orders", id, null, fieldsNamed(40, LONG)),
  );
  const small = documentChange("wallets", "small", { state: 1 }, { state: 2 });
  expect(bounded([...long, small], 0).changes.map(({ id }) => id)).toEqual(["a", "b", "small"]);
});

const namesOf = ({ fields, leftOut = [] }: DocumentChange) => [
  ...fields.map(({ field }) => field),
  ...leftOut,
];

it("stays within its bounds whatever was changed", () => {
  const anyDocument = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue(), { maxKeys: 8 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyDocument, anyDocument), { maxLength: 30 }),
      fc.nat({ max: 5 }),
      fc.nat({ max: 40 }),
      (pairs, more, size) => {
        const wide = (one: object) => ({ ...one, ...fieldsNamed(size, LONG) });
        const all = pairs.map(([a, b], i) =>
          documentChange("orders", `O${i}`, a, i % 2 === 0 ? b : wide(b)),
        );
        const { changes, changesLeftOut } = bounded(all, more);
        expect(changes.length).toBeLessThanOrEqual(DOCUMENTS_MAX);
        expect(changes.length + changesLeftOut).toBe(all.length + more);
        const texts = changes.flatMap(({ fields, leftOut = [] }) => [
          ...fields.flatMap(({ field, before, after }) => [field, before ?? "", after ?? ""]),
          ...leftOut,
        ]);
        expect(texts.join("").length).toBeLessThanOrEqual(VALUES_MAX);
        for (const change of changes) {
          const { id, fields, fieldsLeftOut } = change;
          const told = namesOf(change);
          const [whole] = all.filter((one) => one.id === id).map(namesOf);
          expect(told).toEqual(whole?.slice(0, told.length)); // In order, none passed over.
          expect(fields.length > 0 || whole?.length === 0).toBe(true);
          expect(fields.length + fieldsLeftOut).toBe(whole?.length);
        }
      },
    ),
  );
});

it("is never larger than half a megabyte, whatever is asked for and changed", () => {
  const many = <T>(n: number, make: (i: number) => T) =>
    Array.from({ length: n }, (_, i) => make(i));
  const size = fc.record({
    ...{ ids: fc.nat({ max: 2_000 }), idLength: fc.integer({ min: 1, max: 200 }) },
    ...{ documents: fc.nat({ max: 200 }), fields: fc.nat({ max: 80 }) },
    valueLength: fc.nat({ max: 2_000 }),
  });
  // The most of each, and short values, of which most fit.
  const worst = [2_000, 3, 0].map((valueLength) => ({
    ...{ ids: 2_000, idLength: 100, documents: 200, fields: 80, valueLength },
  }));
  fc.assert(
    fc.property(size, ({ ids, idLength, documents, fields, valueLength }) => {
      const idOf = (i: number) => `${i}`.padEnd(idLength, "长");
      const entry = openedAction(asked({ ids: many(ids, idOf) }), "1");
      const after = Object.fromEntries(
        many(fields, (i) => [`f${i}`, "长".repeat(valueLength)] as const),
      );
      const changes = many(documents, (i) => documentChange("orders", idOf(i), null, after));
      const ended = { state: "done" as const, code: null, atMs: 5, changes, changesLeftOut: 0 };
      const closed = closedAction(entry, ended);
      expect(closed.changes.length + closed.changesLeftOut).toBe(documents);
      expect(Buffer.byteLength(JSON.stringify(closed))).toBeLessThan(500_000);
    }),
    { numRuns: 20, examples: worst.map((one) => [one]) },
  );
});
