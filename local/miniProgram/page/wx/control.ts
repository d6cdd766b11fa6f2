import { Failure, isObject } from "./answer.ts";

/** The control door of cloudbase-local: where the person in front of the phone plays himself before WeChat. */
export type Control = {
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<ControlAnswer>;
  readonly post: (path: string, body: object) => Promise<ControlAnswer>;
};
export type ControlAnswer = Readonly<Record<string, unknown>>;

/** A refusal of the control door: `code` is what programs look at. */
export class ControlRefusal extends Failure {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "ControlRefusal";
    this.code = code;
  }
}

const PATIENCE_MS = 30_000;

/** `server`: where cloudbase-local is. Paths are below `/control/`. */
export function createControl(server: string): Control {
  async function ask(path: string, init: RequestInit): Promise<ControlAnswer> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${server}/control/${path}`, { ...init, signal });
    const body: unknown = await response.json();
    if (!isObject(body)) throw new ControlRefusal("unreadable", `HTTP ${response.status}`);
    if (body["ok"] === true) return body;
    const error = isObject(body["error"]) ? body["error"] : {};
    throw new ControlRefusal(String(error["code"]), String(error["message"]));
  }
  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams(query).toString();
      return ask(search === "" ? path : `${path}?${search}`, {});
    },
    post: (path, body) =>
      ask(path, {
        ...{ method: "POST", body: JSON.stringify(body) },
        headers: { "content-type": "application/json" },
      }),
  };
}

/** The things of a list in an answer. */
export function itemsOf(answer: ControlAnswer, name: string): readonly Record<string, unknown>[] {
  const list = answer[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}
