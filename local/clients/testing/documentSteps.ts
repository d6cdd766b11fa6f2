import type { Db } from "./app.ts";
import type { Step } from "./play.ts";

/** Everything that the SDK does with documents outside of transactions, each step building on those before. */
export function documentSteps(db: Db): Step[] {
  return [...writes(db), ...reads(db), ...changes(db), ...aggregates(db)];
}

function writes(db: Db): Step[] {
  const all = db.collection("things");
  return [
    ["createCollection", () => db.createCollection("mine")],
    [
      "add",
      () =>
        all.add({
          ...{ _id: "a", n: 1, f: 1.5, big: 3_000_000_000, nothing: null, tags: ["q"] },
          ...{ at: new Date(1_700_000_000_000), now: db.serverDate({ offset: 1000 }) },
          ...{ place: new db.Geo.Point(113, 23), pattern: /x/i, deep: { d: { e: 1 } } },
        }),
    ],
    [
      "add many",
      () =>
        all.add([
          { _id: "b", n: 2 },
          { _id: "c", n: 3 },
        ]),
    ],
    ["add, a number for an id", () => all.add({ _id: 7, n: 7 })],
    ["add twice", () => all.add({ _id: "a" })],
    ["add with _openid", () => all.add({ _openid: "somebody" })],
    ["add to no collection", () => db.collection("nowhere").add({ n: 1 })],
    ["doc.create", () => all.doc("named").create({ _id: "named", n: 0 })],
  ];
}

function reads(db: Db): Step[] {
  const { command: _ } = db;
  const all = db.collection("things");
  const ids = { _id: true };
  const between = _.gt(0).and(_.lt(3));
  return [
    ["doc.get", () => all.doc("a").get()],
    ["doc.get, nothing there", () => all.doc("zzz").get()],
    ["doc.get by number", () => all.doc(7).field({ n: true }).get()],
    ["doc.field", () => all.doc("a").field({ "deep.d": true }).get()],
    [
      "where, order, skip, limit, field",
      () =>
        all
          .where({ n: _.gte(1) })
          .orderBy("n", "desc")
          .skip(1)
          .limit(2)
          .field({ n: 1 })
          .get(),
    ],
    [
      "where and",
      () =>
        all
          .where({ n: between, at: _.neq(new Date(5)) })
          .field(ids)
          .get(),
    ],
    [
      "where or",
      () =>
        all
          .where(_.or({ n: 1 }, { n: _.eq(3) }))
          .field(ids)
          .get(),
    ],
    [
      "where in",
      () =>
        all
          .where({ n: _.in([2, 3]) })
          .field(ids)
          .get(),
    ],
    [
      "where deep",
      () =>
        all
          .where({ deep: { d: { e: 1 } } })
          .field(ids)
          .get(),
    ],
    [
      "where date",
      () =>
        all
          .where({ at: new Date(1_700_000_000_000) })
          .field(ids)
          .get(),
    ],
    [
      "where date, less",
      () =>
        all
          .where({ at: _.lt(new Date(5)) })
          .field(ids)
          .get(),
    ],
    ["where regexp", () => all.where({ tags: /^Q/i }).field(ids).get()],
    [
      "where db.RegExp",
      () =>
        all
          .where({ tags: db.RegExp({ regexp: "^Q", options: "i" }) })
          .field(ids)
          .get(),
    ],
    [
      "where in regexp",
      () =>
        all
          .where({ tags: _.in([/^Q/i]) })
          .field(ids)
          .get(),
    ],
    ["where _openid", () => all.where({ _openid: "{openid}" }).count()],
    ["where nothing", () => all.where({}).count()],
    ["count", () => all.where({ n: _.gt(1) }).count()],
    ["get of no collection", () => db.collection("nowhere").get()],
  ];
}

function changes(db: Db): Step[] {
  const { command: _ } = db;
  const all = db.collection("things");
  const shown = (id: string) => all.doc(id).get();
  return [
    [
      "doc.update",
      () =>
        all.doc("a").update({
          ...{ n: _.inc(1), tags: _.push(["z"]), "deep.d.e": 5, nothing: _.remove() },
          ...{ now: db.serverDate(), more: { z: 1 }, big: _.set({ whole: true }) },
        }),
    ],
    ["doc.update, after", () => shown("a")],
    ["doc.update, nothing there", () => all.doc("zzz").update({ n: 1 })],
    ["update with _openid", () => all.doc("a").update({ _openid: "somebody" })],
    ["where.update", () => all.where({ n: _.gte(2) }).update({ ok: true })],
    ["doc.set, new", () => all.doc("s").set({ n: 9, at: new Date(5) })],
    ["doc.set, again", () => all.doc("s").set({ m: 1 })],
    ["doc.set, after", () => shown("s")],
    ["doc.remove", () => all.doc("s").remove()],
    ["doc.remove, nothing there", () => all.doc("s").remove()],
    ["where.remove", () => all.where({ n: 3 }).remove()],
  ];
}

function aggregates(db: Db): Step[] {
  const { command: _ } = db;
  const { aggregate: $ } = _;
  const all = () => db.collection("things").aggregate();
  const other = { from: "others", localField: "_id", foreignField: "thing", as: "others" };
  return [
    [
      "aggregate group",
      () =>
        all()
          .match({ n: _.gt(0) })
          .group({ _id: null, s: $.sum("$n") })
          .end(),
    ],
    [
      "aggregate date",
      () =>
        all()
          .match({ at: new Date(1_700_000_000_000) })
          .project({ at: 1 })
          .end(),
    ],
    ["aggregate regexp", () => all().match({ tags: /^Q/i }).project({ n: 1 }).end()],
    ["aggregate page", () => all().sort({ n: -1 }).skip(1).limit(1).project({ n: 1 }).end()],
    [
      "aggregate lookup",
      () => all().match({ _id: "a" }).lookup(other).project({ others: 1 }).end(),
    ],
    ["aggregate of no collection", () => db.collection("nowhere").aggregate().limit(1).end()],
  ];
}
