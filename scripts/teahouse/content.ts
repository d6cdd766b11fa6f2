import { DAY_MS } from "#core/time.ts";
import type { Control, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { accepted, type Request } from "./open.ts";
import { promoterId } from "./people.ts";
import type { PictureOf } from "./shop.ts";
import { MATERIALS, NOTICES, OWN_PAGES, THEMES } from "./words.ts";

/** What somebody asks of `content`, and when in the story. */
type Told = { readonly atMs: number; readonly who: Identity; readonly event: Request };

/**
 * What the brand gives to share, how the shop looks, what it tells people, and the pages of two promoters: each at its
 * time in the story.
 *
 * - `playUntil`: plays what is due by an instant and was not played yet.
 */
export function openContent(
  control: Control,
  pictureOf: PictureOf,
  { startMs, days }: { readonly startMs: number; readonly days: number },
) {
  const at = (part: number): number => startMs + Math.round(part * days * DAY_MS);
  const waiting = [...ofStaff(pictureOf, at), ...ofPromoters(at)].sort((a, b) => a.atMs - b.atMs);
  return {
    async playUntil(atMs: number): Promise<void> {
      for (let next = waiting[0]; next && next.atMs <= atMs; next = waiting[0]) {
        waiting.shift();
        const reply = await control.call("content", next.who, next.event);
        accepted(reply, `content.${next.event.action}`);
      }
    },
  };
}

function ofStaff(pictureOf: PictureOf, at: (part: number) => number): readonly Told[] {
  const who = { uid: DEMO_STAFF };
  const themes = THEMES.map(({ id, background, logo, isPushed, ...look }): Told => {
    const push = isPushed
      ? { fromMs: at(0), untilMs: at(1) + 45 * DAY_MS, target: { kind: "all" } }
      : null;
    const pictures = { background: pictureOf(background), logo: logo && pictureOf(logo) };
    const theme = { themeId: id, rev: 0, ...look, ...pictures, isOffered: true, push };
    return { atMs: at(0), who, event: { action: "saveTheme", ...theme } };
  });
  const materials = MATERIALS.map(({ id, part, pictures, forwardedBy: _by, ...material }): Told => {
    const said = { materialId: id, rev: 0, ...material, pictures: pictures.map(pictureOf) };
    return { atMs: at(part), who, event: { action: "saveMaterial", ...said } };
  });
  const notices = NOTICES.map(({ id, part, to, ...notice }): Told => {
    const audience =
      typeof to === "number" ? { kind: "promoter", promoterId: promoterId(to) } : { kind: to };
    return {
      atMs: at(part),
      who,
      event: { action: "saveNotice", noticeId: id, ...notice, audience },
    };
  });
  return [...themes, ...materials, ...notices];
}

function ofPromoters(at: (part: number) => number): readonly Told[] {
  const pages = OWN_PAGES.map(({ promoter, ...page }): Told => {
    const event = { action: "saveMyShop", ...page };
    return { atMs: at(0.6), who: { openid: promoterId(promoter) }, event };
  });
  const forwards = MATERIALS.flatMap(({ id, forwardedBy }) =>
    forwardedBy.map((promoter): Told => {
      const event = { action: "forwarded", materialId: id };
      return { atMs: at(0.98), who: { openid: promoterId(promoter) }, event };
    }),
  );
  return [...pages, ...forwards];
}
