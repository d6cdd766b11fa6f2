/** The platform's ready-made permissions (`AclTag`), and rules that are written out. */
export type Preset = "READONLY" | "PRIVATE" | "ADMINWRITE" | "ADMINONLY";

export type Written = boolean | string;

/** Under both names that a caller may have; who has only one is not helped by the other. */
const OWNS_DOCUMENT = "doc._openid == auth.openid || doc._openid == auth.uid";
const OWNS_FILE = "resource.openid == auth.openid || resource.openid == auth.uid";

/** What a preset says. "Admin" is whoever is not bound by rules: functions and the console. */
export function presetRules(
  preset: Preset,
  subject: "documents" | "files",
): { readonly read: Written; readonly write: Written } {
  const owns = subject === "documents" ? OWNS_DOCUMENT : OWNS_FILE;
  switch (preset) {
    case "READONLY":
      return { read: true, write: owns };
    case "PRIVATE":
      return { read: owns, write: owns };
    case "ADMINWRITE":
      return { read: true, write: false };
    case "ADMINONLY":
      return { read: false, write: false };
  }
}

export function presetOf(word: unknown): Preset | undefined {
  return PRESETS.find((preset) => preset === word);
}

export const PRESETS: readonly Preset[] = ["READONLY", "PRIVATE", "ADMINWRITE", "ADMINONLY"];
