import { TEMPLATES, type TemplatesReply } from "#contracts/templates.ts";
import { ok, type Result } from "#core/result.ts";

/** The plans to begin with. No request. */
export const templates = async (): Promise<Result<TemplatesReply, never>> =>
  ok({ templates: TEMPLATES });
