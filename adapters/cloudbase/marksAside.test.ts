import type tcb from "@cloudbase/node-sdk";
import { marksAside } from "#adapters/cloudbase/marksAside.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { differing, marked, markFor, MARK_FIELD } from "#ports/marks.ts";

/** Goal: however a document is read, a function that writes it on never makes good what somebody did by hand. */
type Database = ReturnType<ReturnType<typeof tcb.init>["database"]>;
const seal = hmacSeal("a key that only these tests know, 32");

/** A database that answers every question with these rows. */
function answering(rows: readonly object[]): Database {
  const answer = async () => ({ data: structuredClone(rows) });
  const question: object = new Proxy(
    {},
    {
      get: (_, key) => (key === "get" || key === "end" ? answer : () => question),
    },
  );
  return new Proxy({} as Database, { get: () => () => question });
}
const fan = { _id: "F1", rev: 3, touches: [{ promoterNumber: 7 }] };
const stored = { ...fan, [MARK_FIELD]: markFor(seal, "fans", fan) };
const first = (reply: unknown): Record<string, object> =>
  (reply as { data: Record<string, object>[] }).data[0] ?? {};
const joined = async (document: object) => {
  const db = marksAside(answering([{ _id: "plans", fan: [document] }]));
  const looked = { from: "fans", localField: "k", foreignField: "_id", as: "fan" };
  const { fan: found } = first(await db.collection("calendars").aggregate().lookup(looked).end());
  return (Array.isArray(found) ? (found[0] as object) : undefined) ?? {};
};
const wholeOf = async (document: object) => {
  const db = marksAside(answering([{ _id: "F1", view: document }]));
  const asked = db.collection("fans").aggregate().addFields({ view: "$$ROOT" }).end();
  return first(await asked)["view"] ?? {};
};
const rowOf = async (document: object) => {
  const db = marksAside(answering([document]));
  return first(await db.collection("fans").aggregate().match({}).sort({ _id: 1 }).end());
};
const one = async (document: object) => {
  const db = marksAside(answering([document]));
  return first(await db.collection("fans").where({}).limit(1).get());
};

describe.each([
  ["joined to another", joined],
  ["as the root of an aggregate", wholeOf],
  ["as a row of an aggregate", rowOf],
  ["by itself", one],
])("a document that is read %s", (_, read) => {
  const writtenOn = async (document: object) => {
    const before = await read(document);
    const written = marked(seal, "fans", before, { ...before, rev: 4 });
    return differing(seal, "fans", await one(written));
  };
  it("comes without its mark, and is good again when it is written", async () => {
    expect(await read(stored)).toEqual(fan);
    expect(await writtenOn(stored)).toBeNull();
  });
  it("stays edited", async () => {
    expect(await writtenOn({ ...stored, touches: [] })).toContain("touches");
  });
  it("stays added by hand", async () => {
    expect(await writtenOn(fan)).toContain("_id");
  });
});

it("gives an input as it can be used where it is the row of an aggregate", async () => {
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const db = marksAside(answering([{ _id: "brand", rev: 1, switches: "broken", payout: 7 }]));
  const asked = db.collection("settings").aggregate().match({}).limit(1).end();
  expect(first(await asked)["payout"]).toMatchObject({
    twoPersonsFromFen: expect.any(Number) as unknown,
  });
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});
