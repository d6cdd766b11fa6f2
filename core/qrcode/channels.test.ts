import { channelIndex, emptyChannels, withChannel, type Channels } from "#core/qrcode/channels.ts";
import { CHANNEL_MAX } from "#core/qrcode/scene.ts";

const added = (channels: Channels, name: string): Channels => {
  const result = withChannel(channels, name);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

it("numbers channels from 1 in the order of their making, and never again", () => {
  const two = added(added(emptyChannels, "店内海报"), "朋友圈");
  expect([
    channelIndex(two, ""),
    channelIndex(two, "店内海报"),
    channelIndex(two, "朋友圈"),
  ]).toEqual([0, 1, 2]);
  expect(added(two, "店内海报")).toBe(two); // The same object: nothing is written.
});

it("takes as many channels as a code can name", () => {
  const names = ["", ...Array.from({ length: CHANNEL_MAX - 1 }, (_, i) => `channel ${i}`)];
  const full = added({ ...emptyChannels, names }, "the last one");
  expect(channelIndex(full, "the last one")).toBe(CHANNEL_MAX);
  expect(withChannel(full, "one more")).toEqual({ ok: false, error: { code: "channels_full" } });
  expect(added(full, "channel 7")).toBe(full);
});
