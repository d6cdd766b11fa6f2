import { PART, type Surface } from "./entry.ts";

const BASIC = "admin/nodeSdk.test.ts";
const INSIDE = "admin/surface/nodeSdkCalls.test.ts";
const STAGES = "admin/surface/wxServerSdkCalls.test.ts";
const FILES = "storage/nodeSdk.test.ts";
const TRANSACTIONS = "admin/transactions.test.ts";
const OWN_USERS = "auth/selfService.test.ts";
const SEMANTICS = "database/semantics/semantics.test.ts";
/** Reserved for who is signed in elsewhere: asked by the calls that need a token, and refused with them. */
const TOKEN = { apart: "asked for by data models, SQL and AI, which are refused" } as const;

/** The module `@cloudbase/node-sdk`. */
export const NODE_MODULE: Surface = {
  SYMBOL_CURRENT_ENV: "admin/surface/insideFunction.ts",
  SYMBOL_DEFAULT_ENV: PART,
  getCloudbaseContext: INSIDE,
  init: "admin/surface/insideFunction.ts",
  parseContext: INSIDE,
  request: { apart: "a bare HTTP client" },
  setThrowOnCode: { apart: "kept by the SDK for older code; it does nothing" },
  version: PART,
};

/** What `init` gives. */
export const NODE_APP: Surface = {
  ai: INSIDE,
  analytics: INSIDE,
  auth: INSIDE,
  callApis: INSIDE,
  callCompatibleWxOpenApi: INSIDE,
  callContainer: INSIDE,
  callFunction: BASIC,
  callWxOpenApi: INSIDE,
  callWxPayApi: INSIDE,
  clsLogger: PART,
  config: PART,
  copyFile: FILES,
  database: BASIC,
  deleteFile: FILES,
  downloadFile: FILES,
  extensionMap: PART,
  getFileAuthority: INSIDE,
  getFileInfo: FILES,
  getTempFileURL: FILES,
  getUploadMetadata: FILES,
  init: PART,
  invokeExtension: INSIDE,
  logger: INSIDE,
  models: INSIDE,
  mysql: INSIDE,
  rdb: INSIDE,
  registerExtension: INSIDE,
  requestClient: { apart: "a bare HTTP client" },
  sendTemplateNotification: INSIDE,
  uploadFile: FILES,
  wxCallContainerApi: INSIDE,
};

export const NODE_AUTH: Surface = {
  cloudbase: PART,
  createTicket: "auth/jsSdk.test.ts",
  getAuthContext: INSIDE,
  getClientCredential: TOKEN,
  getClientIP: INSIDE,
  getEndUserInfo: OWN_USERS,
  getUserInfo: INSIDE,
  queryUserInfo: OWN_USERS,
};

export const NODE_LOGGER: Surface = {
  baseLog: PART,
  error: { apart: "writes to the console" },
  info: INSIDE,
  isSupportClsReport: PART,
  log: { apart: "writes to the console" },
  src: PART,
  transformMsg: PART,
  warn: { apart: "writes to the console" },
};

export const NODE_DATABASE: Surface = {
  Geo: STAGES,
  ObjectId: { apart: "sends an id that the SDK itself cannot read back" },
  RegExp: "admin/nodeSdkCommands.test.ts",
  collection: BASIC,
  // Every command, operator and projection by name: the test there goes through the SDK's own lists.
  command: SEMANTICS,
  config: PART,
  createCollection: BASIC,
  runTransaction: TRANSACTIONS,
  serverDate: BASIC,
  startTransaction: TRANSACTIONS,
};

export const NODE_COLLECTION: Surface = {
  add: BASIC,
  aggregate: BASIC,
  count: BASIC,
  doc: BASIC,
  field: BASIC,
  get: BASIC,
  limit: BASIC,
  name: INSIDE,
  options: INSIDE,
  orderBy: BASIC,
  remove: BASIC,
  skip: BASIC,
  update: BASIC,
  updateAndReturn: BASIC,
  watch: INSIDE,
  where: BASIC,
};

export const NODE_DOCUMENT: Surface = {
  create: INSIDE,
  delete: { apart: "another name of remove" },
  field: PART,
  get: BASIC,
  id: PART,
  remove: BASIC,
  request: PART,
  set: BASIC,
  update: BASIC,
  watch: INSIDE,
};

export const NODE_TRANSACTION: Surface = {
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

/** A document in a transaction. */
export const NODE_TRANSACTION_DOCUMENT: Surface = {
  create: { apart: "as set, where nothing is" },
  delete: INSIDE,
  field: PART,
  get: INSIDE,
  id: PART,
  remove: { apart: "another name of delete" },
  request: PART,
  set: INSIDE,
  update: INSIDE,
  watch: { apart: "as outside of a transaction" },
};

export const NODE_AGGREGATE: Surface = {
  addFields: STAGES,
  bucket: STAGES,
  bucketAuto: STAGES,
  count: "database/semantics/stages.ts",
  done: PART,
  end: BASIC,
  geoNear: STAGES,
  group: BASIC,
  limit: BASIC,
  lookup: BASIC,
  match: BASIC,
  project: "clients/testing/documentSteps.ts",
  replaceRoot: STAGES,
  sample: STAGES,
  skip: "database/semantics/stages.ts",
  sort: BASIC,
  sortByCount: STAGES,
  unwind: BASIC,
  unwrap: PART,
};
