import { api, Failure, isObject, numberOf, textOf, type Api, type Options } from "./answer.ts";
import { fileOf, type FileStore } from "./fileStore.ts";
import type { Network } from "./network.ts";

const PATIENCE_MS = 60_000;

/** `wx.request` and `wx.downloadFile`, as far as the other server lets a browser's page read its answers (CORS). */
export function requestApis(network: Network, files: FileStore): Record<string, unknown> {
  async function ask(o: Options, init: RequestInit): Promise<Response> {
    if (!network.isOn()) throw new Failure("network is down", { errno: 600001 });
    const signal = AbortSignal.timeout(numberOf(o, "timeout", PATIENCE_MS));
    const headers = isObject(o["header"]) ? (o["header"] as Record<string, string>) : {};
    return fetch(textOf(o, "url"), { ...init, headers, signal });
  }
  return {
    request: withTask(
      api("request", async (o) => {
        const method = textOf(o, "method", "GET").toUpperCase();
        const { data } = o;
        const isRead = method === "GET" || method === "HEAD";
        const url = isRead && isObject(data) ? withQuery(textOf(o, "url"), data) : textOf(o, "url");
        const body = typeof data === "string" ? data : JSON.stringify(data);
        const header = { "content-type": "application/json", ...optionsOf(o["header"]) };
        const sent = isRead || data === undefined ? { method } : { method, body };
        const response = await ask({ ...o, url, header }, sent);
        const answered = await readAnswer(response, o);
        const { status: statusCode } = response;
        return {
          data: answered,
          statusCode,
          header: Object.fromEntries(response.headers),
          cookies: [],
        };
      }),
    ),
    downloadFile: withTask(
      api("downloadFile", async (o) => {
        const response = await ask(o, {});
        const file = await fileOf(await response.blob());
        const filePath = textOf(o, "filePath");
        if (filePath !== "") files.write(filePath, file);
        const where = filePath === "" ? { tempFilePath: files.addTemporary(file) } : { filePath };
        return { ...where, statusCode: response.status };
      }),
    ),
  };
}

const optionsOf = (value: unknown): object => (isObject(value) ? value : {});

function withQuery(url: string, data: Options): string {
  const asked = new URL(url);
  for (const [name, value] of Object.entries(data)) asked.searchParams.set(name, String(value));
  return asked.href;
}

async function readAnswer(response: Response, o: Options): Promise<unknown> {
  if (textOf(o, "responseType") === "arraybuffer") return response.arrayBuffer();
  const text = await response.text();
  if (textOf(o, "dataType", "json") !== "json") return text;
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON stays text, as on a phone.
    return text;
  }
}

/** WeChat gives a task back, with callbacks or without. Nothing can be stopped here. */
function withTask(run: Api): (options?: unknown) => unknown {
  const quiet = (): void => undefined;
  return (options) => {
    const told = run(options);
    const task = {
      ...{ abort: quiet, onHeadersReceived: quiet, offHeadersReceived: quiet },
      ...{ onProgressUpdate: quiet, offProgressUpdate: quiet, onChunkReceived: quiet },
    };
    return told === undefined ? task : Object.assign(told, task);
  };
}
