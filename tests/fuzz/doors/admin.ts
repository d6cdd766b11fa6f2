import { postJson, sendText, type Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddValue } from "../odd.ts";
import { badDocument, badQuery, badUpdate, HALF_POSSIBLE } from "../poison.ts";
import type { Random } from "../random.ts";
import { embed, wireText } from "../wireText.ts";
import type { World } from "../world.ts";
import { askWechatApi } from "./wechatApi.ts";

type Fields = Readonly<Record<string, unknown>>;
type Action = {
  readonly fields: (world: World) => Fields;
  /** Makes a write impossible; left out where nothing can be written. */
  readonly spoil?: (random: Random, world: World) => Fields;
};

const COLLECTIONS = ["open", "own", "closed", "open", "nowhere"];
const collectionName = "open";
const transactionId = "no-such-transaction";
const query = embed({ n: { $gte: 0 } });

function spoilChange(random: Random): Fields {
  return random.pick<() => Fields>([
    () => ({ query: embed(badQuery(random)) }),
    () => ({ data: embed(badUpdate(random)), merge: true, query: embed({}) }),
    () => ({ transactionId }),
    () => ({ ...embedded(HALF_POSSIBLE), merge: true, multi: true, upsert: false, collectionName }),
    () => ({ query: oddValue(random), data: 5 }),
  ])();
}

const embedded = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, embed(value)]));

function spoilInsert(random: Random): Fields {
  const good = embed({ n: 1, text: "of a refused request" });
  return random.pick<() => Fields>([
    () => ({ data: [good, embed(badDocument(random))] }),
    () => ({ data: [embed(badDocument(random)), good, good] }),
    () => ({ data: [good], transactionId }),
    () => ({ data: [good, { n: 1 }] }),
    () => ({ data: Array.from({ length: 1_001 }, () => good) }),
    () => ({ data: good }),
  ])();
}

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  [
    "database.addCollection",
    { fields: () => ({ collectionName }), spoil: () => ({ collectionName }) },
  ],
  [
    "database.insertDocument",
    { fields: () => ({ collectionName, data: [embed({ n: 1 })] }), spoil: spoilInsert },
  ],
  [
    "database.getDocument",
    {
      fields: () => ({
        ...{ collectionName, query, limit: 10, offset: 0 },
        ...{ order: embed({ n: 1 }), projection: embed({ n: 1 }) },
      }),
    },
  ],
  ["database.calculateDocument", { fields: () => ({ collectionName, query }) }],
  [
    "database.modifyDocument",
    {
      fields: () => ({
        ...{ collectionName, query, multi: true, upsert: false, merge: true },
        data: embed({ $set: { a: { b: 1 } }, $inc: { n: 1 } }),
      }),
      spoil: spoilChange,
    },
  ],
  [
    "database.modifyAndReturnDoc",
    {
      fields: () => ({ collectionName, query, data: embed({ $set: { a: 1 } }) }),
      spoil: (random) => ({ query: embed(badQuery(random)), data: embed(badUpdate(random)) }),
    },
  ],
  [
    "database.removeDocument",
    {
      fields: () => ({ collectionName, query, multi: true }),
      spoil: (random) =>
        random.chance(0.3) ? { transactionId } : { query: embed(badQuery(random)) },
    },
  ],
  [
    "database.aggregateDocuments",
    {
      fields: () => ({
        collectionName,
        stages: [
          { stageKey: "$match", stageValue: embed({ n: { $gt: 1 } }) },
          { stageKey: "$group", stageValue: embed({ _id: "$mixed", sum: { $sum: "$n" } }) },
          { stageKey: "$project", stageValue: embed({ x: { $add: ["$n", 1] } }) },
          {
            stageKey: "$lookup",
            stageValue: embed({ from: "own", localField: "n", foreignField: "n", as: "x" }),
          },
          { stageKey: "$sort", stageValue: embed({ n: -1 }) },
        ],
      }),
    },
  ],
  ["database.startTransaction", { fields: () => ({}) }],
  ["database.commitTransaction", { fields: () => ({ transactionId }) }],
  ["database.abortTransaction", { fields: () => ({ transactionId }) }],
  [
    "functions.invokeFunction",
    { fields: () => ({ function_name: "echo", request_data: embed({ a: 1 }) }) },
  ],
  ["storage.getUploadMetadata", { fields: () => ({ path: "new/a.txt" }) }],
  [
    "storage.batchGetDownloadUrl",
    {
      fields: ({ fileIds }) => ({ file_list: fileIds.map((fileid) => ({ fileid, max_age: 60 })) }),
    },
  ],
  [
    "storage.batchDeleteFile",
    {
      fields: ({ fileIds }) => ({ fileid_list: fileIds }),
      spoil: (random, { fileIds }) => ({
        fileid_list: random.pick([[...fileIds, 5], [5, ...fileIds], "x", [...fileIds, null], [{}]]),
      }),
    },
  ],
  [
    "storage.batchCopyFile",
    {
      fields: () => ({ file_list: [{ src_path: "guarded/1.txt", dst_path: "new/1.txt" }] }),
      spoil: (random) => {
        const good = {
          src_path: "guarded/1.txt",
          dst_path: "guarded/2.txt",
          remove_original: true,
        };
        const bad = random.pick([
          { ...good, dst_path: "../x" },
          5,
          {},
          { ...good, overwrite: "x" },
        ]);
        return { file_list: random.pick([[good, bad], [bad, good], good]) };
      },
    },
  ],
  [
    "storage.getFileAuthority",
    { fields: () => ({ openId: "o", fileList: [{ path: "guarded/1.txt", type: "READ" }] }) },
  ],
  ["auth.getUserInfoForAdmin", { fields: () => ({ uuid: "1" }) }],
  [
    "wx.api",
    { fields: () => ({ apiName: "wxacode.getUnlimited", requestData: embed({ scene: "a" }) }) },
  ],
  ["database.nope", { fields: () => ({ collectionName }) }],
]);

/** The server SDKs' door: every action with wrong fields, broken EJSON and broken bodies. */
export function askAdmin(random: Random, world: World): Asked {
  if (random.chance(0.1)) return askWechatApi(random);
  const name = random.pick([...ACTIONS.keys()]);
  const action = ACTIONS.get(name);
  const target = `/admin?env=${world.env}&seqId=1`;
  let fields = { action: name, envName: world.env, ...action?.fields(world) } as Fields;
  if ("collectionName" in fields && action?.spoil === undefined) {
    fields = { ...fields, collectionName: random.pick(COLLECTIONS) };
  }
  const spoilt = random.chance(0.15) ? undefined : (mutate(fields, random) as Fields);
  if (action?.spoil === undefined && spoilt !== undefined) return postJson(target, spoilt);
  if (random.chance(0.1)) {
    return sendText("POST", target, brokenText(wireText(fields), random));
  }
  const base = typeof spoilt === "object" && spoilt !== null ? spoilt : fields;
  return postJson(target, { ...base, ...action?.spoil?.(random, world) });
}
