import { element } from "../wx/element.ts";
import type { Person } from "../wx/people.ts";

/** A round with a person's first letter, in a colour of his own. */
export function faceOf({ openid, name }: Person): HTMLElement {
  const round = element("span", "face", { ariaHidden: "true" }, [...name][0] ?? "?");
  // FNV-1a: openids that differ in their last letter only get colours far from each other.
  let sum = 2_166_136_261;
  for (const letter of openid) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  sum = Math.imul(sum ^ (sum >>> 13), 1_540_483_477);
  round.style.background = `hsl(${((sum ^ (sum >>> 15)) >>> 0) % 360} 42% 46%)`;
  return round;
}
