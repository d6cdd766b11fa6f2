import type { Asked, Reply } from "#tests/simulation/calls.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import { later, type World } from "#tests/simulation/world.ts";

const AGAIN_MS = [0, 100, 5_000, 600_000, 7_200_000];

/** Asks, and asks the very same again until there is an answer: as clients and WeChat do. */
export function persistently(
  world: World,
  asked: Omit<Asked, "heard">,
  heard: (reply: Reply, call: CallRecord) => void,
): void {
  world.calls.start({
    ...asked,
    heard: (reply, call) => {
      if (reply) return heard(reply, call);
      later(world, world.random.pick(AGAIN_MS), () => persistently(world, asked, heard));
    },
  });
}
