import type { Control } from "#scripts/stack/control.ts";

/** Codes that are kept, so that a scan need not ask for one; a busy log has fewer in use at a time. */
const KEPT_MAX = 10_000;

/**
 * The code of a promoter and channel, as he would have it printed: asked for once, then known.
 * Null when he has none: nobody, or banned before he ever had one.
 */
export function knownCodes(control: Control) {
  const kept = new Map<string, string>();
  return async (promoter: string, channel: string | undefined): Promise<string | null> => {
    const key = JSON.stringify([promoter, channel]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const event = { action: "issue", ...(channel === undefined ? {} : { channel }) };
    const reply = await control.call("qrcode", { openid: promoter }, event);
    if (!reply.ok) return null;
    const { code } = reply.data as { code: string };
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(key, code);
    return code;
  };
}
