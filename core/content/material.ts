/** Who may see a material: whoever opens the shop, or promoters only. */
export const MATERIAL_AUDIENCES = ["all", "promoters"] as const;
export type MaterialAudience = (typeof MATERIAL_AUDIENCES)[number];

/** 9图1文: a text and up to nine pictures, written by the brand, for promoters to share. */
export type Material = {
  readonly _id: string;
  readonly rev: number;
  readonly text: string;
  /** One to nine; files of CloudBase or addresses of the web. */
  readonly pictures: readonly string[];
  readonly productIds: readonly string[];
  readonly tags: readonly string[];
  readonly audience: MaterialAudience;
  readonly createdAtMs: number;
  readonly changedAtMs: number;
  /** Since when nobody is shown it any more; null = it is shown. */
  readonly removedAtMs: number | null;
};

/** That a promoter forwarded a material. `_id` = `<materialId>/<promoterId>`: the second time is the first. */
export type Forward = {
  readonly _id: string;
  readonly rev: number;
  readonly materialId: string;
  readonly promoterId: string;
  readonly atMs: number;
};

export const forwardId = (materialId: string, promoterId: string): string =>
  `${materialId}/${promoterId}`;
