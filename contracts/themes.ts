import * as z from "zod";
import { nameSchema } from "#contracts/fields.ts";
import { contentIdSchema } from "#contracts/materials.ts";
import { instantSchema, pictureSchema } from "#contracts/product.ts";
import { COLOURS, type Look, type Theme, type ThemeState } from "#core/content/theme.ts";

const NAME_MAX = 20;
const REV_MAX = 1_000_000_000;

/** `content.theme`, from anybody signed in: how the shop looks now. */
export const themeSchema = z.strictObject({ action: z.literal("theme") });
/** `fromMs` and `untilMs`: of the theme that is shown, the end left out; null = the default look. */
export type ThemeNow = Omit<Look, "backgroundFrom" | "logoFrom"> & {
  readonly name: string | null;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
};

/** `content.saveTheme`, from staff: a new theme (`rev` 0), or a known one as it was read. One ended is good again. */
export const saveThemeSchema = z
  .strictObject({
    action: z.literal("saveTheme"),
    themeId: contentIdSchema,
    rev: z.int().min(0).max(REV_MAX),
    name: nameSchema.max(NAME_MAX, `最长 ${NAME_MAX} 个字符`),
    colour: z.enum(COLOURS, `只能是 ${COLOURS.join("、")}`),
    background: pictureSchema.nullable(),
    logo: pictureSchema.nullable(),
    /** Whether promoters may choose its background and logo for their own pages. */
    isOffered: z.boolean(),
    /** When it is shown by itself, and where; null = never. */
    push: z
      .strictObject({
        fromMs: instantSchema,
        untilMs: instantSchema,
        target: z.discriminatedUnion("kind", [
          z.strictObject({ kind: z.literal("all") }),
          z.strictObject({ kind: z.literal("level"), level: nameSchema }),
        ]),
      })
      .refine(({ fromMs, untilMs }) => fromMs < untilMs, {
        path: ["untilMs"],
        message: "结束应晚于开始",
      })
      .nullable(),
  })
  .refine(({ isOffered, background, logo }) => !isOffered || background !== null || logo !== null, {
    path: ["isOffered"],
    message: "没有背景图也没有 logo，推广员没有可选的",
  });
export type SaveTheme = z.output<typeof saveThemeSchema>;
/** A theme as staff change it. */
export type StaffTheme = Omit<Theme, "_id"> & {
  readonly themeId: string;
  readonly state: ThemeState;
};

/** `content.endTheme`, from staff: from now on it is neither shown nor offered, nor kept where it was chosen. */
export const endThemeSchema = z.strictObject({
  action: z.literal("endTheme"),
  themeId: contentIdSchema,
});
export type EndTheme = z.output<typeof endThemeSchema>;

/** `content.themes`, from staff: by id, those ended too. */
export const themesSchema = z.strictObject({
  action: z.literal("themes"),
  afterId: z.union([z.literal(""), contentIdSchema]).default(""),
  limit: z.int().min(1).max(100).default(20),
});
export type ListThemes = z.output<typeof themesSchema>;
export type ThemesPage = {
  readonly themes: readonly StaffTheme[];
  readonly nextAfterId: string | null;
};
