import { useState } from "react";
import { Button, Steps } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import { useJob } from "../../lib/useJob.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { SheetBar, SheetFiles } from "../../parts/ExportDialog.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { sheetWords } from "../../parts/sheetWords.ts";
import { cancelSheet, type SheetProgress, showSheet, undoSheet } from "../../services/sheets.ts";
import { ApplySheet } from "./ApplySheet.tsx";
import { SheetFaults } from "./SheetFaults.tsx";
import { isMoving, stepOf, toldOf, writesOf } from "./sheetJob.ts";
import { words } from "./wordsImports.ts";

type Props = {
  readonly jobId: string;
  /** Something about it changed, so that the list of jobs is another one. */
  readonly onChange: () => void;
  readonly onClose: () => void;
};

/** One job: how far it is, what it would change or did, its errors row by row, and what can be done with it. */
export function ImportJob({ jobId, onChange, onClose }: Props) {
  const { job: t, jobs } = useWords(words);
  const { kinds } = useWords(sheetWords);
  const asked = useJob(jobId, () => showSheet(jobId), isMoving);
  const refresh = () => {
    asked.refresh();
    onChange();
  };
  const { data } = asked;
  return (
    <Section
      title={data ? filled(t.title, { way: jobs.ways[data.way], kind: kinds[data.kind] }) : ""}
      actions={
        <Button size="small" variant="text" onClick={onClose}>
          {data === undefined || isMoving(data) || data.state === "previewed" ? t.close : t.again}
        </Button>
      }
    >
      <Loaded asked={asked}>
        {(job) =>
          job.way === "import" ? <Import {...{ job, refresh }} /> : <Export {...{ job, refresh }} />
        }
      </Loaded>
    </Section>
  );
}

function Export({ job, refresh }: { readonly job: SheetProgress; readonly refresh: () => void }) {
  const { job: t } = useWords(words);
  const { states, dialog } = useWords(sheetWords);
  const cancel = useSend(async () => {
    await cancelSheet(job.jobId);
    refresh();
  });
  if (isMoving(job)) {
    return (
      <>
        <SheetBar job={job} />
        <Button variant="outline" loading={cancel.isSending} onClick={() => void cancel.send()}>
          {dialog.cancel}
        </Button>
        {cancel.problem ? <Problem problem={cancel.problem} /> : null}
      </>
    );
  }
  return (
    <div className="page-actions">
      <span>
        {states[job.state]} {textOf(job.failure ?? "")}
      </span>
      {job.link !== null ? (
        <SheetFiles job={job} />
      ) : job.state === "done" ? (
        <span className="warn">{t.expired}</span>
      ) : null}
    </div>
  );
}

function Import({ job, refresh }: { readonly job: SheetProgress; readonly refresh: () => void }) {
  const { job: t } = useWords(words);
  const { counts, faultCount } = job;
  const names = ["upload", "preview", "write", "end"] as const;
  return (
    <div className="form wide">
      <Steps
        readonly
        current={stepOf(job)}
        {...(job.state === "failed" ? { status: "error" as const } : {})}
        options={names.map((name) => ({ title: t.steps[name], value: name }))}
      />
      <Told job={job} />
      {job.state === "running" ? null : (
        <div className="figures">
          {(["made", "changed", "same", "skipped"] as const).map((name) => (
            <Figure key={name} name={t.counts[name]} value={counts[name]} />
          ))}
          <Figure
            name={t.counts.faults}
            value={faultCount}
            {...(faultCount > 0 ? { tone: "bad" as const } : {})}
          />
        </div>
      )}
      <JobActions {...{ job, refresh }} />
      <SheetFaults job={job} />
    </div>
  );
}

/** The state of an import as a sentence. */
function Told({ job }: { readonly job: SheetProgress }) {
  const { job: t } = useWords(words);
  const { name, isBad } = toldOf(job);
  const places = { n: job.faultCount, failure: textOf(job.failure ?? "") };
  return (
    <div aria-live="polite">
      <p className={isBad ? "bad" : ""}>{filled(t[name], places)}</p>
      {isMoving(job) ? <SheetBar job={job} /> : null}
    </div>
  );
}

function JobActions({
  job,
  refresh,
}: {
  readonly job: SheetProgress;
  readonly refresh: () => void;
}) {
  const { job: t } = useWords(words);
  const [isUndoing, setUndoing] = useState(false);
  const { jobId, state } = job;
  const undo = useSend(async () => {
    await undoSheet(jobId);
    setUndoing(false);
    refresh();
  });
  const cancel = useSend(async () => {
    await cancelSheet(jobId);
    refresh();
  });
  return (
    <div className="page-actions">
      {state === "previewed" ? <ApplySheet job={job} onDone={refresh} /> : null}
      {state === "previewed" || state === "running" ? (
        <Button variant="outline" loading={cancel.isSending} onClick={() => void cancel.send()}>
          {t.cancel}
        </Button>
      ) : null}
      {state === "applied" ? (
        <Button theme="danger" variant="outline" onClick={() => setUndoing(true)}>
          {t.undo}
        </Button>
      ) : null}
      {cancel.problem ? <Problem problem={cancel.problem} /> : null}
      {isUndoing ? (
        <Danger
          title={t.askUndo.title}
          deed={filled(t.askUndo.deed, { n: writesOf(job) })}
          isSending={undo.isSending}
          problem={undo.problem}
          onDo={() => void undo.send()}
          onClose={() => setUndoing(false)}
        >
          <p>{t.askUndo.text}</p>
        </Danger>
      ) : null}
    </div>
  );
}
