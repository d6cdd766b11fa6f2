import { getFrom, percent, postJson, sendText, type Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddText, oddValue } from "../odd.ts";
import { badDocument, badQuery, badUpdate, HALF_POSSIBLE } from "../poison.ts";
import type { Random } from "../random.ts";
import { embed, wireText } from "../wireText.ts";
import type { World } from "../world.ts";

type Fields = Readonly<Record<string, unknown>>;
const transactionId = "no-such-transaction";

/** What spoils a change, as `/web` and `/v1` spell it: as JSON or as JSON in text. */
function spoilChange(random: Random, knowsTransactions = true): Fields {
  const told = (value: unknown) => (random.chance(0.5) ? value : embed(value));
  return random.pick<() => Fields>([
    () => ({ query: told(badQuery(random)) }),
    () => ({ data: told(badUpdate(random)), query: told({}), merge: true }),
    () => (knowsTransactions ? { transactionId } : { query: 5 }),
    () => ({ query: {}, data: told(HALF_POSSIBLE.data), multi: true, merge: true, upsert: false }),
  ])();
}

/** `/web` reads no `transactionId` beside its own actions for transactions. */
function spoilInsert(random: Random, knowsTransactions = true): Fields {
  const good = { n: 1, text: "of a refused request" };
  return random.pick<Fields>([
    { data: [good, badDocument(random)] },
    { data: [badDocument(random), good] },
    knowsTransactions ? { data: [good], transactionId } : { data: [good, 5] },
    { data: 5 },
  ]);
}

/** Half of the callers are signed in; who is not gets nowhere near the database. */
function tokenFor(random: Random, { accessToken }: World): unknown {
  if (random.chance(0.6)) return accessToken;
  return random.pick<unknown>([undefined, "", "x", `${accessToken}x`, oddValue(random)]);
}

const COLLECTIONS = ["open", "own", "closed", "nowhere"];
const READS = ["queryDocument", "countDocument", "aggregate"];
const CHANGES = ["updateDocument", "deleteDocument"];
const OTHERS = [
  ...["storage.getUploadMetadata", "storage.batchGetDownloadUrl", "storage.getFileAuthority"],
  ...["functions.invokeFunction", "auth.wsWebSign", "auth.nope", "database.runCommands"],
  ...["database.commitTransaction", "database.abortTransaction", "database.startTransaction"],
  ...[
    "database.getInTransaction",
    "database.updateDocInTransaction",
    "database.deleteDocInTransaction",
  ],
  ...["database.insertDocInTransaction", "database.addCollection"],
];

/** CLOUD_API. */
export function askWeb(random: Random, world: World): Asked {
  const target = `/web?env=${world.env}`;
  const collectionName = random.pick(COLLECTIONS);
  const base = { dataVersion: "2020-01-10", env: world.env, access_token: tokenFor(random, world) };
  const query = { n: { $gte: 0 } };
  const at = { ...base, collectionName, query, queryType: "WHERE" };
  const kind = random.below(4);
  if (kind === 0) {
    const stages = [{ stageKey: "$match", stageValue: embed(query) }];
    const read = { ...at, stages, order: [{ field: "n", direction: "asc" }], projection: { n: 1 } };
    const fields = { ...read, action: `database.${random.pick(READS)}`, limit: 5, offset: 0 };
    return postJson(target, mutate(fields, random));
  }
  const fields: Fields =
    kind === 1
      ? { ...at, action: `database.${random.pick(CHANGES)}`, data: { $set: { n: 1 } }, multi: true }
      : kind === 2
        ? { ...base, action: "database.addDocument", collectionName, data: [{ n: 1 }] }
        : {
            ...base,
            action: random.pick(OTHERS),
            collectionName: "open",
            transactionId,
            path: "new/x",
          };
  if (kind === 3 && fields["action"] !== "database.addCollection") {
    const wish = {
      function_name: "echo",
      request_data: embed({}),
      docId: "d1",
      data: embed({ n: 1 }),
    };
    const spoilt = mutate({ ...fields, ...wish, file_list: [{ fileid: "x" }] }, random) as Fields;
    // Without a transaction that exists none of them can write.
    return postJson(target, { ...spoilt, transactionId });
  }
  if (random.chance(0.1)) return sendText("POST", target, brokenText(wireText(fields), random));
  const spoil =
    kind === 1 ? spoilChange(random, false) : kind === 2 ? spoilInsert(random, false) : {};
  const { action } = fields;
  if (kind === 3) return postJson(target, { ...fields, collectionName: "open" });
  // A removal reads no data, so that only its query can spoil it.
  const spoilt = action === "database.deleteDocument" ? { query: embed(badQuery(random)) } : spoil;
  return postJson(target, { ...(mutate(fields, random) as Fields), action, ...spoilt });
}

const DATABASE = "/v1/database/instances/(default)/databases/(default)";

/** GATEWAY: every REST path, whole and bent. */
export function askGateway(random: Random, world: World): Asked {
  const token = tokenFor(random, world);
  const headers: Record<string, string> =
    typeof token === "string" && /^[\x21-\x7e]+$/.test(token)
      ? { authorization: `Bearer ${token}` }
      : { authorization: random.pick(["Bearer", "Basic eDp5", "Bearer  ", "bearer x"]) };
  const documents = `${DATABASE}/collections/${random.pick(COLLECTIONS)}/documents`;
  switch (random.below(7)) {
    case 0:
      return getFrom(`${documents}${bentQuery(random)}`, headers);
    case 1:
      return getFrom(`${documents}/${percent(oddText(random))}${bentQuery(random)}`, headers);
    case 2: {
      const change = { query: { n: 1 }, data: { $set: { n: 1 } }, multi: true };
      const spoilt = { ...(mutate(change, random) as Fields), ...spoilChange(random) };
      return sendText("PATCH", documents, wireText(spoilt), headers);
    }
    case 3: {
      const spoilt = {
        ...(mutate({ data: [{ n: 1 }] }, random) as Fields),
        ...spoilInsert(random),
      };
      return postJson(documents, spoilt, headers);
    }
    case 4: {
      const query = random.chance(0.5) ? badQuery(random) : embed(badQuery(random));
      return postJson(`${documents}/remove`, { multi: true, query }, headers);
    }
    case 5: {
      const pipeline = [{ $match: { n: 1 } }, { $group: { _id: "$n", c: { $sum: 1 } } }];
      return postJson(`${documents}/aggregations`, mutate({ pipeline }, random), headers);
    }
    default:
      return bentPath(random, world, headers);
  }
}

function bentQuery(random: Random): string {
  const names = ["query", "limit", "offset", "order", "projection", "count", "transactionId"];
  const pairs = names
    .filter(() => random.chance(0.5))
    .map((name) => `${name}=${percent(wireText(oddValue(random)))}`);
  return `?${pairs.join("&")}${random.chance(0.1) ? "&%zz=%f" : ""}`;
}

const VERBS = [
  "get-objects-upload-info",
  "get-objects-download-info",
  "delete-objects",
  "copy-objects",
];

function bentPath(random: Random, { fileIds }: World, headers: Record<string, string>): Asked {
  const paths = [
    ...[
      "/v1/",
      "/v1/model/x",
      "/v1/rdb/x",
      "/v1/ai/x",
      "/v1/cloudrun/x",
      "/v1/storage/x",
      "/v1/apis/x",
    ],
    ...["/v1/functions/echo", "/v1/functions/nope", "/v1/functions/", "/v1/functions/echo/more"],
    ...["/v1/functions/echo?webfn=true", `/v1/functions/${percent(oddText(random))}`],
    ...[
      `${DATABASE}/transactions/no/commit`,
      `${DATABASE}/transactions/no/rollback`,
      `${DATABASE}/commands`,
    ],
    ...[`${DATABASE}/transactions/no/nope`, `${DATABASE}/collections`, `${DATABASE}/collections/x`],
    ...[
      "/v1/database/instances/x/databases/y/collections/open/documents",
      "/v1/%zz",
      "/v1/%00/%ff",
      "/v1//",
    ],
    ...VERBS.map((verb) => `/v1/storages/${verb}`),
  ];
  const path = random.pick(paths);
  const method = random.pick(["GET", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]);
  const item = {
    cloudObjectId: fileIds[0],
    objectId: "new/x",
    srcPath: "guarded/1.txt",
    dstPath: "guarded/2.txt",
  };
  // Whole lists end in an item that cannot be read, so that nothing may happen to those before it.
  const body = path.startsWith("/v1/storages/")
    ? random.pick<unknown>([[item, 5], [item, {}], { "0": item, "1": null }, [item, item, "x"], 5])
    : path.endsWith("/collections")
      ? { collectionName: random.pick<unknown>(["open", 5, {}, null, ""]) }
      : mutate({ a: 1, b: [1] }, random);
  return sendText(method, path, wireText(body), headers);
}
