import { type FormEvent, type ReactNode, useState } from "react";
import { Button, Dialog } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { typedBefore } from "../lib/typedInto.ts";
import { Unsaved } from "./Unsaved.tsx";
import { useEscape } from "./useEscape.ts";
import { useLeaving } from "./useLeaving.ts";
import { words as common } from "./words.ts";
import { words } from "./wordsForm.ts";

type Props = {
  readonly title: string;
  readonly width?: number;
  /** What the button says that leaves, where it is not that somebody cancels. */
  readonly cancel?: string;
  /** The button of the deed; null = it stands among what is to be filled in. */
  readonly deed: ReactNode;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/**
 * A dialog in which something may be typed. Esc, the cross and the button leave it, with typed text only when they are
 * told so twice; a click beside it does nothing. Going to another page asks as well.
 */
export function TypedDialog(props: Props) {
  const { title, width, cancel, deed, isSending, onClose, children } = props;
  const { unsaved: t } = useWords(words);
  const { list } = useWords(common);
  const [look] = useState(typedBefore);
  const [isTyped, setTyped] = useState(false);
  const { isLeaving, leave, stay } = useLeaving(isTyped, onClose);
  useEscape(isSending ? null : leave);
  const onInput = ({ target }: FormEvent) => {
    stay(); // Who goes on writing has not left: the next Esc asks again.
    setTyped(look(target));
  };
  return (
    <>
      <Dialog
        visible
        header={title}
        closeOnOverlayClick={false}
        {...(width === undefined ? {} : { width })}
        onClose={leave}
        footer={
          deed === null && !isLeaving ? (
            false
          ) : (
            <>
              {isLeaving ? (
                <Button variant="outline" onClick={stay}>
                  {t.stay}
                </Button>
              ) : null}
              <Button
                variant="outline"
                theme={isLeaving ? "danger" : "default"}
                disabled={isSending}
                onClick={leave}
              >
                {isLeaving ? t.leave : (cancel ?? list.cancel)}
              </Button>
              {deed}
            </>
          )
        }
      >
        <div onInput={onInput} onClick={stay}>
          {children}
        </div>
        {isLeaving ? (
          <p role="alert" className="warn">
            {t.typed}
          </p>
        ) : null}
      </Dialog>
      {/* Beside it: what its keys do is none of the dialog's business. */}
      <Unsaved isDirty={isTyped} isMarked={false} />
    </>
  );
}
