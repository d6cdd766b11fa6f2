import type { Launch } from "../phoneAddress.ts";
import type { Person } from "../wx/people.ts";

/** One phone on the table. */
export type Phone = {
  readonly person: Person;
  readonly launch?: Launch | undefined;
  readonly theme: "light" | "dark";
  readonly isLarge: boolean;
  readonly isOnline: boolean;
  /** Goes up whenever it is opened anew. */
  readonly openings: number;
};

/** So many lie side by side. */
export const PHONES_MAX = 4;
export const LARGE_POINTS = 22;
export const USUAL_POINTS = 16;

/**
 * Gives a person his phone, opened at `launch`: his own where it lies there already (which stays at its page where
 * nothing is to be opened), a new one while there is room, else in place of the one that was opened first.
 */
export function withPhone(
  phones: readonly Phone[],
  person: Person,
  launch: Launch | undefined,
): readonly Phone[] {
  const own = phones.find((phone) => phone.person.openid === person.openid);
  if (own !== undefined && launch === undefined) return phones;
  if (own !== undefined) {
    const again = { ...own, launch, openings: own.openings + 1 };
    return phones.map((phone) => (phone === own ? again : phone));
  }
  const look = { theme: "light", isLarge: false, isOnline: true } as const;
  const kept = phones.slice(phones.length < PHONES_MAX ? 0 : 1);
  return [...kept, { person, launch, ...look, openings: 1 }];
}

export function withLook(
  phones: readonly Phone[],
  openid: string,
  changes: Partial<Pick<Phone, "theme" | "isLarge" | "isOnline">>,
): readonly Phone[] {
  return phones.map((phone) => (phone.person.openid === openid ? { ...phone, ...changes } : phone));
}

export function withoutPhone(phones: readonly Phone[], openid: string): readonly Phone[] {
  return phones.filter((phone) => phone.person.openid !== openid);
}

/** Who a search means: by name, note or openid. */
export function matching(people: readonly Person[], search: string): readonly Person[] {
  const words = search.trim().toLowerCase();
  return people.filter(({ name, note, openid }) =>
    [name, note, openid].some((text) => text.toLowerCase().includes(words)),
  );
}

/** A new person of a name: his openid is new each time, and looks like WeChat's. */
export function newPerson(name: string, random: () => number = Math.random): Person {
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const end = Array.from({ length: 22 }, () => LETTERS[Math.floor(random() * LETTERS.length)]);
  return { openid: `o${end.join("")}`, name: name.trim(), note: "新添加" };
}

const SAVED = "phones:table";

/** The phones that lay there when the page was left, without the pages they showed. */
export function savePhones(phones: readonly Phone[], kept: Storage): void {
  const looks = phones.map(({ person, theme, isLarge }) => ({ person, theme, isLarge }));
  kept.setItem(SAVED, JSON.stringify(looks));
}

export function savedPhones(kept: Storage): readonly Phone[] {
  try {
    const looks = JSON.parse(kept.getItem(SAVED) ?? "[]") as readonly Phone[];
    return looks.slice(0, PHONES_MAX).map(({ person, theme, isLarge }) => ({
      person,
      theme,
      isLarge,
      isOnline: true,
      openings: 1,
    }));
  } catch {
    return [];
  }
}

/** Pixels of one phone as it is, of the glass around it, and of what lies around it. */
const PHONE = { width: 390, height: 844, glass: 18, gap: 28, around: 150 };
const SCALE_MIN = 0.52;

/** As large as a room lets so many phones be, but never so small that nothing can be read. */
export function scaleFor(room: { width: number; height: number }, phones: number): number {
  const count = Math.max(1, phones);
  const byHeight = (room.height - PHONE.around) / PHONE.height;
  const byWidth = (room.width - PHONE.gap * (count + 1)) / (count * (PHONE.width + PHONE.glass));
  return Math.max(SCALE_MIN, Math.min(1, byHeight, byWidth));
}
