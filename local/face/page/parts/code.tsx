import { t } from "../words.ts";
import { Copy } from "./button.tsx";

/** Text as it is, with a way to take it along. */
export function Code({ text, label, isBad }: { text: string; label?: string; isBad?: boolean }) {
  return (
    <div class={`code ${isBad ? "bad" : ""}`}>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <Copy text={text} />
    </div>
  );
}

/** A short text on one line, with a way to take it along. */
export function Copyable({ text }: { text: string }) {
  return (
    <span class="copyable">
      <code>{text}</code>
      <Copy text={text} label={t(`复制 ${text}`, `Copy ${text}`)} />
    </span>
  );
}

/** JSON written wide, or the text itself where it is none. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
