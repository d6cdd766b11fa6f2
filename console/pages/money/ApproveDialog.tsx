import { useState } from "react";
import { Button, Dialog, Progress } from "tdesign-react";
import type { Approved, PreviewManyReply } from "#contracts/withdraw.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { useEscape } from "../../parts/useEscape.ts";
import { approveMany, type Chosen, previewMany } from "../../services/withdraw.ts";
import { ApprovalSums } from "./ApprovalSums.tsx";
import { ApprovalTable } from "./ApprovalTable.tsx";
import {
  ableOf,
  approveAll,
  chosenOf,
  isChanged,
  isShort,
  keyOf,
  mayTryAgain,
  type Reviewable,
  type Yes,
} from "./batch.ts";
import { words } from "./wordsWithdrawals.ts";

type Props = {
  readonly rows: readonly Reviewable[];
  /** Whether anything was sent. */
  readonly onClose: (isChanged: boolean) => void;
};

/** Says yes to many: first what it will do in numbers, then how far it is, then what became of each. */
export function ApproveDialog({ rows, onClose: leave }: Props) {
  const { dialog: t } = useWords(words);
  const [chosen] = useState<readonly Chosen[]>(() => rows.map(chosenOf));
  const asked = useCall(chosen.map(keyOf).join(), () => previewMany(chosen));
  const [answers, setAnswers] = useState<readonly Approved[]>([]);
  const [isOver, setOver] = useState(false);
  const [isTried, setTried] = useState(false);
  const onClose = () => leave(isTried);
  const { send, isSending, problem } = useSend(async (some: readonly Yes[]) => {
    setTried(true);
    const before = answers.filter((one) => !some.some((each) => keyOf(each) === keyOf(one)));
    const told = (known: readonly Approved[]) => setAnswers([...before, ...known]);
    try {
      told(await approveAll(some, approveMany, told));
    } catch (error) {
      // How far it came, and what is left to pay, is what is asked anew.
      lookAgain();
      throw error;
    }
    setOver(true);
  });
  const lookAgain = () => {
    setAnswers([]);
    setOver(false);
    asked.refresh();
  };
  useEscape(isSending ? null : onClose);
  const failed = answers.filter(({ result }) => !result.ok);
  const toSend = asked.data === undefined ? [] : ableOf(asked.data);
  const busy = new Set(failed.filter(mayTryAgain).map(keyOf));
  const again = toSend.filter((one) => busy.has(keyOf(one)));
  return (
    <Dialog
      visible
      width={860}
      top="8vh"
      header={filled(t.title, { n: chosen.length })}
      closeOnOverlayClick={false}
      closeOnEscKeydown={!isSending}
      onClose={isSending ? undefined : onClose}
      footer={
        isOver ? (
          <>
            {again.length === 0 ? null : (
              <Button variant="outline" loading={isSending} onClick={() => void send(again)}>
                {filled(t.retry, { n: again.length })}
              </Button>
            )}
            {failed.some(isChanged) ? (
              <Button variant="outline" disabled={isSending} onClick={lookAgain}>
                {t.lookAgain}
              </Button>
            ) : null}
            <Button autoFocus onClick={onClose}>
              {t.close}
            </Button>
          </>
        ) : (
          <>
            <Button variant="outline" disabled={isSending} onClick={onClose}>
              {t.cancel}
            </Button>
            <Button
              key={asked.data === undefined ? "asked" : "told"}
              autoFocus={asked.data !== undefined}
              theme="danger"
              loading={isSending}
              disabled={toSend.length === 0 || asked.isLoading || asked.problem !== undefined}
              onClick={() => void send(toSend)}
            >
              {asked.data === undefined ? t.checking : deedOf(t, asked.data)}
            </Button>
          </>
        )
      }
    >
      <Loaded asked={asked}>
        {(preview) => (
          <>
            <ApprovalSums preview={preview} />
            {isSending || isOver ? (
              <Told
                done={answers.length - failed.length}
                failed={failed.length}
                of={toSend.length}
                {...{ isOver }}
              />
            ) : null}
            {problem && !asked.problem ? <Problem problem={problem} /> : null}
            <ApprovalTable preview={preview} rows={rows} answers={answers} onOpen={onClose} />
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

type Words = (typeof words)["zh"]["dialog"];

/** The deed in numbers. */
function deedOf(t: Words, preview: PreviewManyReply): string {
  const { pays, needsSecond } = preview;
  if (pays.count > 0 && !isShort(preview))
    return filled(t.deed, { n: pays.count + needsSecond.count, amount: yuanSign(pays.netFen) });
  return needsSecond.count > 0 ? filled(t.deedSecond, { n: needsSecond.count }) : t.nothing;
}

/** How far it is, or how it ended. */
function Told(props: {
  readonly done: number;
  readonly failed: number;
  readonly of: number;
  readonly isOver: boolean;
}) {
  const { done, failed, of, isOver } = props;
  const { dialog: t } = useWords(words);
  const told = !isOver
    ? filled(t.running, { done: done + failed, n: of })
    : failed === 0
      ? filled(t.allDone, { n: done })
      : filled(t.finished, { done, failed });
  return (
    <div className="told-so-far" role="status">
      <p className={isOver ? (failed === 0 ? "good" : "warn") : ""}>{told}</p>
      {isOver ? null : (
        <Progress percentage={of === 0 ? 0 : Math.round(((done + failed) * 100) / of)} />
      )}
    </div>
  );
}
