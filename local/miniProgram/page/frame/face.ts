import { element } from "../wx/element.ts";
import type { Person } from "../wx/people.ts";

/** A round with a person's first letter, in a colour of his own. */
export function faceOf({ openid, name }: Person): HTMLElement {
  const round = element("span", "face", { ariaHidden: "true" }, [...name][0] ?? "?");
  let sum = 0;
  for (const letter of openid) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  round.style.background = `hsl(${sum} 42% 46%)`;
  return round;
}
