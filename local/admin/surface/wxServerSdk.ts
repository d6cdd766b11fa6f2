import { PART, type Surface } from "./entry.ts";

const BASIC = "admin/wxServerSdk.test.ts";
const INSIDE = "admin/surface/wxServerSdkCalls.test.ts";
const FILES = "storage/nodeSdk.test.ts";
const STAGES = "admin/surface/wxServerSdkCalls.test.ts";
/** wx-server-sdk writes these on top of node-sdk's, where they are tried. */
const AS_NODE = "admin/nodeSdk.test.ts";

/** The module `wx-server-sdk`, which is also what `createNewInstance` and `new Cloud()` give. */
export const WX_MODULE: Surface = {
  Cloud: INSIDE,
  DYNAMIC_CURRENT_ENV: INSIDE,
  ai: INSIDE,
  callFunction: BASIC,
  callOpenAPI: INSIDE,
  cloudPay: "wechat/cloudPay/cloudPay.test.ts",
  createNewInstance: INSIDE,
  database: BASIC,
  deleteFile: FILES,
  downloadFile: FILES,
  getCloudCallSign: INSIDE,
  getOpenData: INSIDE,
  getTempFileURL: FILES,
  getVoIPSign: INSIDE,
  getWXContext: "functions/identity.test.ts",
  init: "admin/surface/insideFunction.ts",
  logger: INSIDE,
  openapi: BASIC,
  registerService: INSIDE,
  signature: INSIDE,
  updateConfig: INSIDE,
  uploadFile: FILES,
  version: PART,
};

export const WX_DATABASE: Surface = {
  Geo: INSIDE,
  RegExp: "admin/nodeSdkCommands.test.ts",
  cloud: PART,
  collection: BASIC,
  command: "database/semantics/semantics.test.ts",
  config: PART,
  createCollection: BASIC,
  runTransaction: INSIDE,
  serverDate: AS_NODE,
  startTransaction: INSIDE,
};

export const WX_COLLECTION: Surface = {
  add: BASIC,
  aggregate: BASIC,
  collectionName: PART,
  count: BASIC,
  database: PART,
  doc: BASIC,
  field: AS_NODE,
  get: AS_NODE,
  limit: AS_NODE,
  orderBy: AS_NODE,
  remove: BASIC,
  skip: AS_NODE,
  update: BASIC,
  where: BASIC,
};

export const WX_DOCUMENT: Surface = {
  collection: PART,
  database: PART,
  field: PART,
  get: BASIC,
  remove: BASIC,
  set: BASIC,
  update: BASIC,
};

export const WX_AGGREGATE: Surface = {
  addFields: STAGES,
  bucket: STAGES,
  bucketAuto: STAGES,
  collStats: STAGES,
  collectionName: PART,
  count: "database/semantics/stages.ts",
  database: PART,
  end: BASIC,
  facet: STAGES,
  geoNear: STAGES,
  graphLookup: STAGES,
  group: BASIC,
  indexStats: STAGES,
  limit: AS_NODE,
  lookup: AS_NODE,
  match: AS_NODE,
  out: STAGES,
  project: "clients/testing/documentSteps.ts",
  pushStage: PART,
  redact: STAGES,
  replaceRoot: STAGES,
  sample: STAGES,
  skip: "database/semantics/stages.ts",
  sort: AS_NODE,
  sortByCount: STAGES,
  unwind: AS_NODE,
};
