/** What is expected of a step, where modes or platforms may differ: then it is the SDK that makes them. */
export type Mode = "CLOUD_API" | "GATEWAY";
export type Platform = "node" | "miniProgram" | "page";
type Place = { readonly mode: Mode; readonly platform: Platform };
export type Expected = (place: Place) => unknown;

/** The same everywhere. */
export const same =
  (value: unknown): Expected =>
  () =>
    value;

export const byMode =
  (cloudApi: unknown, gateway: unknown): Expected =>
  ({ mode }) =>
    mode === "CLOUD_API" ? cloudApi : gateway;

/** A refusal, by its code at each door. */
export const refused = (cloudApi: string, gateway = cloudApi): Expected =>
  byMode({ refused: cloudApi }, { refused: gateway });

/** A refused write: at the gateway's door the SDK shows it to pages only, anywhere else to nobody. */
export const refusedWrite =
  (code: string): Expected =>
  ({ mode, platform }) =>
    mode === "GATEWAY" && platform !== "page" ? {} : { refused: code };

/** A refusal by its code alone, wherever the SDK puts it; all else as it is. */
export function found(outcome: unknown): unknown {
  const code = codeIn(outcome);
  return code === undefined ? outcome : { refused: code };
}

function codeIn(outcome: unknown): string | undefined {
  if (typeof outcome !== "object" || outcome === null) return undefined;
  const { code, msg } = outcome as { code?: unknown; msg?: unknown };
  // "[THE_CODE] the text" is how the SDK wraps a refused action.
  if (typeof msg === "string") return /^\[(\w+)\]/.exec(msg)?.[1];
  if (typeof code === "string" && code !== "SUCCESS") return code;
  for (const part of Object.values(outcome)) {
    const inner = codeIn(part);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
