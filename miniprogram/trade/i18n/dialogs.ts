/** The buttons of dialogs. WeChat shows four letters on each. */
export const dialogWords = {
  zh: { ok: "知道了", yes: "确定", no: "再想想" },
  en: { ok: "OK", yes: "Yes", no: "Not now" },
};
