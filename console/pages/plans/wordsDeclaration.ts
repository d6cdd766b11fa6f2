/** What a declared draft says until somebody signs it, in the words of the templates: a plan is Chinese in any language. */
export const DECLARATION_TO_FILL = {
  by: "请填写：负责人姓名与职务",
  counsel: "请填写：律师事务所与律师执业证号",
  accepts: [],
};

/** Whether something of a declaration is still what stands there until it is signed. */
export const isToFill = (text: string): boolean => text.startsWith("请填写");
