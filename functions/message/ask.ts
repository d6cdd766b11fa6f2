import type { Ask, Asked } from "#contracts/message.ts";
import { ASKED_AT, ASKED_MAX } from "#core/message/consents.ts";
import { ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithMessages } from "#ports/deps.ts";

/** The templates that a page asks for, at most three; none where the brand has none. No request. */
export async function ask(
  { messages }: WithMessages,
  _: PersonCall,
  { at }: Ask,
): Promise<Result<Asked, never>> {
  const known = new Set<string>();
  const templates = ASKED_AT[at].flatMap((moment) => {
    const templateId = messages.templateOf(moment);
    // WeChat lets a template be asked for once; where two moments share it, the first counts.
    if (templateId === null || known.has(templateId)) return [];
    known.add(templateId);
    return [{ moment, templateId }];
  });
  return ok({ templates: templates.slice(0, ASKED_MAX) });
}
