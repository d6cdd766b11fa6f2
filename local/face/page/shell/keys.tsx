import { useEffect } from "preact/hooks";
import { Dialog } from "../parts/dialog.tsx";
import { goTo } from "../place.tsx";
import { SECTIONS, sectionName } from "../sections.ts";
import { t } from "../words.ts";

const CHORD_MS = 1200;

/** The keys that work everywhere but in a field: `/`, `?`, and `g` with the letter of a section. */
export function useKeys(onHelp: () => void): void {
  useEffect(() => {
    let goUntilMs = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as Element;
      const isWriting = target.matches("input, textarea, select");
      if (event.key === "Escape" && isWriting && target instanceof HTMLElement)
        return target.blur();
      if (isWriting || document.querySelector("dialog[open]") !== null) return;
      const section = SECTIONS.find(({ key }) => key === event.key);
      if (performance.now() < goUntilMs && section !== undefined) {
        event.preventDefault();
        goUntilMs = 0;
        return goTo([section.id]);
      }
      goUntilMs = event.key === "g" ? performance.now() + CHORD_MS : 0;
      if (event.key === "?") onHelp();
      if (event.key !== "/") return;
      const search = document.querySelector<HTMLElement>("[data-search]");
      if (search === null) return;
      event.preventDefault();
      search.focus();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const keys: readonly (readonly [string, string])[] = [
    ["/", t("搜索", "Search")],
    ["Esc", t("关闭，或离开输入框", "Close, or leave a field")],
    ["↑ ↓", t("在列表的行之间移动", "From row to row of a list")],
    ["Ctrl Enter", t("在编辑器里：提交", "In an editor: submit")],
    ["?", t("显示快捷键", "Show the keys")],
    ...SECTIONS.map(({ id, key }) => [`g ${key}`, sectionName(id)] as const),
  ];
  return (
    <Dialog title={t("快捷键", "Keys")} onClose={onClose}>
      <dl class="keys">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
