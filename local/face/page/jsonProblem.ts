import type { Problem, Reading } from "./jsonText.ts";
import { t } from "./words.ts";

/** Where it is wrong, what is wrong there, and how to mend it. */
export function problemText(reading: Reading & { ok: false }): string {
  const { line, column, problem } = reading;
  const where = t(`第 ${line} 行第 ${column} 列：`, `Line ${line}, column ${column}: `);
  return where + adviceOn(problem);
}

function adviceOn(problem: Problem): string {
  const advice: Record<Problem, () => string> = {
    empty: () => t("还没有内容，写 {} 表示空对象", "nothing is written yet; {} is an empty object"),
    value: () => t("这里要有一个值", "a value is wanted here"),
    name: () => t('这里要有字段名，如 "name"', 'a field name is wanted here, such as "name"'),
    nameQuotes: () => t("字段名要加双引号", "put the field name in double quotes"),
    singleQuotes: () => t('请改用双引号 "', 'use double quotes "'),
    fullWidth: () => t("这是全角符号，请换成半角", "this is a full-width sign; use the ASCII one"),
    comma: () => t("前面少了逗号，或多了这个字符", "a comma is missing before this"),
    colon: () => t("字段名之后少了冒号", "a colon is missing after the field name"),
    trailingComma: () => t("去掉最后一项后面的逗号", "remove the comma after the last item"),
    unclosed: () => t("这个括号没有关闭", "this bracket is never closed"),
    unclosedText: () => t("这段文本没有用引号结束", "this text is never closed by a quote"),
    escape: () =>
      t('\\ 后面只能是 " \\ / b f n r t u', 'after \\ only " \\ / b f n r t u may stand'),
    number: () => t("不是 JSON 的数字写法", "this is not how JSON writes a number"),
    word: () =>
      t(
        "文本要加双引号；只认 true、false、null",
        "put text in double quotes; only true, false and null go without",
      ),
    call: () =>
      t(
        '不能写函数。日期写 {"$date": "2026-01-02T03:04:05Z"}',
        'no calls. A date is {"$date": "2026-01-02T03:04:05Z"}',
      ),
    comment: () => t("JSON 里不能写注释", "JSON has no comments"),
    after: () => t("内容已经结束，这里多了东西", "the value has ended; this is too much"),
    deep: () => t("嵌套太深", "nested too deeply"),
  };
  return advice[problem]();
}
