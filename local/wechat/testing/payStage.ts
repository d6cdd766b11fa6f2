import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aes, Formatter, Rsa, Wechatpay } from "wechatpay-axios-plugin";
import { createClock, type Clock } from "../../clock.ts";
import { createWechat, type Wechat } from "../index.ts";
import type { CallFunction } from "../notice/payNotices.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { askRoute } from "./askRoute.ts";

/** A reply as the client sees it: of a refusal too. */
export interface Heard {
  readonly status: number;
  readonly data: Record<string, unknown>;
}

/** A notice as a careful merchant reads it. */
export interface HeardNotice {
  readonly verified: boolean;
  readonly atMs: number;
  readonly id: string;
  readonly eventType: string;
  readonly resource: Record<string, unknown>;
}

/** WeChat behind a real listener, with the client that merchants use, and a receiver for its notices. */
export interface PayStage {
  readonly clock: Clock;
  readonly directory: string;
  readonly url: string;
  /** Where notices may be sent: the receiver below. */
  readonly notifyUrl: string;
  readonly heard: HeardNotice[];
  /** What the receiver answers; the default is 204. */
  answerWith(answer: (notice: HeardNotice) => { status: number; body?: string } | "silence"): void;
  ask(method: "get" | "post", path: string, body?: object, headers?: object): Promise<Heard>;
  control(path: string, body?: object, query?: string): Promise<Record<string, unknown>>;
  /** Goes to an instant as the server does, sending on the way what falls due. */
  advanceTo(atMs: number): Promise<void>;
  encipher(text: string): string;
  /** Another process on the same files: nothing of the first is told that it ends. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openPayStage(o: {
  startMs: number;
  callFunction?: CallFunction;
}): Promise<PayStage> {
  const directory = await mkdtemp(join(tmpdir(), "pay-"));
  const clock = createClock(o.startMs);
  const callFunction = o.callFunction ?? (async () => ({ ok: true, result: { errcode: 0 } }));
  // What a kill leaves behind is the same whether the disk was asked to hurry or not.
  const start = () => createWechat({ directory, clock, callFunction, durability: "off" });
  let wechat = start();
  await wechat.settled();
  const key = (file: string) => readFile(join(directory, "wechat", file), "utf8");
  const platformKey = await key("platform_public_key.pem");

  const server = createServer((request, response) => void serve(() => wechat, request, response));
  const url = await listen(server);
  const receiver = createReceiver({
    clock,
    platformKey,
    apiV3Key: (await key("api_v3_key.txt")).trim(),
  });
  const notifyUrl = `${await listen(receiver.server)}/notify`;
  const client = new Wechatpay({
    ...{
      baseURL: `${url}/wechatpay`,
      mchid: DEV_MERCHANT.mchid,
      serial: DEV_MERCHANT.merchantSerial,
    },
    privateKey: await key("merchant_private_key.pem"),
    certs: { [DEV_MERCHANT.platformSerial]: platformKey },
  });

  return {
    ...{ clock, directory, url, notifyUrl, heard: receiver.heard, answerWith: receiver.answerWith },
    async ask(method, path, body, headers = {}) {
      const config = { validateStatus: () => true, headers, proxy: false as const };
      const chain = client.chain(path);
      const reply = method === "get" ? await chain.get(config) : await chain.post(body, config);
      return { status: reply.status, data: reply.data };
    },
    control: (path, body, query) => askRoute(wechat.routes, path, { body, query }),
    async advanceTo(atMs) {
      for (
        let due = wechat.nextDueMs();
        due !== undefined && due <= atMs;
        due = wechat.nextDueMs()
      ) {
        clock.advanceTo(Math.max(due, clock.nowMs()));
        await wechat.runDue(due);
      }
      clock.advanceTo(atMs);
    },
    encipher: (text) => Rsa.encrypt(text, platformKey),
    async restart() {
      wechat = start();
      await wechat.settled();
    },
    async close() {
      await wechat.settled();
      for (const each of [server, receiver.server]) {
        each.closeAllConnections();
        each.close();
      }
      await rm(directory, { recursive: true });
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const headersOf = (request: IncomingMessage) =>
  Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));

async function serve(
  wechat: () => Wechat,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const { method = "GET", url: path = "/" } = request;
  const reply = await wechat().http({ method, path, headers: headersOf(request), body });
  if (reply === undefined || reply.status === 0) return void request.socket.destroy();
  response.writeHead(reply.status, reply.headers).end(reply.body);
}

function createReceiver(o: { clock: Clock; platformKey: string; apiV3Key: string }) {
  const heard: HeardNotice[] = [];
  let answer: Parameters<PayStage["answerWith"]>[0] = () => ({ status: 204 });
  const server = createServer(async (request, response) => {
    const text = (await bodyOf(request)).toString();
    const headers = headersOf(request);
    const signed = Formatter.response(
      ...([headers["wechatpay-timestamp"], headers["wechatpay-nonce"], text] as [
        string,
        string,
        string,
      ]),
    );
    const notice = JSON.parse(text);
    const { ciphertext, nonce, associated_data } = notice.resource;
    const plain = Aes.AesGcm.decrypt(ciphertext, o.apiV3Key, nonce, associated_data);
    const told: HeardNotice = {
      verified:
        headers["wechatpay-serial"] === DEV_MERCHANT.platformSerial &&
        Rsa.verify(signed, headers["wechatpay-signature"] ?? "", o.platformKey),
      ...{ atMs: o.clock.nowMs(), id: notice.id, eventType: notice.event_type },
      resource: JSON.parse(plain),
    };
    heard.push(told);
    const reply = told.verified ? answer(told) : { status: 401, body: '{"code":"FAIL"}' };
    if (reply === "silence") return;
    response.writeHead(reply.status).end(reply.body);
  });
  return {
    ...{ server, heard },
    answerWith(next: typeof answer) {
      answer = next;
    },
  };
}
