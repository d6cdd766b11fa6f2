import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startTestServer, type TestServer } from "./testServer.ts";

/** Goal: what is no HTTP request is refused in words, and nobody's broken connection ends the server. */
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

function open() {
  return connect(Number(new URL(server.url).port), "127.0.0.1").on("error", () => undefined);
}

/** What comes back for bytes, until the server closes. */
function answerTo(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    const socket = open().on("data", (chunk) => (said += String(chunk)));
    socket.on("close", () => resolve(said)).end(bytes);
  });
}

const HOST = "Host: localhost\r\n";

it.each([
  ["a line that is none", "get / http/1.1\r\n\r\n", 400, "BAD_REQUEST"],
  [
    "a length that is none",
    `POST /admin HTTP/1.1\r\n${HOST}Content-Length: x\r\n\r\n`,
    400,
    "BAD_REQUEST",
  ],
  [
    "a head without an end",
    `GET / HTTP/1.1\r\nA: ${"a".repeat(20_000)}\r\n\r\n`,
    431,
    "HEADERS_TOO_LARGE",
  ],
  [
    "an expectation",
    `POST /admin HTTP/1.1\r\n${HOST}Expect: more\r\n\r\n`,
    417,
    "EXPECTATION_FAILED",
  ],
  [
    "another upgrade",
    `GET / HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`,
    404,
    "NOT_FOUND",
  ],
])("refuses %s with a code and a sentence", async (_, bytes, status, code) => {
  const answer = await answerTo(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n") + 4))).toEqual({
    code,
    message: expect.stringMatching(/.{10}/),
  });
});

const UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
it.each([
  ["before its answer", `POST /admin HTTP/1.1\r\n${HOST}Content-Length: 50\r\n\r\nabc`],
  ["while its upgrade is refused", `GET /x HTTP/1.1\r\n${HOST}${UPGRADE}\r\n`],
  [
    "on an open WebSocket",
    `GET /ws HTTP/1.1\r\n${HOST}${UPGRADE}Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  ],
])("lives on when a client resets its connection %s", async (_, bytes) => {
  const sockets = Array.from({ length: 60 }, () => open());
  await Promise.all(
    sockets.map(async (socket, n) => {
      socket.write(bytes);
      await sleep(n % 12);
      socket.resetAndDestroy();
    }),
  );
  expect((await server.control("health")).status).toBe(200);
  expect(server.errors).toEqual([]);
});
