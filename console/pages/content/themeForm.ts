import { newId } from "../../lib/session.ts";
import type { StaffTheme, ThemeDraft } from "../../services/content.ts";

/** A theme as it is typed: its time may still lack an end. */
export type ThemeForm = Omit<ThemeDraft, "push"> & {
  readonly isPushed: boolean;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly level: string | null;
};

export function formOf(known: StaffTheme | null): ThemeForm {
  const push = known?.push ?? null;
  return {
    themeId: known?.themeId ?? newId(),
    rev: known?.rev ?? 0,
    name: known?.name ?? "",
    colour: known?.colour ?? "brand",
    background: known?.background ?? null,
    logo: known?.logo ?? null,
    isOffered: known?.isOffered ?? false,
    isPushed: push !== null,
    fromMs: push?.fromMs ?? null,
    untilMs: push?.untilMs ?? null,
    level: push?.target.kind === "level" ? push.target.level : null,
  };
}

/** Null: its time is not whole. */
export function draftOf({
  isPushed,
  fromMs,
  untilMs,
  level,
  ...rest
}: ThemeForm): ThemeDraft | null {
  if (!isPushed) return { ...rest, push: null };
  if (fromMs === null || untilMs === null) return null;
  const target = level === null ? { kind: "all" as const } : { kind: "level" as const, level };
  return { ...rest, push: { fromMs, untilMs, target } };
}
