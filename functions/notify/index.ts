import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatNotices } from "#adapters/wechat/notices.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";

const notices = wechatNotices(process.env);

/** Cloud function `notify`, over HTTP: the only file here that names an adapter. */
export const main = serveNotices({ ...cloudbaseDeps(), notices });
