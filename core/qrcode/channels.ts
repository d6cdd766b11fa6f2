import { assert } from "#core/assert.ts";
import { CHANNEL_MAX } from "#core/qrcode/scene.ts";
import { err, ok, type Result } from "#core/result.ts";

/** The names of all channels, in the order of their making: a code carries the index alone. */
export type Channels = {
  readonly _id: "channels";
  readonly rev: number;
  readonly names: readonly string[];
};

/** At the start there is only index 0: no channel. */
export const emptyChannels: Channels = { _id: "channels", rev: 0, names: [""] };

/** The index of a channel. Stops when there is none of that name: see `withChannel`. */
export function channelIndex({ names }: Channels, name: string): number {
  const index = names.indexOf(name);
  assert(index !== -1, `a channel that is known: ${name}`);
  return index;
}

/**
 * The channels with one more, or the very same when the name is known: an index never changes.
 *
 * - Errors: `channels_full` when there are `CHANNEL_MAX` already: codes have no room for a greater index.
 */
export function withChannel(
  channels: Channels,
  name: string,
): Result<Channels, { readonly code: "channels_full" }> {
  if (channels.names.includes(name)) return ok(channels);
  if (channels.names.length > CHANNEL_MAX) return err({ code: "channels_full" });
  return ok({ ...channels, names: [...channels.names, name] });
}
