import type { OneRequest } from "#contracts/aftersales.ts";
import type { PicturesReply } from "#contracts/aftersalesPictures.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { Files } from "#ports/files.ts";

const LINK_SECONDS = 3_600;
/** Where the mini program puts them. A buyer names the files: any other must not become readable by that. */
const FOLDER = /^cloud:\/\/[^/]+\/aftersales\//;

/** `files` left out: nobody can see pictures there. */
export type PictureDeps = Deps & { readonly files?: Files };

/** The buyer's pictures, which the storage shows to nobody but him and functions. 1 request, 1 more for each. */
export async function showPictures(
  { store, files, logError }: PictureDeps,
  _: StaffCall,
  { orderId, id }: OneRequest,
): Promise<Result<PicturesReply, { readonly code: "order_unknown" | "aftersales_unknown" }>> {
  const purchase = await store.get("purchases", orderId);
  if (!purchase) return err({ code: "order_unknown" });
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  const linkTo = async (fileId: string): Promise<string | null> => {
    if (!files || !FOLDER.test(fileId)) return null;
    try {
      return await files.link(fileId, LINK_SECONDS);
    } catch (error) {
      logError(error);
      return null;
    }
  };
  return ok({ links: await Promise.all(one.pictures.map(linkTo)) });
}
