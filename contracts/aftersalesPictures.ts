import * as z from "zod";
import { showAfterSalesSchema } from "#contracts/aftersales.ts";

/** `aftersales.pictures`, from staff: where the buyer's pictures can be seen for an hour. */
export const picturesSchema = showAfterSalesSchema.extend({ action: z.literal("pictures") });
export type PicturesReply = {
  /** In the order of the pictures; null = it is gone, or it is no picture of an after-sales. */
  readonly links: readonly (string | null)[];
};
