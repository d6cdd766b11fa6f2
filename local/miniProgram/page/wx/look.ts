import { call } from "./answer.ts";

/** What a person set on his phone: dark or light, how large his letters are. */
export type Theme = "light" | "dark";
export type Look = {
  readonly theme: () => Theme;
  /** Points, as `fontSizeSetting`; 16 is usual, 23 the largest that WeChat offers. */
  readonly fontSize: () => number;
  readonly set: (changes: { readonly theme?: Theme; readonly fontSize?: number }) => void;
  readonly onChange: (listener: unknown) => void;
  readonly offChange: (listener: unknown) => void;
};

const FONT_SIZE = 16;

/**
 * The look of the phone whose address was opened. The theme stands on the page's root element (`data-theme`), which
 * the build's rewritten styles ask for; the size of letters as `data-font-size`.
 */
export function createLook(search: string, root: HTMLElement): Look {
  const asked = new URLSearchParams(search);
  const listeners = new Set<unknown>();
  let theme: Theme = asked.get("theme") === "dark" ? "dark" : "light";
  let fontSize = Number(asked.get("fontSize")) || FONT_SIZE;

  function show(): void {
    root.dataset["theme"] = theme;
    root.dataset["fontSize"] = String(fontSize);
  }
  show();
  return {
    theme: () => theme,
    fontSize: () => fontSize,
    set(changes) {
      const before = theme;
      theme = changes.theme ?? theme;
      fontSize = changes.fontSize ?? fontSize;
      show();
      if (theme !== before) for (const listener of listeners) call(listener, { theme });
    },
    onChange: (listener) => void listeners.add(listener),
    offChange: (listener) => {
      if (listener === undefined) listeners.clear();
      else listeners.delete(listener);
    },
  };
}
