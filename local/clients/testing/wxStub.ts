import { request as httpRequest, type IncomingHttpHeaders } from "node:http";

type Answered = { statusCode: number | undefined; header: IncomingHttpHeaders; data: unknown };
type Asked = {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string | undefined>;
  success?: (answered: Answered) => void;
  fail?: (failed: { errMsg: string }) => void;
  complete?: (ended: object) => void;
};

/** What every file of this mini program holds. */
const FILE = "hey";
const stored = new Map<string, unknown>();

/** As much of a mini program's runtime as the adapter looks for. */
export const wx = {
  getSystemInfoSync: () => ({ platform: "devtools" }),
  getAccountInfoSync: () => ({ miniProgram: { appId: "wxlocal0000000000" } }),
  getRendererUserAgent: async () => "stub",
  getStorageSync: (key: string) => stored.get(key) ?? "",
  setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
  removeStorageSync: (key: string) => void stored.delete(key),
  clearStorageSync: () => stored.clear(),
  login: ({ success }: { success: (o: { code: string }) => void }) =>
    setImmediate(() => success({ code: "code-of-fan" })),
  getFileSystemManager: () => ({ readFileSync: () => Buffer.from(FILE) }),
  connectSocket(): never {
    throw new Error("the stub has no sockets");
  },
  uploadFile(asked: Asked & { name: string; formData?: Record<string, string> }) {
    return answered(asked, upload(asked));
  },
  request(asked: Asked) {
    return answered(asked, ask(asked));
  },
};

function answered(asked: Asked, work: Promise<Answered>) {
  work.then(
    (answered) => {
      asked.success?.(answered);
      asked.complete?.(answered);
    },
    (error: unknown) => {
      const failed = { errMsg: `request:fail ${String(error)}` };
      asked.fail?.(failed);
      asked.complete?.(failed);
    },
  );
  const nothing = () => undefined;
  return { abort: nothing, onChunkReceived: nothing, onProgressUpdate: nothing };
}

async function upload(o: Asked & { name: string; formData?: Record<string, string> }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(o.formData ?? {})) form.append(name, String(value));
  form.append(o.name, new Blob([FILE]));
  const sent = Object.entries(o.header ?? {}).map(([name, value]) => [name, String(value)]);
  const headers = Object.fromEntries(sent.filter(([name]) => !/^content-type$/i.test(name ?? "")));
  const response = await fetch(o.url, { method: "POST", body: form, headers });
  return { statusCode: response.status, header: {}, data: parsed(await response.text()) };
}

function ask({ url, method = "GET", data, header = {} }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const given = Object.entries(header).filter(([, value]) => value !== undefined);
    const headers = Object.fromEntries([["content-type", "application/json"], ...given]);
    const sent = httpRequest(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode, headers: answered } = response;
        resolve({ statusCode, header: answered, data: parsed(Buffer.concat(chunks).toString()) });
      });
    });
    sent.on("error", reject);
    const hasBody = data !== undefined && method !== "GET" && method !== "HEAD";
    sent.end(hasBody ? bodyOf(data) : undefined);
  });
}

function bodyOf(data: unknown): string | Buffer {
  return typeof data === "string" || Buffer.isBuffer(data) ? data : JSON.stringify(data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

Object.assign(globalThis, { wx, Page: () => undefined, App: () => undefined, getApp: () => ({}) });
