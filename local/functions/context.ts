/**
 * Who calls a function, as CloudBase knows it. A field is absent when the caller has no such name:
 * a timer has none of them but a source.
 */
export interface Identity {
  /** The WeChat user in this mini program. */
  readonly openid?: string | undefined;
  /** The same person across the apps of one open-platform account. */
  readonly unionid?: string | undefined;
  readonly appid?: string | undefined;
  /** The CloudBase user of the web SDK. */
  readonly uid?: string | undefined;
  /** How the web user signed in: "ANONYMOUS", "USERNAME", "PHONE", "EMAIL", "CUSTOM", "WECHAT-OPEN", … */
  readonly loginType?: string | undefined;
  /** The name that the project's own server gave the user, in a custom-login ticket. */
  readonly customUserId?: string | undefined;
  /** TCB_SOURCE: "wx_client", "tcb", "wx_trigger", "wx_paycallback", … */
  readonly source?: string | undefined;
}

/** The mini program that a user comes from when the caller does not say. */
export const APPID_DEFAULT = "wxlocal0000000000";

const REGION = "ap-shanghai";
const CLIENT_IP = "127.0.0.1";

type Environment = Record<string, string>;

/** What every call of a function finds in `process.env`. Nothing of the developer's own environment but the basics. */
export function workerEnvironment(o: {
  env: string;
  functionName: string;
  adminUrl: string;
  own: Readonly<Environment>;
}): Environment {
  const basics: Environment = {};
  for (const name of ["PATH", "HOME", "TMPDIR"]) {
    const value = process.env[name];
    if (value !== undefined) basics[name] = value;
  }
  return {
    ...basics,
    ...o.own,
    // Without SCF every request of the SDK first asks the metadata service twice: 30 ms.
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: REGION,
    SCF_NAMESPACE: o.env,
    SCF_FUNCTIONNAME: o.functionName,
    // Never checked, but the SDK ends the process when they are missing.
    TENCENTCLOUD_SECRETID: "local",
    TENCENTCLOUD_SECRETKEY: "local",
    TENCENTCLOUD_SESSIONTOKEN: "local",
    // The SDK reads the key in capitals only.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: o.adminUrl }),
  };
}

/** What one call finds there besides: who calls, and the token by which its own requests are known. */
export function callEnvironment(o: {
  env: string;
  requestId: string;
  apiToken: string;
  identity: Identity;
}): Environment {
  const { identity } = o;
  const isTimer = identity.source === "wx_trigger";
  const source = identity.source ?? "";
  const tcb: Environment = {
    TCB_ENV: o.env,
    TCB_SEQID: o.requestId,
    TRIGGER_SRC: isTimer ? "timer" : source,
    TCB_SESSIONTOKEN: "",
    TCB_SOURCE: source,
    TCB_UUID: identity.uid ?? "",
    TCB_ISANONYMOUS_USER: String(identity.loginType === "ANONYMOUS"),
    TCB_CUSTOM_USER_ID: identity.customUserId ?? "",
    LOGINTYPE: identity.loginType ?? "",
    TCB_SOURCE_IP: CLIENT_IP,
  };
  // Never empty: with an empty WX_CONTEXT_KEYS, getWXContext() answers {} without even ENV.
  const wx: Environment = { WX_API_TOKEN: o.apiToken };
  if (isTimer) wx["WX_TRIGGER_API_TOKEN_V0"] = o.apiToken;
  if (identity.openid !== undefined) {
    wx["WX_OPENID"] = identity.openid;
    wx["WX_APPID"] = identity.appid ?? APPID_DEFAULT;
    wx["WX_CLIENTIP"] = CLIENT_IP;
    if (identity.unionid !== undefined) wx["WX_UNIONID"] = identity.unionid;
  }
  return {
    ...tcb,
    ...wx,
    TCB_CONTEXT_KEYS: Object.keys(tcb).join(","),
    WX_CONTEXT_KEYS: Object.keys(wx).join(","),
  };
}

/** The second argument of the handler. */
export function callContext(o: {
  env: string;
  requestId: string;
  functionName: string;
  timeoutSeconds: number;
  memoryMb: number;
  environment: Readonly<Environment>;
}): Record<string, unknown> {
  const seen = { ...o.environment, SCF_NAMESPACE: o.env, TENCENTCLOUD_RUNENV: "SCF" };
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: o.memoryMb,
    time_limit_in_ms: o.timeoutSeconds * 1000,
    request_id: o.requestId,
    function_version: "$LATEST",
    function_name: o.functionName,
    namespace: o.env,
    tencentcloud_region: REGION,
    tencentcloud_appid: "1250000000",
    tencentcloud_uin: "100000000000",
    environ: Object.entries(o.environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(";"),
    environment: JSON.stringify(seen),
  };
}

/**
 * What the platform adds to the event of a call from the mini program.
 * Source: WeChat, "云函数 · 获取小程序用户信息", for `userInfo`; events that developers printed, for `tcbContext`.
 */
export function addedToEvent({ openid, appid, source }: Identity): Record<string, unknown> {
  if (openid === undefined || source !== "wx_client") return {};
  return { userInfo: { appId: appid ?? APPID_DEFAULT, openId: openid }, tcbContext: {} };
}

/** The caller's source where he names none: a WeChat user comes from the mini program, any other from the web. */
export function withSource(identity: Identity): Identity {
  if (identity.source !== undefined) return identity;
  return { ...identity, source: identity.openid === undefined ? "tcb" : "wx_client" };
}
