import * as content from "#contracts/content.ts";
import * as materials from "#contracts/materials.ts";
import * as notices from "#contracts/notices.ts";
import * as themes from "#contracts/themes.ts";
import { forwardMaterial, listMaterials } from "#functions/content/materials.ts";
import { checkWords, materialTags } from "#functions/content/words.ts";
import { noticeReaders, planNoticesTold } from "#functions/content/receipts.ts";
import { listNotices, readNotice } from "#functions/content/notices.ts";
import { posterData } from "#functions/content/poster.ts";
import { listForStaff, removeMaterial, saveMaterial } from "#functions/content/saveMaterial.ts";
import { endNotice, listSent, saveNotice } from "#functions/content/sendNotice.ts";
import { myShop, saveMyShop, visitShop } from "#functions/content/shopPage.ts";
import { endTheme, listThemes, saveTheme, themeNow } from "#functions/content/themes.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithFigures, WithSeal } from "#ports/deps.ts";

/** What the cloud function `content` does: what the brand gives to share, promoters' own pages, looks and notices. */
export const actions: ReadonlyMap<string, Action<WithSeal & WithFigures>> = new Map<
  string,
  Action<WithSeal & WithFigures>
>([
  ["materials", forPerson(materials.materialsSchema, listMaterials)],
  ["forwarded", forPerson(materials.forwardedSchema, forwardMaterial)],
  ["posterData", forPerson(content.posterDataSchema, posterData)],
  ["myShop", forPerson(content.myShopSchema, myShop)],
  ["saveMyShop", forPerson(content.saveMyShopSchema, saveMyShop)],
  ["visit", forEither(content.visitSchema, visitShop)],
  ["theme", forEither(themes.themeSchema, themeNow)],
  ["notices", forPerson(notices.noticesSchema, listNotices)],
  ["readNotice", forPerson(notices.readNoticeSchema, readNotice)],
  ["saveMaterial", forStaff(materials.saveMaterialSchema, saveMaterial)],
  ["removeMaterial", forStaff(materials.removeMaterialSchema, removeMaterial)],
  ["listMaterials", forStaff(materials.listMaterialsSchema, listForStaff)],
  ["materialTags", forStaff(materials.materialTagsSchema, materialTags)],
  ["checkWords", forStaff(materials.checkWordsSchema, checkWords)],
  ["saveTheme", forStaff(themes.saveThemeSchema, saveTheme)],
  ["endTheme", forStaff(themes.endThemeSchema, endTheme)],
  ["themes", forStaff(themes.themesSchema, listThemes)],
  ["saveNotice", forStaff(notices.saveNoticeSchema, saveNotice)],
  ["endNotice", forStaff(notices.endNoticeSchema, endNotice)],
  ["listNotices", forStaff(notices.listNoticesSchema, listSent)],
  ["noticeReaders", forStaff(notices.noticeReadersSchema, noticeReaders)],
  ["planNotices", forStaff(notices.planNoticesSchema, planNoticesTold)],
]);
