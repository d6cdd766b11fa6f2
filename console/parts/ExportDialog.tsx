import { useState } from "react";
import { Link } from "react-router";
import { Button, Dialog, Progress, Radio } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import { newId } from "../lib/session.ts";
import { momentText } from "../lib/time.ts";
import { useJob } from "../lib/useJob.ts";
import { useSend } from "../lib/useCall.ts";
import {
  type Export,
  type SheetFormat,
  type SheetProgress,
  showSheet,
  startExport,
} from "../services/sheets.ts";
import { Loaded } from "./Loaded.tsx";
import { Problem } from "./Problem.tsx";
import { sheetWords } from "./sheetWords.ts";
import { useEscape } from "./useEscape.ts";

/**
 * Takes a table out: what of it, in which format, how far it is, and the file. The functions write it in the background,
 * so that the dialog may be closed meanwhile.
 *
 * - `what`: the filters in words, such as "待发货，3 月 1 日至 31 日"; "" = everything.
 */
export function ExportDialog({
  asked,
  what,
  onClose,
}: {
  readonly asked: Export;
  readonly what: string;
  readonly onClose: () => void;
}) {
  const { dialog: t, kinds, formats } = useWords(sheetWords);
  useEscape(onClose);
  const [jobId] = useState(newId);
  const [format, setFormat] = useState<SheetFormat>("xlsx");
  const [isStarted, setStarted] = useState(false);
  const { send, isSending, problem } = useSend(async () => {
    await startExport(jobId, format, asked);
    setStarted(true);
  });
  const kind = kinds[asked.kind];
  return (
    <Dialog
      visible
      header={filled(t.title, { kind })}
      onClose={onClose}
      footer={
        <>
          <Button variant="outline" onClick={onClose}>
            {t.close}
          </Button>
          {isStarted ? null : (
            <Button loading={isSending} onClick={() => void send()}>
              {t.start}
            </Button>
          )}
        </>
      }
    >
      {isStarted ? (
        <Running jobId={jobId} />
      ) : (
        <div className="danger-body">
          <p>{what === "" ? filled(t.all, { kind }) : filled(t.filtered, { what })}</p>
          {asked.kind === "products" ? null : <p className="faint">{t.personal}</p>}
          <Radio.Group
            value={format}
            aria-label={t.format}
            onChange={(value) => setFormat(value as SheetFormat)}
          >
            <Radio value="xlsx">{formats.xlsx}</Radio>
            <Radio value="csv">{formats.csv}</Radio>
          </Radio.Group>
        </div>
      )}
      {problem ? <Problem problem={problem} /> : null}
    </Dialog>
  );
}

const isRunning = ({ state }: SheetProgress): boolean => state === "running";

function Running({ jobId }: { readonly jobId: string }) {
  const { dialog: t } = useWords(sheetWords);
  const asked = useJob(jobId, () => showSheet(jobId), isRunning);
  return (
    <Loaded asked={asked}>
      {(job) => (
        <div className="danger-body" aria-live="polite">
          {job.state === "running" ? (
            <>
              <SheetBar job={job} />
              <p className="faint">{t.leave}</p>
            </>
          ) : job.state === "done" ? (
            <>
              <p>{filled(t.done, { n: job.done })}</p>
              {job.link === null ? null : (
                <p>
                  <Button href={job.link} tag="a" target="_blank">
                    {t.download}
                  </Button>
                </p>
              )}
              <p className="faint">
                {job.expiresAtMs === null
                  ? null
                  : filled(t.expires, { at: momentText(job.expiresAtMs) })}
              </p>
            </>
          ) : (
            <p className="bad">{job.failure}</p>
          )}
          <Link to="/imports">{t.jobs}</Link>
        </div>
      )}
    </Loaded>
  );
}

/** How far a job is, in rows; without a bar where nobody knows how many there are. */
export function SheetBar({ job: { done, total } }: { readonly job: SheetProgress }) {
  const { dialog: t } = useWords(sheetWords);
  if (total === null || total === 0) return <p>{filled(t.running, { n: done })}</p>;
  return (
    <>
      <p>{filled(t.runningOf, { n: done, total })}</p>
      <Progress percentage={Math.min(100, Math.floor((done / total) * 100))} />
    </>
  );
}
