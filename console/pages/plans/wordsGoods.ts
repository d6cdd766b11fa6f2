/** How the sentences of functions begin a category, in both languages (core/plan/names.ts and diffWords.ts). */
export const CATEGORY_SAID = ["类目 ", "category "];

const zh = {
  noSuch: "已不存在",
  none: "没有找到",
  waiting: "读取中……",
  useId: "没有找到，仍写编号 {id}",
  more: "还有更多，请多输几个字",
  both: "{name}（{id}）",
  legend: "编号对照",
};

const en: typeof zh = {
  noSuch: "No longer exists",
  none: "Nothing found",
  waiting: "Loading…",
  useId: "Nothing found; write the id {id}",
  more: "There are more; type some more letters",
  both: "{name} ({id})",
  legend: "Ids",
};

export const words = { zh, en };
