import { chinaDay, DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";
import { startStack } from "#scripts/stack/start.ts";
import { agreeToNotice, appointKeeper } from "./cast.ts";
import { openContent } from "./content.ts";
import { openTeahouse } from "./open.ts";
import { openCast, type Refused } from "./play.ts";
import { type Act, type Size, story, THREE_MONTHS } from "./story.ts";

export type Seeded = { readonly acts: number; readonly refused: Refused };
export type SeedOptions = {
  readonly seed: number;
  /** The story ends now. */
  readonly nowMs: number;
  /** Left out = the whole three months. */
  readonly size?: Size;
  readonly onAct?: (played: number, all: number) => void;
};

const AT_A_TIME = 4;

/** Fills an empty data folder with the teahouse: the brand, its people and what they did, through the functions. */
export async function seedTeahouse(
  dataFolder: string,
  { seed, nowMs, size = THREE_MONTHS, onAct }: SeedOptions,
): Promise<Seeded> {
  const startMs = dayStartMs(chinaDay(nowMs)) - size.days * DAY_MS;
  const stack = await startStack({
    ...{ dataFolder, durability: "off", freezeAtMs: startMs },
    timersOff: ["tend"], // It runs once a day of the story instead: 144 times take longer than all the rest.
  });
  try {
    const { control } = stack;
    const pictureOf = await openTeahouse(control, stack.url, startMs);
    const content = openContent(control, pictureOf, { startMs, days: size.days });
    await content.playUntil(startMs);
    const acts = story(seed, startMs, size).filter(({ atMs }) => atMs < nowMs);
    const cast = openCast(control, nowMs - 4 * DAY_MS);
    let played = 0;
    let day = chinaDay(startMs);
    for (const hour of byHour(acts)) {
      const atMs = hour[0]?.atMs ?? startMs;
      if (chinaDay(atMs) !== day) await control.post("/control/timers/run", { name: "tend" });
      day = chinaDay(atMs);
      await control.post("/control/clock", { advanceToMs: atMs });
      await content.playUntil(atMs);
      await together(hour, async (act) => {
        await cast.play(act);
        played += 1;
        onAct?.(played, acts.length);
      });
    }
    await control.post("/control/clock", { advanceToMs: nowMs });
    await content.playUntil(nowMs);
    await appointKeeper(control);
    await agreeToNotice(control);
    return { acts: acts.length, refused: cast.refused };
  } finally {
    await stack.stop();
  }
}

/** What happens within an hour is played at once: nobody knows of anybody else then. */
function byHour(acts: readonly Act[]): readonly (readonly Act[])[] {
  const hours = new Map<number, Act[]>();
  for (const act of acts) {
    const hour = Math.floor(act.atMs / HOUR_MS);
    hours.set(hour, [...(hours.get(hour) ?? []), act]);
  }
  return [...hours.values()];
}

/** Plays acts a few at a time; those of one order one after the other. */
async function together(acts: readonly Act[], play: (act: Act) => Promise<void>): Promise<void> {
  const lines = new Map<string, Act[]>();
  for (const [index, act] of acts.entries()) {
    const line = "buyer" in act ? `buyer ${act.buyer}` : `act ${index}`;
    lines.set(line, [...(lines.get(line) ?? []), act]);
  }
  const queue = lines.values();
  const worker = async () => {
    for (const line of queue) for (const act of line) await play(act);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
