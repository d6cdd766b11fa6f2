import { PART, type Surface } from "../../admin/surface/entry.ts";

const CALLS = "clients/surface/calls.test.ts";
const DOCUMENTS = "clients/testing/documentSteps.ts";
const TRANSACTIONS = "clients/testing/transactionSteps.ts";
/** A query in a transaction is a query outside of it. */
const QUERIES = { apart: "as a collection outside of a transaction" } as const;
const WATCH = "watch/testing/watcher.ts";

/** `app.database()`. */
export const JS_DATABASE: Surface = {
  Geo: CALLS,
  RegExp: DOCUMENTS,
  collection: DOCUMENTS,
  command: DOCUMENTS,
  config: PART,
  createCollection: DOCUMENTS,
  logicCommand: PART,
  queryCommand: PART,
  runCommands: CALLS,
  runTransaction: TRANSACTIONS,
  serverDate: DOCUMENTS,
  startTransaction: TRANSACTIONS,
  updateCommand: PART,
};

/** A collection, and what `where` gives. */
export const JS_COLLECTION: Surface = {
  add: DOCUMENTS,
  aggregate: DOCUMENTS,
  count: DOCUMENTS,
  doc: DOCUMENTS,
  field: DOCUMENTS,
  get: DOCUMENTS,
  limit: DOCUMENTS,
  name: PART,
  orderBy: DOCUMENTS,
  remove: DOCUMENTS,
  skip: DOCUMENTS,
  update: DOCUMENTS,
  watch: WATCH,
  where: DOCUMENTS,
};

export const JS_DOCUMENT: Surface = {
  create: DOCUMENTS,
  field: DOCUMENTS,
  get: DOCUMENTS,
  id: PART,
  projection: PART,
  remove: DOCUMENTS,
  request: PART,
  set: DOCUMENTS,
  update: DOCUMENTS,
  watch: WATCH,
};

export const JS_AGGREGATE: Surface = {
  addFields: CALLS,
  bucket: CALLS,
  bucketAuto: CALLS,
  count: CALLS,
  done: PART,
  end: DOCUMENTS,
  geoNear: CALLS,
  group: DOCUMENTS,
  limit: DOCUMENTS,
  lookup: DOCUMENTS,
  match: DOCUMENTS,
  project: DOCUMENTS,
  replaceRoot: CALLS,
  sample: CALLS,
  skip: DOCUMENTS,
  sort: DOCUMENTS,
  sortByCount: CALLS,
  unwind: CALLS,
  unwrap: PART,
};

export const JS_TRANSACTION: Surface = {
  aborted: PART,
  collection: TRANSACTIONS,
  commit: TRANSACTIONS,
  commited: PART,
  getRequestMethod: PART,
  getTransactionId: PART,
  init: PART,
  inited: PART,
  rollback: TRANSACTIONS,
};

export const JS_TRANSACTION_DOCUMENT: Surface = {
  create: CALLS,
  delete: TRANSACTIONS,
  get: TRANSACTIONS,
  id: PART,
  set: TRANSACTIONS,
  update: TRANSACTIONS,
};

export const JS_TRANSACTION_COLLECTION: Surface = {
  add: TRANSACTIONS,
  count: QUERIES,
  doc: TRANSACTIONS,
  field: QUERIES,
  get: QUERIES,
  limit: QUERIES,
  name: PART,
  orderBy: QUERIES,
  remove: QUERIES,
  skip: QUERIES,
  update: QUERIES,
  where: TRANSACTIONS,
};
