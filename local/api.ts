/** What `startCloudBase` can be told. */
export interface CloudBaseOptions {
  /** Where the project stands: cloudbaserc.json, or a folder of functions. Default: the working directory. */
  readonly project?: string;
  /** Kept between starts. Default: a new temporary directory, which `close` removes. */
  readonly dataDirectory?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** "full" survives a power cut. Default: "off", since a test throws its data away. */
  readonly durability?: "full" | "off";
  /** Starts with the clock frozen at this instant, in ms since 1970. */
  readonly freezeAtMs?: number;
  /** The environment's name. Default: `envId` of cloudbaserc.json, else "local-env". */
  readonly env?: string;
  /**
   * Hands the caller's identity on to functions that functions call. Default: false, as CloudBase's documents say;
   * published projects rely on true.
   */
  readonly nestedOpenid?: boolean;
  /** What `{{env.X}}` in cloudbaserc.json is looked up in. Default: `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What goes wrong inside. Default: it is printed. */
  readonly onError?: (error: unknown) => void;
}

/** Who calls a function. A caller without any name is nobody: a script, or "cloud test" in the console. */
export interface Caller {
  /** The WeChat user of a mini program. */
  readonly openid?: string;
  readonly unionid?: string;
  readonly appid?: string;
  /** The signed-in user of a web page. */
  readonly uid?: string;
  readonly loginType?: string;
  readonly customUserId?: string;
  /** TCB_SOURCE, when the usual one does not fit: "wx_client" with an openid, else "tcb". */
  readonly source?: string;
}

/** A running server. */
export interface CloudBase {
  /** For example http://127.0.0.1:41234. Open it in a browser to look inside. */
  readonly url: string;
  readonly env: string;
  readonly dataDirectory: string;
  /** Environment variables that lead `@cloudbase/node-sdk` and `wx-server-sdk` of a process here. */
  readonly sdkEnvironment: Readonly<Record<string, string>>;
  /**
   * Calls a function as somebody, and gives what it returned.
   *
   * Errors: an Error with the platform's `code`, such as FUNCTIONS_EXECUTE_FAIL.
   */
  call(name: string, data?: unknown, caller?: Caller): Promise<unknown>;
  /** Stops the clock at an instant, in ms since 1970. */
  freeze(atMs: number): Promise<void>;
  /** Drives the frozen clock forward; timers and notices that fall due on the way run before it resolves. */
  advance(byMs: number): Promise<{ readonly ran: number }>;
  /** Any route of the control door: `control("wechat/log")` asks, with a body it tells. */
  control(path: string, body?: unknown): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export type StartCloudBase = (options?: CloudBaseOptions) => Promise<CloudBase>;
