import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from "react";
import { Button } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { picksKeepEnter } from "../lib/picksKeepEnter.ts";
import { Problem } from "./Problem.tsx";
import { TypedDialog } from "./TypedDialog.tsx";

type Props = {
  readonly title: string;
  /** What the button says: the deed itself. */
  readonly deed: string;
  readonly isSending: boolean;
  /** While it is not whole, nothing can be sent. */
  readonly isBlocked?: boolean;
  readonly isDangerous?: boolean;
  readonly problem: CallError | undefined;
  readonly width?: number;
  readonly onDo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

const hasOpenChoice = (): boolean =>
  [...document.querySelectorAll<HTMLElement>(".t-popup")].some((one) => one.offsetParent !== null);

/**
 * A small form over the page: Enter sends it, Esc and the cross leave it and ask before typed text is lost, a click beside
 * it does neither.
 */
export function FormDialog(props: Props) {
  const { deed, isSending, isBlocked = false, isDangerous = false, problem } = props;
  const { onDo, children } = props;
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation(); // React hands it on to a form that this dialog may stand in.
    if (!isBlocked && !isSending) onDo();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    picksKeepEnter(event);
    // Esc closes what a choice has opened, and not the form around it.
    if (event.key !== "Escape" || !hasOpenChoice()) return;
    event.stopPropagation();
    // What was chosen with the mouse has the focus and hears no Esc: a press beside it closes it too.
    event.currentTarget.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
  };
  return (
    <TypedDialog
      {...props}
      deed={
        <Button
          type="submit"
          form={id}
          theme={isDangerous ? "danger" : "primary"}
          loading={isSending}
          disabled={isBlocked}
        >
          {deed}
        </Button>
      }
    >
      <form id={id} className="danger-body" onSubmit={submit} onKeyDown={onKeyDown}>
        {children}
        {problem ? <Problem problem={problem} /> : null}
      </form>
    </TypedDialog>
  );
}
