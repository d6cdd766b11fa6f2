/** Goal: whatever is sent over the socket, by whomever, is answered or refused by name. */
import { request } from "node:http";
import { WebSocket } from "ws";
import { removeAll } from "../database/fixtures/temporary.ts";
import { startWatchServer, type WatchServer } from "./testing/watchServer.ts";

type Message = { msgType: string; requestId: string; watchId?: string; msgData: Fields };
type Fields = Record<string, unknown> & { events?: Record<string, unknown>[] };

interface Client {
  readonly socket: WebSocket;
  /** Sends, and waits for the answer. */
  ask(
    msgType: string,
    msgData?: object | null,
    exMsgData?: object,
    watchId?: string,
  ): Promise<Message>;
  /** The next message that nobody asked for. */
  next(): Promise<Message>;
}

let server: WatchServer;
const clients: Client[] = [];

beforeEach(async () => {
  server = await startWatchServer();
  server.database.createCollection("c");
});
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  await server.close();
  await removeAll();
});

const address = (): string => server.watch.sign(undefined).wsUrl;

async function connect(): Promise<Client> {
  const socket = new WebSocket(address());
  const inbox: Message[] = [];
  let woken = (): void => {};
  socket.on("message", (bytes: Buffer) => {
    inbox.push(JSON.parse(String(bytes)) as Message);
    woken();
  });
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  async function first(isIt: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const at = inbox.findIndex(isIt);
      if (at >= 0) return inbox.splice(at, 1)[0]!;
      await new Promise<void>((resolve) => (woken = resolve));
    }
  }
  let asked = 0;
  const client: Client = {
    socket,
    ask(msgType, msgData = {}, exMsgData, watchId = "w1") {
      const requestId = `r${++asked}`;
      socket.send(JSON.stringify({ msgType, requestId, watchId, msgData, exMsgData }));
      return first((message) => message.requestId === requestId);
    },
    next: () => first(({ requestId }) => !requestId.startsWith("r")),
  };
  clients.push(client);
  return client;
}

async function signedIn(caller = server.caller): Promise<Client> {
  const client = await connect();
  const { signStr } = server.watch.sign(caller);
  expect(await client.ask("LOGIN", { envId: "local-env" }, { signStr })).toMatchObject({
    ...{ msgType: "LOGIN_RES", msgData: { envId: "local-env" } },
  });
  return client;
}

const ALL = { envId: "local-env", collName: "c", query: "{}" };
const codeOf = ({ msgType, msgData }: Message) => `${msgType} ${String(msgData["code"])}`;

it("refuses who comes from elsewhere, and paths where nothing is", async () => {
  const upgrade = (path: string, headers: object): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const all = { connection: "Upgrade", upgrade: "websocket", ...headers };
      const key = {
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
      };
      request(server.url + path, { headers: { ...all, ...key } })
        .on("response", ({ statusCode }) => resolve(statusCode))
        .on("upgrade", (_, socket) => {
          socket.destroy();
          resolve(101);
        })
        .on("error", reject)
        .end();
    });
  expect(await upgrade("/ws", {})).toBe(101);
  expect(await upgrade("/ws?x=1", { origin: "http://localhost:3000" })).toBe(101);
  expect(await upgrade("/ws", { origin: "https://evil.example" })).toBe(403);
  expect(await upgrade("/ws", { host: "evil.example" })).toBe(403);
  expect(await upgrade("/elsewhere", {})).toBe(404);
});

it("asks for a sign or a token that holds, and for our environment", async () => {
  const client = await connect();
  expect(codeOf(await client.ask("INIT_WATCH", ALL))).toBe("ERROR CHECK_LOGIN_FAILED");
  const login = (envId: string, signStr: string, accessToken = "") =>
    client.ask("LOGIN", { envId, accessToken }, { signStr }).then(codeOf);
  expect(await login("local-env", "made up")).toBe("LOGIN_RES SIGN_INVALID_ERROR");
  expect(await login("other-env", server.watch.sign(undefined).signStr)).toBe(
    "LOGIN_RES INVALIID_ENV",
  );
  expect(await login("local-env", "", "bad")).toBe("LOGIN_RES CHECK_LOGIN_FAILED");
  expect(await login("local-env", "", "good")).toBe("LOGIN_RES undefined");
  server.refuses = ({ caller }) => (caller?.uid === "u-token" ? undefined : "not this one");
  expect((await client.ask("INIT_WATCH", ALL)).msgType).toBe("INIT_EVENT");
  expect(codeOf(await client.ask("INIT_WATCH", { ...ALL, envId: "x" }))).toBe("ERROR INVALIID_ENV");
});

it("asks the rules with the query as the caller has it, and says what was not proven", async () => {
  const client = await signedIn({ openid: "o1" });
  const wishes: unknown[] = [];
  server.refuses = (wish) => {
    wishes.push(wish);
    return "doc.open == true is not proven";
  };
  const refused = await client.ask("INIT_WATCH", { ...ALL, query: '{"_openid":"{openid}"}' });
  expect(codeOf(refused)).toBe("ERROR DATABASE_PERMISSION_DENIED");
  expect(refused).toMatchObject({
    ...{ watchId: "w1", msgData: { message: "doc.open == true is not proven" } },
  });
  expect(wishes).toEqual([
    {
      ...{ collection: "c", operation: "read", caller: { openid: "o1" } },
      ...{ query: { _openid: "o1" }, filters: true },
    },
  ]);
});

it("refuses by name what it cannot read or do not know", async () => {
  const client = await signedIn();
  const init = (changes: object) =>
    client.ask("INIT_WATCH", { ...ALL, ...changes }).then(({ msgData }) => msgData["message"]);
  expect(await init({ collName: 5 })).toContain("collName must be a text");
  expect(await init({ collName: "nowhere" })).toContain("not exist");
  expect(await init({ query: "{" })).toContain("not Extended JSON");
  expect(await init({ query: "[]" })).toContain("query must be an object");
  expect(await init({ query: '{"a":{"$bad":1}}' })).toContain("not emulated: $bad");
  expect(await init({ limit: 0 })).toContain("limit must not be 0");
  expect(await init({ orderBy: { n: 1 } })).toContain("orderBy.n must be asc or desc");
  const { msgData } = await client.ask("DANCE");
  expect(msgData["message"]).toBe("not emulated: DANCE");
  const query = { queryID: "made up", eventID: 1 };
  expect(codeOf(await client.ask("CHECK_LAST", query))).toBe("ERROR QUERYID_INVALID_ERROR");
  expect((await client.ask("PING", null)).msgType).toBe("PONG");
  const closed = new Promise((resolve) => client.socket.on("close", resolve));
  client.socket.send("no message");
  expect(await closed).toBe(1008);
  expect(server.errors).toEqual([]);
});

it("takes at most 5,000 documents, at the beginning and later", async () => {
  const docs = Array.from({ length: 5_000 }, (_, _id) => ({ _id, n: 1 }));
  await server.database.insert("c", docs);
  const client = await signedIn();
  const { msgData } = await client.ask("INIT_WATCH", ALL);
  expect(msgData.events).toHaveLength(5_000);
  await server.database.insert("c", [{ _id: "one more" }]);
  const ended = await client.next();
  expect(ended).toMatchObject({ msgType: "ERROR", watchId: "w1" });
  expect(ended.msgData["message"]).toContain("at most 5000 documents");
  expect(codeOf(await client.ask("INIT_WATCH", ALL))).toBe("ERROR DATABASE_REQUEST_FAILED");
  const some = await client.ask("INIT_WATCH", { ...ALL, limit: 3, orderBy: { _id: "desc" } });
  expect(some.msgData.events?.map(({ DocID }) => DocID)).toEqual(["one more", 4999, 4998]);
});

it("gives the missed events again, to their owner alone, and forgets what was acknowledged", async () => {
  const client = await signedIn();
  const { msgData } = await client.ask("INIT_WATCH", ALL);
  const queryID = msgData["queryID"];
  for (const _id of ["a", "b", "c"]) {
    await server.database.insert("c", [{ _id }]);
    await client.next();
  }
  const rebuild = (of: Client, eventID: number, collName = "c") =>
    of.ask("REBUILD_WATCH", { envId: "local-env", collName, queryID, eventID });
  const again = await rebuild(client, 2);
  expect(again).toMatchObject({ msgType: "NEXT_EVENT", msgData: { currEvent: 4 } });
  expect(again.msgData.events?.map(({ ID, DocID }) => [ID, DocID])).toEqual([
    [3, "b"],
    [4, "c"],
  ]);
  expect((await client.ask("CHECK_LAST", { queryID, eventID: 3 })).msgData).toEqual({
    ...{ queryID, currEvent: 4 },
  });
  expect(codeOf(await rebuild(client, 2))).toBe("ERROR QUERYID_INVALID_ERROR");
  expect(codeOf(await rebuild(client, 9))).toBe("ERROR QUERYID_INVALID_ERROR");
  expect(codeOf(await rebuild(client, 3, "d"))).toBe("ERROR QUERYID_INVALID_ERROR");

  const thief = await signedIn({ uid: "u2" });
  expect(codeOf(await rebuild(thief, 3))).toBe("ERROR QUERYID_INVALID_ERROR");
  client.socket.terminate();
  await server.database.insert("c", [{ _id: "d" }]);
  const back = await signedIn();
  expect((await rebuild(back, 3)).msgData.events?.map(({ DocID }) => DocID)).toEqual(["c", "d"]);
  await server.database.insert("c", [{ _id: "e" }]);
  expect((await back.next()).msgData).toMatchObject({ currEvent: 6, events: [{ DocID: "e" }] });
});

it("looks once at writes of one commit, and calls each what it was", async () => {
  const client = await signedIn();
  await client.ask("INIT_WATCH", { ...ALL, limit: 2, orderBy: { _id: "asc" } });
  await Promise.all(["c", "b", "a"].map((_id) => server.database.insert("c", [{ _id }])));
  const { msgData } = await client.next();
  expect(
    msgData.events?.map(({ ID, DataType, QueueType, DocID }) => [ID, DataType, QueueType, DocID]),
  ).toEqual([
    [2, "add", "enqueue", "a"],
    [2, "add", "enqueue", "b"],
  ]);
});

it("says nothing to a listener that was closed, and nothing of other collections", async () => {
  server.database.createCollection("other");
  const client = await signedIn();
  await client.ask("INIT_WATCH", ALL);
  await client.ask("INIT_WATCH", { ...ALL, collName: "other" }, undefined, "w2");
  client.socket.send(JSON.stringify({ msgType: "CLOSE_WATCH", requestId: "r", watchId: "w1" }));
  await client.ask("PING", null);
  await server.database.insert("c", [{ _id: "a" }]);
  await server.database.insert("other", [{ _id: "b" }]);
  expect(await client.next()).toMatchObject({
    watchId: "w2",
    msgData: { events: [{ DocID: "b" }] },
  });
});

it("takes at most 100 listeners on one connection", async () => {
  const client = await signedIn();
  const open = (n: number) => client.ask("INIT_WATCH", ALL, undefined, `w${n}`);
  for (let n = 1; n <= 100; n++) expect((await open(n)).msgType).toBe("INIT_EVENT");
  expect(codeOf(await open(101))).toBe("ERROR SYS_ERR");
  expect((await open(100)).msgType).toBe("INIT_EVENT");
});

it("hangs up on who gives no sign of life", async () => {
  const brisk = await startWatchServer({ heartbeatMs: 50 });
  const [dead, alive] = [false, true].map((autoPong) => {
    const socket = new WebSocket(brisk.watch.sign(undefined).wsUrl, { autoPong });
    return { socket, closed: new Promise((resolve) => socket.on("close", resolve)) };
  });
  expect(await dead!.closed).toBe(1006);
  expect(alive!.socket.readyState).toBe(WebSocket.OPEN);
  await brisk.close();
});

it("takes at most 200 connections", async () => {
  const opened = await Promise.all(Array.from({ length: 200 }, connect));
  await expect(connect()).rejects.toThrow("503");
  opened[0]!.socket.close();
  await new Promise((resolve) => opened[0]!.socket.on("close", resolve));
  expect((await connect()).socket.readyState).toBe(WebSocket.OPEN);
});
