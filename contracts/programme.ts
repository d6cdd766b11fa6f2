import * as z from "zod";
import { fenSchema, said } from "#contracts/fields.ts";
import type { Programme } from "#core/plan/programme.ts";

/** What a brand promises and asks besides pay, as people write it → `Programme`. Only the linter reads it. */
export const programmeSchema = z
  .strictObject({ join: z.strictObject({ feeFen: fenSchema }).optional() })
  .transform((given): Programme => said(given));
