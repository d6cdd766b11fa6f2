import { Tag } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import type { Version, WholeVersion } from "../../services/plans.ts";
import { words } from "./words.ts";

export const versionPath = ({ planId, version }: Version): string =>
  `/plans/versions/${encodeURIComponent(planId)}/${version}`;

/** A version as addresses write it: "yunxi@2". */
export const versionText = ({ planId, version }: Version): string => `${planId}@${version}`;
/** The version of such a text; null where it is none. */
export function readVersionText(text: string | null): Version | null {
  const found = /^(.+)@(\d{1,9})$/u.exec(text ?? "");
  return found?.[1] === undefined ? null : { planId: found[1], version: Number(found[2]) };
}

const THEMES = {
  announced: "primary",
  in_force: "success",
  over: "default",
  withdrawn: "default",
} as const;

/** Whether a version is announced, in force, or over. */
export function StateTag({ state }: { readonly state: WholeVersion["state"] }) {
  const { states } = useWords(words);
  return (
    <Tag theme={THEMES[state]} variant="light">
      {states[state]}
    </Tag>
  );
}
