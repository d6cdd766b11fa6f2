import * as z from "zod";
import type { PlanTemplate } from "#contracts/template.ts";
import { DECLARED_TEMPLATES } from "#contracts/templatesDeclared.ts";
import { STRICT_TEMPLATES } from "#contracts/templatesStrict.ts";

/** Every template, those that need no counsel first. The files in examples/plans are written from here. */
export const TEMPLATES: readonly PlanTemplate[] = [...STRICT_TEMPLATES, ...DECLARED_TEMPLATES];

/** The text of a template's file: the plan alone, so that it can be linted and published as it stands. */
export const fileOf = ({ plan }: PlanTemplate): string => `${JSON.stringify(plan, null, 2)}\n`;

/** `plans.templates`, from anybody signed in. */
export const templatesSchema = z.strictObject({ action: z.literal("templates") });
export type TemplatesReply = { readonly templates: readonly PlanTemplate[] };
