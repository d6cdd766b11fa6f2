import { spoken } from "../../lib/language";
import { wordsOf } from "../i18n/words";

/** Says that the album was not opened to us, and leads to where that can be changed. */
export async function askForAlbum(): Promise<void> {
  const { denied, settings, not } = spoken(wordsOf("album"));
  const { confirm } = await wx.showModal({
    content: denied,
    confirmText: settings,
    cancelText: not,
  });
  if (confirm) wx.openSetting({ fail: () => undefined });
}
