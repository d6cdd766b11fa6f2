import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseListReads } from "#adapters/cloudbase/listReads.ts";
import { wechatCodePictures } from "#adapters/wechat/codes.ts";
import { LANDING_PAGE } from "#core/qrcode/scene.ts";
import { actions } from "#functions/lists/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const pictures = wechatCodePictures({ page: LANDING_PAGE });

/** Cloud function `lists`: the only file here that names an adapter. */
export const main = serve("lists", { ...cloudbaseDeps(cloudbaseListReads), pictures }, actions);
