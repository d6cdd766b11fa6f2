import { applyUpdate } from "./update.ts";
import type { Doc } from "./value.ts";

function updated(doc: Doc, data: Doc): Doc {
  return applyUpdate(doc, data, { nowMs: 0 });
}

/** Goal: an error wherever MongoDB gives one, and the name of what is not emulated. */
it.each<[Doc, Doc, RegExp]>([
  [{ a: "1" }, { $inc: { a: 1 } }, /Cannot apply \$inc to a value of non-numeric type/],
  [{ a: null }, { $inc: { a: 1 } }, /non-numeric type null/],
  [{ a: 1 }, { $inc: { a: "1" } }, /Cannot increment with non-numeric/],
  [{ a: "1" }, { $mul: { a: 3 } }, /Cannot apply \$mul/],
  [{ a: 2n ** 63n - 1n }, { $inc: { a: 1 } }, /overflow/],
  [{ a: 9007199254740993n }, { $inc: { a: 0.5 } }, /not emulated: arithmetic of a long/],
  [{ _id: 2n ** 60n, a: "x" }, { $inc: { a: 1 } }, /non-numeric type string/],
  [{ a: 2n ** 60n }, { $set: { "a.b": 2 } }, /Cannot create field 'b'/],
  [{ a: 1 }, { $set: { "a.b": 2 } }, /Cannot create field 'b' in element {a: 1}/],
  [{ a: null }, { $set: { "a.b": 2 } }, /Cannot create field 'b'/],
  [{ a: [1] }, { $set: { "a.x": 2 } }, /Cannot create field 'x'/],
  [{ a: [] }, { $set: { "a.9999999": 2 } }, /limit/],
  [{ a: 1 }, { $push: { a: 2 } }, /must be an array/],
  [{ a: 1 }, { $addToSet: { a: 2 } }, /must be an array/],
  [{ a: 1 }, { $pull: { a: 2 } }, /must be an array/],
  [{ a: 1 }, { $pop: { a: 1 } }, /must be an array/],
  [{ a: [] }, { $pop: { a: 2 } }, /expects 1 or -1/],
  [{}, { $push: { a: { $each: 1 } } }, /must be an array/],
  [{}, { $push: { a: { $each: [], $what: 1 } } }, /not emulated: \$push \$what/],
  [{}, { $push: { a: { $each: [], $sort: 2 } } }, /1 or -1/],
  [{ a: {} }, { $set: { a: 1, "a.b": 2 } }, /conflict at 'a'/],
  [{ a: {} }, { $set: { "a.b": 2 }, $unset: { "a.b.c": "" } }, /conflict/],
  [{ a: 1 }, { $set: { a: 1 }, $inc: { a: 2 } }, /conflict at 'a'/],
  [{ a: 1 }, { $set: { a: 1 }, $setOnInsert: { a: 2 } }, /conflict at 'a'/],
  [{ a: 1 }, { $rename: { a: "b" }, $set: { b: 1 } }, /conflict at 'b'/],
  [{ a: 1, b: 2 }, { $rename: { a: "b.c" } }, /Cannot create field 'c'/],
  [{ a: 1, b: [] }, { $rename: { a: "b.0" } }, /array element/],
  [{ _id: 1 }, { $set: { _id: 2 } }, /immutable field '_id'/],
  [{ _id: 1 }, { $unset: { _id: "" } }, /immutable field '_id'/],
  [{}, { $set: { a: { $b: 1 } } }, /'\$b' is not valid for storage/],
  [{}, { $push: { a: { $each: [{ b: [{ $c: 1 }] }] } } }, /'\$c' is not valid for storage/],
  [{}, { $set: { $a: 1 } }, /'\$a'/],
  [{}, { $set: { "": 1 } }, /empty update path/],
  [{ a: [1] }, { $set: { "a.$": 1 } }, /positional operator did not find/],
  [{ a: 1 }, { $set: { "a.$[].b": 1 } }, /Cannot create field/],
  [{}, { $inc: { "a.$[]": 1 } }, /must exist/],
  [{ a: [1] }, { $set: { "a.$[]": 1, "a.0": 2 } }, /conflict/],
  [{ a: [1] }, { $set: { "a.$[e]": 1 } }, /not emulated: \$\[<identifier>\]/],
  [{ a: 1 }, { $foo: { a: 1 } }, /not emulated: \$foo/],
  [{ a: 1 }, { b: 1 }, /Unknown modifier: b/],
  [{ a: 1 }, { $set: 1 }, /Modifiers operate on fields/],
])("%p updated by %p is refused", (doc, data, message) => {
  expect(() => updated(doc, data)).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: expect.stringMatching(message),
    }),
  );
});
