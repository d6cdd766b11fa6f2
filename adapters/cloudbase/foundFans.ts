import type { Client } from "#adapters/cloudbase/client.ts";
import { NEVER_MS } from "#core/time.ts";
import { type FanFilter, fanTime } from "#ports/listReads.ts";

type Command = Client["db"]["command"];

/** The fans that a list is about, each by the beginning of an index. */
export const foundFans = (_: Command, filter: FanFilter): object =>
  fanTime(filter) === "cameAtMs" ? newFans(_, filter) : visitors(_, filter);

function visitors(_: Command, filter: FanFilter): object {
  const { fromMs = 0, untilMs = NEVER_MS } = filter;
  const touch = touchOf(filter);
  const only = anyTouch(filter);
  const isBoth = Object.keys(touch).length > 1;
  const opened = isBoth ? { ...only, touches: _.elemMatch(touch) } : only;
  return { ...opened, touchedAtMs: _.gte(fromMs).and(_.lt(untilMs)) };
}

/** Whoever opened a code of the promoter, or the channel, comes by an index; that it was his first is looked at then. */
function newFans(_: Command, filter: FanFilter): object {
  const { cameFromMs = 0, cameUntilMs = NEVER_MS, fromMs, untilMs } = filter;
  const first = Object.entries(touchOf(filter)).map(([field, value]) => [
    `touches.0.${field}`,
    value,
  ]);
  return {
    ...{ ...anyTouch(filter), cameAtMs: _.gte(cameFromMs).and(_.lt(cameUntilMs)), base: null },
    ...(Object.fromEntries(first) as object),
    ...(fromMs === undefined && untilMs === undefined
      ? {}
      : { touchedAtMs: _.gte(fromMs ?? 0).and(_.lt(untilMs ?? NEVER_MS)) }),
  };
}

const touchOf = ({ promoterNumber, channel }: FanFilter): object => ({
  ...(promoterNumber === undefined ? {} : { promoterNumber }),
  ...(channel === undefined ? {} : { channel }),
});

/** One of both is enough for an index to begin with. */
const anyTouch = (filter: FanFilter): object =>
  Object.fromEntries(
    Object.entries(touchOf(filter))
      .slice(0, 1)
      .map(([field, value]) => [`touches.${field}`, value]),
  );
