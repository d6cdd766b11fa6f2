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

/** What `openMiniProgram` can be told. */
export interface MiniProgramOptions {
  /** Where the mini program's project.config.json stands. */
  readonly project: string;
  /** A running cloudbase-local. Default: http://127.0.0.1:8790. */
  readonly server?: string;
  /** Default: as the running server says, else "local-env". */
  readonly envId?: string;
  /** The mini program's id. Default: that of project.config.json, which may be a guest's. */
  readonly appId?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Who may be chosen to hold a phone. */
  readonly people?: readonly MiniProgramPerson[];
  /** Builds again and reloads open pages when a file changes. Default: false. */
  readonly isWatching?: boolean;
  /** Only pages whose path begins so are built, to try some while others are unfinished. Default: all. */
  readonly only?: readonly string[];
  /** Told of each build. */
  readonly onBuilt?: (build: MiniProgramBuild) => void;
  /** Told of what goes wrong inside. */
  readonly onError?: (error: unknown) => void;
}

export interface MiniProgramPerson {
  readonly openid: string;
  readonly name: string;
  readonly note?: string;
}

export interface MiniProgramBuild {
  readonly tookMs: number;
  /** Each with file and line; none where the build worked. */
  readonly problems: readonly string[];
}

/** A mini program that runs in the browser. */
export interface MiniProgram {
  /** The page with the phones, for example http://127.0.0.1:8792; one phone alone is at `/phone?who=OPENID`. */
  readonly url: string;
  /** Builds now, and resolves when open pages have been told. */
  rebuilt(): Promise<void>;
  close(): Promise<void>;
}

export type OpenMiniProgram = (options: MiniProgramOptions) => Promise<MiniProgram>;
