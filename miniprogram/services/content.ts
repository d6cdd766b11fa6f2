import type { MyShop, PosterData, SaveMyShop, VisitedShop } from "../../contracts/content.ts";
import type { ForwardedMaterial, MaterialsPage } from "../../contracts/materials.ts";
import type { NoticeReceipt, NoticesPage } from "../../contracts/notices.ts";
import type { ThemeNow } from "../../contracts/themes.ts";
import { call } from "./call";

type MaterialsRequest = {
  readonly tag?: string;
  readonly productId?: string;
  readonly cursor?: string;
};

export const materials = (request: MaterialsRequest): Promise<MaterialsPage> =>
  call("content", "materials", request);
export const forwarded = (materialId: string): Promise<ForwardedMaterial> =>
  call("content", "forwarded", { materialId });
/** Of a product, or of the shop. */
export const posterData = (productId?: string): Promise<PosterData> =>
  call("content", "posterData", productId === undefined ? {} : { productId });
export const myShop = (): Promise<MyShop> => call("content", "myShop");
export const saveMyShop = (page: Omit<SaveMyShop, "action">): Promise<MyShop> =>
  call("content", "saveMyShop", page);
export const visit = (number: number): Promise<VisitedShop> => call("content", "visit", { number });
export const theme = (): Promise<ThemeNow> => call("content", "theme");
export const notices = (cursor: string): Promise<NoticesPage> =>
  call("content", "notices", { cursor });
/** How many he has not read; 0 also where it cannot be told, since no page is worth failing for it. */
export const unreadNotices = (): Promise<number> =>
  notices("").then(
    ({ unread }) => unread,
    () => 0,
  );
export const readNotice = (noticeId: string): Promise<NoticeReceipt> =>
  call("content", "readNotice", { noticeId });
