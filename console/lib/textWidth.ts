const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const WIDE_PX = 14;
const NARROW_PX = 7.7;

/** About how wide a text stands at 14 px, in px: enough to give a field room for its own words in either language. */
export const textWidth = (text: string): number =>
  Math.round([...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? WIDE_PX : NARROW_PX), 0));

/** What the frame of a choice takes besides its text: padding and the arrow. */
const FRAME_PX = 52;
const WIDTH_MAX = 360;

/** How wide a choice must be to show its name and the longest thing that may be chosen, in px. */
export function choiceWidth(label: string, choices: readonly string[]): number {
  const longest = Math.max(0, ...choices.map(textWidth));
  return Math.min(WIDTH_MAX, textWidth(label) + longest + FRAME_PX);
}
