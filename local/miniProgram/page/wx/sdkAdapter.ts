import type { Network } from "./network.ts";

const PATIENCE_MS = 60_000;

type Sent = {
  readonly url?: string;
  readonly data?: object;
  readonly headers?: Record<string, string>;
  readonly method?: string;
  readonly body?: BodyInit;
  readonly file?: unknown;
};
type Answered = {
  readonly statusCode: number;
  readonly header: Record<string, string>;
  readonly data: unknown;
};

/**
 * What js-sdk stands on in one phone: requests that the phone's network switch can stop, and a storage of its own in
 * memory. js-sdk's usual one is the page's `localStorage`, which all phones of one browser would share, and with it the
 * signed-in person.
 */
export function sdkAdapter(network: Network) {
  const kept = new Map<string, unknown>();
  const storage = {
    setItem: (key: string, value: unknown) => void kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };

  async function ask(url: string | undefined, init: RequestInit): Promise<Response> {
    if (!network.isOn()) throw new Error("request:fail network is down");
    return fetch(absolute(url), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
  }

  async function answered(response: Response): Promise<Answered> {
    const header = Object.fromEntries(response.headers);
    return { statusCode: response.status, header, data: parsed(await response.text()) };
  }

  class Requests {
    async get({ url, headers }: Sent): Promise<Answered> {
      return answered(await ask(url, { headers: given(headers) }));
    }
    async post({ url, headers, data }: Sent): Promise<Answered> {
      const body = data instanceof FormData ? data : JSON.stringify(data ?? {});
      return answered(await ask(url, { method: "POST", headers: given(headers), body }));
    }
    async put({ url, headers, data }: Sent): Promise<Answered> {
      const body = data instanceof Blob ? data : JSON.stringify(data ?? {});
      return answered(await ask(url, { method: "PUT", headers: given(headers), body }));
    }
    async upload({ url, headers, file, method = "PUT" }: Sent): Promise<Answered> {
      const body = file instanceof Blob ? file : String(file);
      return answered(
        await ask(url, { method: method.toUpperCase(), headers: given(headers), body }),
      );
    }
    async download({ url }: Sent): Promise<{ statusCode: number; tempFilePath: string }> {
      const response = await ask(url, {});
      const tempFilePath = URL.createObjectURL(await response.blob());
      return { statusCode: response.status, tempFilePath };
    }
    async fetch({ url, headers, method = "GET", body }: Sent): Promise<object> {
      const sent = body === undefined ? {} : { body };
      const response = await ask(url, { method, headers: given(headers), ...sent });
      const data = parsed(await response.text());
      if (!response.ok) throw data;
      return { data, statusCode: response.status, header: response.headers };
    }
  }

  const adapter = {
    ...{ root: { globalThis: {} }, reqClass: Requests, wsClass: WebSocket },
    ...{ localStorage: storage, sessionStorage: storage, primaryStorage: "local" },
  };
  return { runtime: "web", isMatch: () => true, genAdapter: () => adapter };
}

/** A host that was registered without a protocol has the page's. */
function absolute(url = ""): string {
  return url.startsWith("//") ? location.protocol + url : url;
}

/** Only what has a value: `undefined` would travel as a word. */
function given(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
