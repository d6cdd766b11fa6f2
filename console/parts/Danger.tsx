import { type ReactNode, useState } from "react";
import { Button, Checkbox, Input } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { filled, useWords } from "../lib/language.tsx";
import { Problem } from "./Problem.tsx";
import { TypedDialog } from "./TypedDialog.tsx";
import { words } from "./words.ts";

type Props = {
  readonly title: string;
  /** What it will do, in numbers: "向 12 人付款，共 ¥3,240.00". */
  readonly children: ReactNode;
  /** What the button says: the deed itself, never "确定". */
  readonly deed: string;
  /** Asks for a tick, or for a word to be typed, before the deed. */
  readonly guard?: "tick" | { readonly word: string };
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly isBlocked?: boolean;
  readonly onDo: () => void;
  readonly onClose: () => void;
};

/**
 * Asks before something that is hard to take back. It stays open while it runs and tells what went wrong; who leaves it is
 * asked where a reason was typed.
 */
export function Danger(props: Props) {
  const { children, deed, guard, isSending, problem, isBlocked, onDo } = props;
  const { danger: t } = useWords(words);
  const [isTicked, setTicked] = useState(false);
  const [typed, setTyped] = useState("");
  const isSure = guard === undefined || (guard === "tick" ? isTicked : typed.trim() === guard.word);
  return (
    <TypedDialog
      {...props}
      cancel={t.cancel}
      deed={
        <Button theme="danger" loading={isSending} disabled={!isSure || isBlocked} onClick={onDo}>
          {deed}
        </Button>
      }
    >
      <div className="danger-body">{children}</div>
      {guard === "tick" ? (
        <Checkbox checked={isTicked} onChange={setTicked}>
          {t.sure}
        </Checkbox>
      ) : guard ? (
        <label>
          {filled(t.type, { word: guard.word })}
          <Input value={typed} onChange={setTyped} />
        </label>
      ) : null}
      {problem ? <Problem problem={problem} /> : null}
    </TypedDialog>
  );
}
