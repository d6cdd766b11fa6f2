import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../words.ts";
import { Button } from "./button.tsx";

type DialogProps = {
  title: string;
  children: ComponentChildren;
  actions?: ComponentChildren;
  onClose: () => void;
  isWide?: boolean;
};

/** Holds the keyboard until it is closed: by Esc, by its cross, or by one of its actions. */
export function Dialog({ title, children, actions, onClose, isWide }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    firstIn(dialog)?.focus();
    // Closed before it goes, or the focus would not return to where it came from.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      class={isWide ? "wide" : ""}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <Button kind="quiet" onPress={onClose} label={t("关闭", "Close")}>
          ✕
        </Button>
      </header>
      <div class="padded">{children}</div>
      {actions !== undefined && <footer>{actions}</footer>}
    </dialog>
  );
}

/** Where whoever opened it goes on: a field, or the harmless one of its actions. */
function firstIn(dialog: HTMLElement | null): HTMLElement | null {
  const field = dialog?.querySelector<HTMLElement>("textarea, .padded input, select");
  return field ?? dialog?.querySelector<HTMLElement>("footer .button") ?? null;
}

type ConfirmProps = {
  title: string;
  children: ComponentChildren;
  action: string;
  onConfirm: () => unknown;
  onClose: () => void;
};

/** Asks before something is destroyed. Stays open when it fails, since the toast says why. */
export function Confirm({ title, children, action, onConfirm, onClose }: ConfirmProps) {
  const confirm = async () => {
    await onConfirm();
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("取消", "Cancel")}</Button>
          <Button kind="danger" onPress={confirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
