import { useState } from "react";
import { Button, Input, MessagePlugin, Tag } from "tdesign-react";
import type { SettingsReply } from "#contracts/settings.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { pause, previewPause, resume, type SwitchName } from "../../services/books.ts";
import { StaffName } from "./People.tsx";
import { PauseNumbers } from "./PauseNumbers.tsx";
import { words } from "./wordsRules.ts";

type Props = {
  readonly name: SwitchName;
  readonly pause: SettingsReply["switches"][SwitchName];
  readonly onChange: () => void;
};

/** One thing that can be stopped: whether it runs, why not, and the way to stop it or let it run again. */
export function SwitchRow({ name, pause: paused, onChange }: Props) {
  const { switches: t } = useWords(words);
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const mayResume = may("books.resume");
  const close = (isDone: boolean) => {
    setAsking(false);
    if (isDone) onChange();
  };
  return (
    <div className="switch-row">
      <div>
        <strong>{t.names[name]}</strong>{" "}
        <Tag size="small" variant="light" theme={paused === null ? "success" : "danger"}>
          {paused === null ? t.running : t.paused}
        </Tag>
        <div className="faint">{t.does[name]}</div>
        {paused === null ? null : (
          <div className="warn">
            <StaffName id={paused.by} />{" "}
            {filled(t.pausedBy, { at: momentText(paused.sinceMs), reason: paused.reason })}
          </div>
        )}
      </div>
      {paused === null && may("books.pause") ? (
        <Button theme="danger" variant="outline" onClick={() => setAsking(true)}>
          {filled(t.pause, { name: t.names[name] })}
        </Button>
      ) : null}
      {paused !== null && mayResume ? (
        <Button onClick={() => setAsking(true)}>{filled(t.resume, { name: t.names[name] })}</Button>
      ) : null}
      {paused !== null && !mayResume ? <span className="faint">{t.ownerOnly}</span> : null}
      {isAsking ? <Ask name={name} isPause={paused === null} onClose={close} /> : null}
    </div>
  );
}

type AskProps = {
  readonly name: SwitchName;
  readonly isPause: boolean;
  readonly onClose: (isDone: boolean) => void;
};

/** Says in numbers what stops, or goes on, and asks why. */
function Ask({ name, isPause, onClose }: AskProps) {
  const { switches: t } = useWords(words);
  const may = useMay();
  const [reason, setReason] = useState("");
  const asked = useCall(`${name} ${isPause}`, () => previewPause(name));
  const { send, isSending, problem } = useSend(() =>
    (isPause ? pause : resume)(name, reason.trim()),
  );
  const told = { name: t.names[name] };
  const deed = filled(isPause ? t.pause : t.resume, told);
  const done = (isDone: boolean) => {
    if (!isDone) return;
    void MessagePlugin.success(filled(isPause ? t.donePause : t.doneResume, told));
    onClose(true);
  };
  return (
    <Danger
      title={deed}
      deed={deed}
      isBlocked={reason.trim() === "" || asked.data === undefined}
      {...{ isSending, problem }}
      onDo={() => void send().then(done)}
      onClose={() => onClose(false)}
    >
      <Loaded asked={asked}>
        {(numbers) => <PauseNumbers name={name} isPause={isPause} numbers={numbers} />}
      </Loaded>
      {isPause && !may("books.resume") ? <p className="warn">{t.ownerOnly}</p> : null}
      <label>
        {t.reason}
        <Input value={reason} onChange={setReason} maxlength={200} autofocus />
      </label>
    </Danger>
  );
}
