import { cloudbaseDeps, sealed } from "#adapters/cloudbase/deps.ts";
import { wechatCodePictures } from "#adapters/wechat/codes.ts";
import * as contract from "#contracts/qrcode.ts";
import { LANDING_PAGE } from "#core/qrcode/scene.ts";
import { listFans } from "#functions/qrcode/fans.ts";
import { issueCode } from "#functions/qrcode/issue.ts";
import { drawCode } from "#functions/qrcode/picture.ts";
import { scanCode } from "#functions/qrcode/scan.ts";
import { whoseFan } from "#functions/qrcode/whose.ts";
import { forPerson, forStaff, serve, type Action } from "#functions/shared/serve.ts";
import type { WithPictures } from "#ports/deps.ts";

const actions = new Map<string, Action<WithPictures>>([
  ["issue", forPerson(contract.issueCodeSchema, issueCode)],
  ["picture", forPerson(contract.drawCodeSchema, drawCode)],
  ["scan", forPerson(contract.scanCodeSchema, scanCode)],
  ["whose", forPerson(contract.whoseFanSchema, whoseFan)],
  ["fans", forStaff(contract.listFansSchema, listFans)],
]);

const pictures = wechatCodePictures({ page: LANDING_PAGE });

/** Cloud function `qrcode`: codes, who opened them, and whose fans they are. */
export const main = serve({ ...sealed(cloudbaseDeps()), pictures }, actions);
