import type { DrawCode, DrawnCode } from "#contracts/qrcode.ts";
import { ok, type Result } from "#core/result.ts";
import { issueCode, type IssueFailure } from "#functions/qrcode/issue.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithPictures } from "#ports/deps.ts";

/** The caller's own code as WeChat draws it. */
export async function drawCode(
  deps: WithPictures,
  call: PersonCall,
  request: DrawCode,
): Promise<Result<DrawnCode, IssueFailure>> {
  const issued = await issueCode(deps, call, request);
  if (!issued.ok) return issued;
  const { code, scene } = issued.value;
  const png = await deps.pictures.picture(scene);
  return ok({ code, png: Buffer.from(png).toString("base64") });
}
