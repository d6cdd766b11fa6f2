/** Goal: what WeChat pushes is signed and encrypted as its documents say, and sent three times where nobody answers. */
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClock } from "../../clock.ts";
import { createCallLog } from "../callLog.ts";
import { createMessagePush } from "./messagePush.ts";
import { decryptMessage, DEV_ACCOUNT, encryptMessage, toXml, xmlField } from "./officialAccount.ts";

type Received = { query: URLSearchParams; body: string; contentType: string };

let server: Server;
let url = "";
let received: Received[] = [];
let answers: { status: number; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      const { searchParams: query } = new URL(request.url ?? "/", "http://localhost");
      received.push({ query, body, contentType: request.headers["content-type"] ?? "" });
      const answer = answers.shift() ?? { status: 200, body: query.get("echostr") ?? "success" };
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oa`;
});
afterAll(() => void server.close());
beforeEach(() => ([received, answers] = [[], []]));

const push = () =>
  createMessagePush({
    ...{ clock: createClock(1_700_000_000_000), log: createCallLog() },
    onMessage: () => undefined,
  });
/** Reckoned here, not by the code that is tried. */
const sha1 = (...texts: (string | null)[]) =>
  createHash("sha1").update(texts.map(String).sort().join("")).digest("hex");

const SCAN = { FromUserName: "oFan", Event: "SCAN", EventKey: "v1abc", Ticket: "t" };

it("sends an event in XML, signed with the token", async () => {
  const delivery = await push().send({ url, message: SCAN });
  expect(delivery).toEqual({ delivered: true, tries: 1, status: 200, reply: "success" });
  const [{ query, body, contentType }] = received as [Received];
  const { token } = DEV_ACCOUNT;
  expect(query.get("signature")).toBe(sha1(token, query.get("timestamp"), query.get("nonce")));
  expect(query.get("openid")).toBe("oFan");
  expect(contentType).toBe("text/xml");
  expect(xmlField(body, "Event")).toBe("SCAN");
  expect(xmlField(body, "EventKey")).toBe("v1abc");
  expect(xmlField(body, "CreateTime")).toBe("1700000000");
  expect(xmlField(body, "ToUserName")).toBe(DEV_ACCOUNT.userName);
});

it.each(["xml", "json"])("encrypts it, in %s", async (format) => {
  await push().send({ url, message: { ...SCAN, EventKey: "a]]>b" }, mode: "aes", format });
  const [{ query, body }] = received as [Received];
  const encrypted =
    format === "xml"
      ? xmlField(body, "Encrypt")
      : (JSON.parse(body) as { Encrypt: string }).Encrypt;
  const signed = [DEV_ACCOUNT.token, query.get("timestamp"), query.get("nonce"), encrypted ?? ""];
  expect(query.get("msg_signature")).toBe(sha1(...signed));
  expect(query.get("encrypt_type")).toBe("aes");
  expect(body).not.toContain("SCAN");
  expect(decryptMessage(encrypted ?? "", DEV_ACCOUNT)).toContain("SCAN");
  expect(decryptMessage(encrypted ?? "", { ...DEV_ACCOUNT, appid: "other" })).toBeUndefined();
});

it("reads an encrypted reply", async () => {
  const reply = toXml({ MsgType: "text", Content: "欢迎" });
  answers = [{ status: 200, body: toXml({ Encrypt: encryptMessage(reply, DEV_ACCOUNT) }) }];
  expect(await push().send({ url, message: SCAN, mode: "aes" })).toMatchObject({ reply });
});

it.each([
  [[500], { delivered: true, tries: 2 }],
  [[500, 404, 503], { delivered: false, tries: 3, status: 503 }],
])("tries again after %j", async (statuses, expected) => {
  answers = statuses.map((status) => ({ status, body: "" }));
  expect(await push().send({ url, message: SCAN })).toMatchObject(expected);
});

it("verifies an address by an echo", async () => {
  expect(await push().verify({ url })).toMatchObject({ verified: true });
  answers = [{ status: 200, body: "no" }];
  expect(await push().verify({ url })).toEqual({ verified: false, reply: "no" });
});

it.each([
  ["another machine", { url: "http://example.com/a", message: SCAN }],
  ["no user", { url: "http://127.0.0.1/a", message: {} }],
  ["an unknown mode", { url: "http://127.0.0.1/a", message: SCAN, mode: "secret" }],
  ["a field that is no text", { url: "http://127.0.0.1/a", message: { ...SCAN, a: {} } }],
])("refuses %s", async (_, body) => {
  await expect(push().send(body)).rejects.toMatchObject({ code: "bad_request" });
});
