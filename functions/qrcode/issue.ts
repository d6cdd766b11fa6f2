import type { IssueCode, IssuedCode } from "#contracts/qrcode.ts";
import { standingRefusal } from "#core/people/standing.ts";
import { channelIndex, emptyChannels, withChannel } from "#core/qrcode/channels.ts";
import { LANDING_PAGE, sceneOf } from "#core/qrcode/scene.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import type { Store } from "#ports/store.ts";

/** In order of precedence. */
export type IssueFailure =
  | { readonly code: "promoter_unknown" }
  | { readonly code: "promoter_banned" | "promoter_left" }
  | { readonly code: "channels_full" };

/** The caller's own code for a channel and a campaign; a channel not seen before gets an index. */
export async function issueCode(
  { store, seal }: WithSeal,
  { openid, nowMs }: PersonCall,
  request: Pick<IssueCode, "channel" | "campaign">,
): Promise<Result<IssuedCode, IssueFailure>> {
  const promoter = await store.get("promoters", openid);
  if (!promoter) return err({ code: "promoter_unknown" });
  const refusal = standingRefusal(promoter, nowMs);
  if (refusal) return err(refusal);
  const channel = await indexOf(store, request.channel);
  if (!channel.ok) return channel;
  const code = sceneOf(
    { promoterNumber: promoter.number, channel: channel.value, campaign: request.campaign },
    (text) => seal.mark("code", text),
  );
  return ok({ code, scene: code, path: `${LANDING_PAGE}?scene=${code}` });
}

async function indexOf(
  store: Store,
  name: string | undefined,
): Promise<Result<number, { readonly code: "channels_full" }>> {
  if (name === undefined) return ok(0);
  const changed = await store.change("channels", "channels", (channels = emptyChannels) =>
    withChannel(channels, name),
  );
  return changed.ok ? ok(channelIndex(changed.value, name)) : changed;
}
