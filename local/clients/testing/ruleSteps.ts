import type { Db } from "./app.ts";
import type { Step } from "./play.ts";

/** A collection in which each reads and changes the own documents only: the query must say so. */
export function ruleSteps(db: Db): Step[] {
  const own = db.collection("own");
  const mine = { _openid: "{openid}" };
  return [
    ["own, add", () => own.add({ _id: "o", n: 1 })],
    ["own, all", () => own.get()],
    ["own, mine", () => own.where(mine).field({ n: 1 }).get()],
    ["own, mine or not", () => own.where(db.command.or(mine, { n: 1 })).get()],
    ["own, by id", () => own.doc("o").get()],
    ["own, update by id", () => own.doc("o").update({ n: 2 })],
    ["own, update mine", () => own.where({ _id: "o", ...mine }).update({ n: 2 })],
    ["own, aggregate", () => own.aggregate().match({ n: 2 }).limit(1).end()],
    ["own, aggregate mine", () => own.aggregate().match(mine).project({ n: 1 }).limit(1).end()],
    [
      "own, looked up",
      () =>
        db
          .collection("others")
          .aggregate()
          .lookup({ from: "own", localField: "_id", foreignField: "n", as: "own" })
          .end(),
    ],
    ["own, remove all", () => own.where({ n: 2 }).remove()],
    ["own, remove mine", () => own.where(mine).remove()],
    ["closed, get", () => db.collection("closed").get()],
    ["closed, add", () => db.collection("closed").add({ n: 1 })],
  ];
}
