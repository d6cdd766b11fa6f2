import { TEMPLATES } from "#contracts/templates.ts";
import type { PlanTemplate } from "#contracts/template.ts";
import { ok, type Result } from "#core/result.ts";

/** The plans to begin with. No request. */
export const templates = async (): Promise<
  Result<{ readonly templates: readonly PlanTemplate[] }, never>
> => ok({ templates: TEMPLATES });
