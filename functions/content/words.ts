import type { CheckedWords, CheckWords, MaterialTags } from "#contracts/materials.ts";
import { copyFindings } from "#core/content/phrases.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** Tags are suggestions: what older materials were called is not looked for. */
const MATERIALS_LOOKED_AT = 500;
const TAGS_MAX = 100;

/** Which tags the newest materials carry, those used most first. 1 request. */
export async function materialTags({ reads }: Deps): Promise<Result<MaterialTags, never>> {
  const counted = await reads.materialTags(MATERIALS_LOOKED_AT, TAGS_MAX);
  return ok({ tags: counted.map(({ id: tag, count: materials }) => ({ tag, materials })) });
}

/** What `saveMaterial`, `saveTheme` and `saveNotice` would refuse in texts, and what to write instead. No request. */
export async function checkWords(
  _deps: Deps,
  _call: StaffCall,
  { texts }: CheckWords,
): Promise<Result<CheckedWords, never>> {
  const found = texts.flatMap(({ field, text }) =>
    copyFindings(text).map((finding) => ({ field, ...finding })),
  );
  return ok({ found });
}
