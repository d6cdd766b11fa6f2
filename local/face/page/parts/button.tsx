import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../words.ts";
import { tellRefusal, toast } from "./toast.tsx";

type ButtonProps = {
  children: ComponentChildren;
  /** `quiet` stands back, `main` is the one that most will want, `danger` destroys. */
  kind?: "main" | "danger" | "quiet";
  type?: "button" | "submit";
  isDisabled?: boolean | undefined;
  title?: string;
  label?: string;
  /** While it runs the button cannot be pressed again; what it throws is told in a toast. */
  onPress?: () => unknown;
};

export function Button(o: ButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    try {
      await o.onPress?.();
    } catch (error) {
      tellRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type={o.type ?? "button"}
      class={`button ${o.kind ?? ""}`}
      disabled={o.isDisabled || isBusy}
      aria-busy={isBusy}
      title={o.title}
      aria-label={o.label}
      onClick={o.onPress && (() => void press())}
    >
      {o.children}
    </button>
  );
}

/** Copies a text, and says so. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t("已复制", "Copied"));
  };
  return (
    <Button
      kind="quiet"
      onPress={copy}
      label={label ?? t("复制", "Copy")}
      title={t("复制", "Copy")}
    >
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
        <path d="M10.5 3.5v-.5a1 1 0 0 0-1-1H3.5a1.5 1.5 0 0 0-1.5 1.5v6a1 1 0 0 0 1 1h.5" />
      </svg>
    </Button>
  );
}
