import { A_UPDATED, DATE, DOCUMENT_OUTCOMES, OWNER, X } from "./documentOutcomes.ts";
import { byMode, refused, refusedWrite, same, type Expected } from "./expected.ts";

const BEFORE: Record<string, Expected> = {
  // Without a token the SDK itself refuses; outside of pages it asks the gateway all the same.
  "before sign-in": ({ mode, platform }) =>
    mode === "GATEWAY" && platform !== "page" ? { data: [] } : { thrown: {} },
};

const IN_TRANSACTION = { ...A_UPDATED, ok: true, pattern: X.bson };
const LISTED = [
  { _id: "t", n: 1 },
  { _id: "u", n: 7 },
];
/** At the gateway the SDK sends dates of transactions as text, and gives back texts. */
const TEXT = expect.stringMatching(/^2026-.*Z$/) as unknown;
const DATED = { at: "2023-11-14T22:13:20.000Z", now: TEXT };
const AFTER = { ...A_UPDATED, n: 12, ok: true };
const U = { _id: "u", n: 7, now: DATE, _openid: OWNER };

const TRANSACTIONS: Record<string, Expected> = {
  transaction: byMode(
    {
      got: { data: IN_TRANSACTION },
      updated: { updated: 1, upserted: null },
      set: { updated: 0, upserted: [{ _id: "t" }] },
      added: { inserted: 1, ok: 1, id: "u" },
      listed: { data: LISTED },
      stamped: { updated: 1, upserted: null },
      removed: { deleted: 1 },
      outside: { data: [] },
      committed: {},
    },
    {
      got: { data: { list: [{ ...IN_TRANSACTION, ...DATED }] } },
      updated: { updated: 1, matched: 1, upsert_id: "" },
      set: { updated: 0, matched: 0, upsert_id: "t", upserted: null },
      added: { inserted: 1, ok: 1, _id: "u", insertedIds: ["u"] },
      listed: { data: [{ offset: 0, limit: 100, list: LISTED }] },
      stamped: { updated: 1, matched: 1, upsert_id: "" },
      removed: { deleted: 1 },
      outside: { data: [] },
      committed: { data: {} },
    },
  ),
  "transaction, after": byMode(
    {
      data: [
        { ...AFTER, at: "date 6", pattern: X.plain },
        { ...U, at: "date 1600000000000" },
      ],
    },
    {
      data: [
        { ...AFTER, at: "1970-01-01T00:00:00.006Z", pattern: X.bson },
        { ...U, at: "2020-09-13T12:26:40.000Z" },
      ],
    },
  ),
  "transaction, no document": byMode({ data: null }, { refused: "DOCUMENT_NOT_FOUND" }),
  "transaction, rolled back": refused("DATABASE_TRANSACTION_FAIL"),
  "transaction, conflict": refused("DATABASE_TRANSACTION_CONFLICT"),
  runTransaction: same("done"),
  "runTransaction, after": same({ data: [{ _id: "c2", n: 1 }] }),
};

const DENIED = refused("DATABASE_PERMISSION_DENIED");
const DENIED_WRITE = refusedWrite("DATABASE_PERMISSION_DENIED");
const RULES: Record<string, Expected> = {
  "own, add": same({ id: "o" }),
  "own, all": DENIED,
  "own, mine": same({ data: [{ _id: "o", n: 1 }] }),
  "own, mine or not": DENIED,
  "own, by id": DENIED,
  "own, update by id": DENIED_WRITE,
  "own, update mine": byMode({ updated: 1 }, { updated: 1, upsertId: "" }),
  "own, aggregate": DENIED,
  "own, aggregate mine": same({ data: [{ _id: "o", n: 2 }] }),
  "own, looked up": DENIED,
  "own, remove all": DENIED_WRITE,
  "own, remove mine": same({ deleted: 1 }),
  "closed, get": DENIED,
  "closed, add": DENIED_WRITE,
};

/** Who calls, as the function sees it. */
const who =
  (event: object): Expected =>
  ({ platform }) => {
    const callers = {
      node: { isAnonymous: "true", loginType: "ANONYMOUS", source: "tcb" },
      page: { isAnonymous: "false", loginType: "USERNAME", source: "tcb" },
      miniProgram: { isAnonymous: "false", loginType: "WECHAT-OPENID", source: "wx_client" },
    };
    const hasOpenid = platform === "miniProgram";
    const added = {
      userInfo: { appId: expect.any(String), openId: expect.any(String) },
      tcbContext: {},
    };
    const seen = hasOpenid ? { ...event, ...added } : event;
    return { result: { event: seen, ...callers[platform], hasUid: true, hasOpenid } };
  };

const CALLS: Record<string, Expected> = {
  runCommands: refused("NOT_EMULATED"),
  callFunction: who({ a: 1 }),
  "callFunction, no data": who({}),
  "callFunction, text": same({ result: "some text" }),
  "callFunction, fails": refused("FUNCTIONS_EXECUTE_FAIL", "FUNCTION_INVOCATION_FAILED"),
  "callFunction, none such": refused("FUNCTION_NOT_FOUND"),
  "callFunction, forbidden": refused("FUNCTIONS_PERMISSION_DENIED", "EXCEED_AUTHORITY"),
  callContainer: refused("NOT_EMULATED"),
  uploadFile: same("/p/a b.txt"),
  "uploadFile, after": same("hey"),
  deleteFile: same({ fileList: [expect.objectContaining({ code: "SUCCESS" })] }),
  "deleteFile, after": refused("STORAGE_FILE_NONEXIST"),
  "getTempFileURL, nothing there": refused("STORAGE_FILE_NONEXIST"),
};

/** What comes out of each step of the scenario. */
export const OUTCOMES: Readonly<Record<string, Expected>> = {
  ...{ ...BEFORE, ...DOCUMENT_OUTCOMES, ...TRANSACTIONS, ...RULES, ...CALLS },
};
