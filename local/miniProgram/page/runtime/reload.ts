import { element } from "../wx/element.ts";

/** What the server tells open phones. */
type News = { readonly hash?: string; readonly problems?: readonly string[] };

/**
 * Loads the phone anew, at the same page, when the mini program was built anew; shows what is wrong with it meanwhile.
 * `hash` is that of the build that runs here.
 */
export function reloadOnChange(hash: string): void {
  const source = new EventSource("/events");
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const { hash: newest, problems } = JSON.parse(data) as News;
    if (problems !== undefined) return showProblems(problems);
    document.querySelector(".mp-problems")?.remove();
    if (newest !== undefined && newest !== hash) location.reload();
  };
}

/** Each line names its file. */
export function showProblems(problems: readonly string[]): void {
  document.querySelector(".mp-problems")?.remove();
  const title = element("b", "", {}, "小程序没有构建成功");
  document.body.append(element("pre", "mp-problems", {}, title, problems.join("\n")));
}
