import {
  type CodesReply,
  COUNT_MAX,
  type DrawnCode,
  type DrawPromoterCode,
  type ListCodes,
  type ReadCode,
  type ReadCodeReply,
} from "#contracts/lists.ts";
import { promoterState } from "#core/people/facets.ts";
import { levelAt } from "#core/people/promoter.ts";
import { parseScene } from "#core/qrcode/scene.ts";
import { ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";
import { drawCode } from "#functions/qrcode/picture.ts";
import type { IssueFailure } from "#functions/qrcode/issue.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists, WithPictures, WithSeal } from "#ports/deps.ts";

/** The channels, the newest first, with what came by each in the last days. 1 request and 2 for each. */
export async function listCodes(
  { store, reads }: WithLists,
  { nowMs }: StaffCall,
  { days, cursor, limit }: ListCodes,
): Promise<Result<CodesReply, never>> {
  const names = (await store.get("channels", "channels"))?.names ?? [];
  const fromMs = nowMs - days * DAY_MS;
  const before = cursor === "" ? names.length : Number(cursor);
  const shown = names
    .map((name, channel) => ({ channel, name }))
    .filter(({ channel }) => channel > 0 && channel < before)
    .slice(-limit)
    .reverse();
  const channels = await Promise.all(
    shown.map(async (one) => ({
      ...one,
      ...(await reads.channelCounts(one.channel, fromMs, COUNT_MAX)),
    })),
  );
  const last = shown.at(-1)?.channel ?? 0;
  return ok({ channels, nextCursor: last > 1 ? String(last) : null, fromMs });
}

type CodeInvalid = { readonly code: "code_invalid" };

/** What a code says. A code that this deployment did not make is refused. 2 requests. */
export async function readCode(
  { reads, store, seal }: WithSeal,
  { nowMs }: StaffCall,
  { scene }: ReadCode,
): Promise<Result<ReadCodeReply, CodeInvalid>> {
  const code = parseScene(sceneIn(scene), (text) => seal.mark("code", text));
  if (!code.ok) return code;
  const { promoterNumber, channel, campaign } = code.value;
  const [[promoter], channels] = await Promise.all([
    reads.promotersNumbered([promoterNumber]),
    store.get("channels", "channels"),
  ]);
  const name = channel === 0 ? null : (channels?.names[channel] ?? null);
  return ok({
    promoterNumber,
    promoter: promoter
      ? {
          ...{ promoterId: promoter._id, state: promoterState(promoter, nowMs) },
          level: levelAt(promoter, nowMs),
        }
      : null,
    channel: { index: channel, name },
    campaign,
  });
}

/** Staff may paste a whole path, `pages/index/index?scene=v1…`, as a scanner shows it. */
const sceneIn = (text: string): string => /[?&]scene=([^&]+)/.exec(text)?.[1] ?? text.trim();

/** A promoter's code as WeChat draws it: the same as he gets himself. */
export const drawPromoterCode = (
  deps: WithPictures,
  call: StaffCall,
  { action, promoterId, ...code }: DrawPromoterCode,
): Promise<Result<DrawnCode, IssueFailure>> =>
  drawCode(deps, { ...call, openid: promoterId }, { action: "picture", ...code });
