type Sdk = typeof import("wx-server-sdk");
/** WeChat's open interfaces, as `openapi` of wx-server-sdk offers them. */
export type OpenApi = Sdk["openapi"];

/** Longer than WeChat takes when it answers at all, shorter than any function may live. */
const CALL_TIMEOUT_MS = 8_000;

let loading: Promise<Sdk> | undefined;

/**
 * The SDK is loaded at the first call: it takes longer to load than all the rest of a function, and most calls of a
 * function need none of it.
 */
async function load(): Promise<Sdk> {
  const sdk = await import("wx-server-sdk");
  // Bundled, the SDK is a CommonJS module behind `default`.
  const cloud = "default" in sdk ? (sdk.default as Sdk) : sdk;
  // An `object`, because the SDK's types leave out the one value that it recommends, a symbol.
  const config: object = { env: cloud.DYNAMIC_CURRENT_ENV };
  cloud.init(config);
  return cloud;
}

/** One call of WeChat's open interfaces. Throws what the SDK throws, or when no answer comes in time. */
export async function callOpenApi(
  call: (openapi: OpenApi) => Promise<unknown>,
  limitMs = CALL_TIMEOUT_MS,
): Promise<unknown> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined; // The next call may have more luck.
    throw error;
  });
  const { openapi } = await loading;
  return withinMs(call(openapi), limitMs);
}

/** WeChat's number of an error that it answered with: above zero; null when it did not answer, or is busy itself. */
export function refusalOf(
  error: unknown,
): { readonly code: number; readonly reason: string } | null {
  if (typeof error !== "object" || error === null || !("errCode" in error)) return null;
  const { errCode: code } = error;
  if (typeof code !== "number" || code <= 0) return null;
  const reason = "errMsg" in error && typeof error.errMsg === "string" ? error.errMsg : "";
  return { code, reason: `${code} ${reason}`.trim().slice(0, 200) };
}

/** What a promise gives, or a throw when it takes longer: what it stands for may still happen. */
async function withinMs<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
