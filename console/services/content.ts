import type { PlanInForce } from "#contracts/commission.ts";
import type {
  CheckedWords,
  ListMaterialsForStaff,
  MaterialTags,
  SaveMaterial,
  StaffMaterial,
  StaffMaterialsPage,
} from "#contracts/materials.ts";
import type {
  AskNoticeReaders,
  NoticeReaders,
  PlanNoticesReply,
  SaveNotice,
  StaffNotice,
  StaffNoticesPage,
} from "#contracts/notices.ts";
import type { SaveTheme, StaffTheme, ThemesPage } from "#contracts/themes.ts";
import { call } from "../lib/call.ts";

export type { CheckedWords, NoticeReaders, StaffMaterial, StaffNotice, StaffTheme };
export type MaterialRow = StaffMaterialsPage["materials"][number];
export type NoticeRow = StaffNoticesPage["notices"][number];
export type MaterialDraft = Omit<SaveMaterial, "action">;
export type NoticeDraft = Omit<SaveNotice, "action">;
export type ThemeDraft = Omit<SaveTheme, "action">;

export const materials = (
  asked: Partial<Omit<ListMaterialsForStaff, "action">>,
): Promise<StaffMaterialsPage> => call("content", { action: "listMaterials", ...asked });
export const saveMaterial = (asked: MaterialDraft): Promise<StaffMaterial> =>
  call("content", { action: "saveMaterial", ...asked });
export const removeMaterial = (materialId: string): Promise<unknown> =>
  call("content", { action: "removeMaterial", materialId });
export const materialTags = (): Promise<MaterialTags> =>
  call("content", { action: "materialTags" });
export const checkWords = (
  texts: readonly { readonly field: string; readonly text: string }[],
): Promise<CheckedWords> => call("content", { action: "checkWords", texts });

export const themes = (afterId: string): Promise<ThemesPage> =>
  call("content", { action: "themes", afterId, limit: 100 });
export const saveTheme = (asked: ThemeDraft): Promise<StaffTheme> =>
  call("content", { action: "saveTheme", ...asked });
export const endTheme = (themeId: string): Promise<unknown> =>
  call("content", { action: "endTheme", themeId });

export const notices = (cursor: string): Promise<StaffNoticesPage> =>
  call("content", { action: "listNotices", cursor });
export const saveNotice = (asked: NoticeDraft): Promise<StaffNotice> =>
  call("content", { action: "saveNotice", ...asked });
export const endNotice = (noticeId: string): Promise<unknown> =>
  call("content", { action: "endNotice", noticeId });
export const noticeReaders = (
  asked: Partial<Omit<AskNoticeReaders, "action">> & { readonly noticeId: string },
): Promise<NoticeReaders> => call("content", { action: "noticeReaders", ...asked });
export const planNotices = (): Promise<PlanNoticesReply> =>
  call("content", { action: "planNotices" });

/** The levels of the plan in force, the lowest first; none where no plan is. */
export const levels = (): Promise<readonly string[]> =>
  call<PlanInForce>("commission", { action: "plan" }).then(
    ({ plan }) => plan.levels ?? [],
    () => [], // Without them a page still works: nothing is for a level then.
  );
