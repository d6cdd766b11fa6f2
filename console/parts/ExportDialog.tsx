import { useState } from "react";
import { Link } from "react-router";
import { Button, Dialog, Progress, Radio } from "tdesign-react";
import { filled, useWords } from "../lib/language.tsx";
import { textOf } from "../lib/said.ts";
import { newId } from "../lib/session.ts";
import { momentText } from "../lib/time.ts";
import { useJob } from "../lib/useJob.ts";
import { useSend } from "../lib/useCall.ts";
import {
  cancelSheet,
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
  const cancel = useSend(async () => {
    await cancelSheet(jobId);
    asked.refresh();
  });
  return (
    <Loaded asked={asked}>
      {(job) => (
        <div className="danger-body" aria-live="polite">
          {job.state === "running" ? (
            <>
              <SheetBar job={job} />
              <p className="faint">{t.leave}</p>
              <Button
                variant="outline"
                loading={cancel.isSending}
                onClick={() => void cancel.send()}
              >
                {t.cancel}
              </Button>
              {cancel.problem ? <Problem problem={cancel.problem} /> : null}
            </>
          ) : job.state === "done" ? (
            <>
              <p>{filled(t.done, { n: job.done })}</p>
              <p className="page-actions">
                <SheetFiles job={job} />
              </p>
              <p className="faint">
                {job.expiresAtMs === null
                  ? null
                  : filled(t.expires, { at: momentText(job.expiresAtMs) })}
              </p>
            </>
          ) : (
            <p className="bad">
              {job.state === "cancelled" ? t.cancelled : textOf(job.failure ?? "")}
            </p>
          )}
          <Link to="/imports">{t.jobs}</Link>
        </div>
      )}
    </Loaded>
  );
}

/** The files of an export: one, or several where its rows are more than one holds. */
export function SheetFiles({ job: { link, earlierLinks } }: { readonly job: SheetProgress }) {
  const { dialog: t } = useWords(sheetWords);
  if (link === null) return null;
  const links = [...earlierLinks, link];
  return links.map((href, at) => (
    <Button key={at} href={href} tag="a" target="_blank">
      {links.length === 1 ? t.download : filled(t.downloadOf, { n: at + 1, all: links.length })}
    </Button>
  ));
}

/** How far a job is, in rows; without a bar where nobody knows how many there are. */
export function SheetBar({ job: { way, done, total } }: { readonly job: SheetProgress }) {
  const { dialog: t } = useWords(sheetWords);
  if (total === null || total === 0)
    return <p>{filled(way === "import" ? t.reading : t.running, { n: done })}</p>;
  return (
    <>
      <p>{filled(way === "import" ? t.readingOf : t.runningOf, { n: done, total })}</p>
      <Progress percentage={Math.min(100, Math.floor((done / total) * 100))} />
    </>
  );
}
