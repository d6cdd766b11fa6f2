import type { HomePage } from "../../contracts/catalogue.ts";

/** What several pages show of the shop. */
export type ShopFace = Pick<HomePage, "name" | "logo" | "categories">;

let face: ShopFace | undefined;

/** The home page reads it; the others take it from here, and read it themselves where they come first. */
export function noteShop({ name, logo, categories }: ShopFace): void {
  face = { name, logo, categories };
}

export const shopFace = (): ShopFace | undefined => face;
