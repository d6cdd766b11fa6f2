import type { Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import type { Random } from "../random.ts";
import { embed, wireText } from "../wireText.ts";
import type { World } from "../world.ts";

const TEXT = 1;
const PING = 9;
/** What is asked last: its answer shows that the socket still lives. */
export const LAST_REQUEST = "last";

/** Realtime: bad upgrades, bad frames, and messages that make no sense. */
export function askSocket(random: Random, { env, signStr }: World): Asked {
  const login = {
    msgType: "LOGIN",
    requestId: "r1",
    msgData: { envId: env, accessToken: "" },
    exMsgData: { signStr },
  };
  const watch = {
    ...{ msgType: "INIT_WATCH", requestId: "r2", watchId: "w" },
    msgData: {
      envId: env,
      collName: "open",
      query: embed({ n: 1 }),
      limit: 5,
      orderBy: { n: "asc" },
    },
  };
  const types = ["REBUILD_WATCH", "CHECK_LAST", "CLOSE_WATCH", "PING", "LOGIN", "NOPE"];
  const other = {
    ...watch,
    msgType: random.pick(types),
    msgData: { ...watch.msgData, queryID: "q", eventID: 1 },
  };
  const texts = [
    login,
    mutate(random.pick([login, watch, other]), random),
    watch,
    mutate(other, random),
  ]
    .filter(() => random.chance(0.8))
    .map(wireText);
  const broken = random.chance(0.1) ? [brokenText(wireText(login), random)] : [];
  const last = wireText({ msgType: "PING", requestId: LAST_REQUEST });
  const frames = [...texts, ...broken, last].map((text) => frame(TEXT, Buffer.from(text)));
  const bad = random.chance(0.2) ? [badFrame(random)] : [];
  return { kind: "socket", head: upgrade(random), frames: [...bad, ...frames] };
}

function upgrade(random: Random): string {
  const path = random.chance(0.9)
    ? "/ws"
    : random.pick(["/", "/ws/", "/wss", "/admin", "/%zz", "/ws?x=%"]);
  const lines = [
    ...[`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", "Connection: Upgrade", "Upgrade: websocket"],
    `Sec-WebSocket-Key: ${random.chance(0.95) ? "AAAAAAAAAAAAAAAAAAAAAA==" : "x"}`,
    `Sec-WebSocket-Version: ${random.chance(0.95) ? "13" : "99"}`,
    ...(random.chance(0.1) ? ["Origin: http://evil.example"] : []),
    ...(random.chance(0.1) ? ["Sec-WebSocket-Extensions: permessage-deflate; x=y"] : []),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

/** A masked frame, as clients send them. */
function frame(opcode: number, payload: Buffer, isMasked = true): Buffer {
  const length =
    payload.length < 126
      ? [payload.length]
      : payload.length < 65_536
        ? [126, payload.length >> 8, payload.length & 255]
        : [127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >> shift) & 255)];
  const [first = 0, ...rest] = length;
  const mask = isMasked ? [0, 0, 0, 0] : [];
  const head = [0x80 | opcode, first | (isMasked ? 0x80 : 0), ...rest, ...mask];
  return Buffer.concat([Buffer.from(head), payload]);
}

function badFrame(random: Random): Buffer {
  return random.pick([
    frame(TEXT, Buffer.from("{}"), false),
    frame(TEXT, Buffer.from([0xff, 0xfe])),
    frame(2, Buffer.from("bytes")),
    frame(3, Buffer.from("a reserved kind")),
    frame(PING, Buffer.alloc(125)),
    frame(8, Buffer.from([0x03])),
    frame(TEXT, Buffer.alloc(600_000, "x")),
    Buffer.from([0xf1, 0x80, 0, 0, 0, 0]),
    Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
  ]);
}
