import type { Material } from "#core/content/material.ts";
import type { Notice } from "#core/content/notice.ts";
import type { Theme } from "#core/content/theme.ts";

/** A material that everybody may see, unless told otherwise. */
export const aMaterial = (id: string, changes: Partial<Material> = {}): Material => ({
  ...{ _id: id, rev: 1, text: `素材${id}`, pictures: ["https://a/1"], productIds: [], tags: [] },
  ...{ audience: "all", createdAtMs: 0, changedAtMs: 0, removedAtMs: null },
  ...changes,
});

/** A theme that is neither offered nor pushed, unless told otherwise. */
export const aTheme = (id: string, changes: Partial<Theme> = {}): Theme => ({
  ...{ _id: id, rev: 1, name: `主题${id}`, colour: "autumn", background: `https://a/${id}` },
  ...{ logo: null, isOffered: false, push: null, createdAtMs: 0, changedAtMs: 0, endedAtMs: null },
  ...changes,
});

/** A notice to everybody, unless told otherwise. */
export const aNotice = (id: string, changes: Partial<Notice> = {}): Notice => ({
  ...{ _id: id, rev: 1, title: `通知${id}`, text: "正文", to: "all", by: "staff-1" },
  ...{ fromMs: 0, createdAtMs: 0, endedAtMs: null },
  ...changes,
});
