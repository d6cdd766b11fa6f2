import { spoken } from "../../lib/language";
import { sentenceOf } from "../../services/call";
import { dialogWords } from "../i18n/dialogs";

/** A toast holds no more without being cut. */
const TOAST_LETTERS = 16;

/** Says something: in passing when it is short, else so that it can be read. */
export async function tell(content: string): Promise<void> {
  if (content.length <= TOAST_LETTERS) await wx.showToast({ title: content, icon: "none" });
  else await wx.showModal({ content, showCancel: false, confirmText: spoken(dialogWords).ok });
}

export const tellProblem = (error: unknown): Promise<void> => tell(sentenceOf(error));

/** Whether the person says yes. WeChat shows four letters on a button. */
export async function isConfirmed(
  content: string,
  {
    yes = spoken(dialogWords).yes,
    no = spoken(dialogWords).no,
  }: { yes?: string; no?: string } = {},
): Promise<boolean> {
  const { confirm } = await wx.showModal({ content, confirmText: yes, cancelText: no });
  return confirm;
}
