import { ENV_ID } from "./config";
import { noteEntry } from "./lib/entry";
import { renewSession } from "./services/session";

App({
  onLaunch() {
    wx.cloud.init(ENV_ID === "" ? {} : { env: ENV_ID });
    renewSession();
  },
  onShow(options) {
    noteEntry(options.query);
  },
});
