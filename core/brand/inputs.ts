import { BRAND_SHAPES } from "#core/brand/brandShapes.ts";
import { GOODS_SHAPES } from "#core/brand/goodsShapes.ts";
import type { InputShape } from "#core/brand/shape.ts";

/**
 * The documents that staff may edit by hand in CloudBase's console, as whoever uses them needs them. A field that is not so
 * is replaced, and the document is out of use until it is mended: nothing is sold, given or paid by it.
 *
 * - Source: docs/operations.md, "What may be edited by hand".
 */
export const INPUT_SHAPES: Readonly<Record<string, InputShape>> = {
  ...BRAND_SHAPES,
  ...GOODS_SHAPES,
};
