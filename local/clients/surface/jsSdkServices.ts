import { PART, type Surface } from "../../admin/surface/entry.ts";

const CALLS = "clients/surface/calls.test.ts";
const BUCKET = { apart: "refused as the bucket's upload is" } as const;
const AGENTS = {
  apart: "refused as the agents' get is: not emulated: AI agents (app.ai)",
} as const;

/** `app.storage`: buckets are refused as "not emulated: buckets (app.storage.from)". */
export const JS_STORAGE: Surface = {
  createBucket: CALLS,
  deleteBucket: CALLS,
  from: CALLS,
  getBucket: CALLS,
  http: PART,
  listBuckets: CALLS,
  shouldThrowOnError: PART,
  throwOnError: PART,
  updateBucket: CALLS,
};

/** `app.storage.from()`: the files of the environment. */
export const JS_FILES: Surface = {
  bucketId: PART,
  config: PART,
  context: PART,
  copy: CALLS,
  createSignedUploadUrl: CALLS,
  createSignedUrl: CALLS,
  createSignedUrls: CALLS,
  download: CALLS,
  exists: CALLS,
  extractBucketFromFileId: PART,
  extractPathFromFileId: PART,
  getCloudPath: PART,
  getPublicUrl: CALLS,
  info: CALLS,
  list: { apart: "the SDK throws: Not implemented" },
  move: CALLS,
  normalizeCloudId: PART,
  remove: CALLS,
  request: PART,
  shouldThrowOnError: PART,
  storage: PART,
  throwOnError: PART,
  toBase64: PART,
  transformOptsToQueryString: PART,
  update: CALLS,
  upload: CALLS,
  uploadToSignedUrl: { apart: "the last step of upload" },
};

/** `app.storage.from(bucket)`: refused whole, by the first word of its address. */
export const JS_BUCKET: Surface = {
  appendUrlOptions: PART,
  bucketId: PART,
  buildCopyMoveHeaders: PART,
  buildUploadBody: PART,
  cleanPath: PART,
  copy: BUCKET,
  createSignedUploadUrl: BUCKET,
  createSignedUrl: CALLS,
  createSignedUrls: BUCKET,
  download: { apart: "the SDK drops the refusal: Download failed with status 404" },
  encodePath: PART,
  exists: BUCKET,
  extractFromFormData: PART,
  getPublicUrl: { apart: "makes an address without asking" },
  headers: PART,
  http: PART,
  info: BUCKET,
  list: CALLS,
  move: BUCKET,
  remove: CALLS,
  send: PART,
  setHeader: PART,
  shouldThrowOnError: PART,
  throwOnError: PART,
  toBase64: PART,
  update: BUCKET,
  upload: CALLS,
  uploadOrUpdate: PART,
  uploadToSignedUrl: BUCKET,
};

/** `app.ai()`: "not emulated: AI models (app.ai)" stands in the message of what is thrown. */
export const JS_AI: Surface = {
  aiBaseUrl: PART,
  aiBotBaseUrl: PART,
  baseUrl: PART,
  bot: CALLS,
  botRequest: PART,
  createImageModel: CALLS,
  createModel: CALLS,
  handleResponseData: PART,
  i18n: PART,
  modelRequest: PART,
  registerFunctionTool: { apart: "kept in the SDK until a model is asked" },
  registerModel: { apart: "kept in the SDK until a model is asked" },
  req: PART,
  resolveUrl: PART,
};

export const JS_AI_BOT: Surface = {
  baseUrl: PART,
  create: AGENTS,
  createConversation: AGENTS,
  delete: AGENTS,
  deleteConversation: AGENTS,
  generateBot: AGENTS,
  generateImage: AGENTS,
  get: CALLS,
  getChatRecords: AGENTS,
  getConversation: AGENTS,
  getFeedback: AGENTS,
  getPreview: AGENTS,
  getRecommendQuestions: AGENTS,
  getTextToSpeechResult: AGENTS,
  join: AGENTS,
  list: AGENTS,
  req: PART,
  sendFeedback: AGENTS,
  sendMessage: AGENTS,
  speechToText: AGENTS,
  textToSpeech: AGENTS,
  update: AGENTS,
  uploadFiles: AGENTS,
};

/** `app.rdb()`, and `app.mysql()` but for the last three: the refusal is the `error` of the result. */
export const JS_RDB: Surface = {
  fetch: PART,
  from: CALLS,
  headers: PART,
  rpc: CALLS,
  schema: CALLS,
  schemaName: PART,
  url: PART,
};
