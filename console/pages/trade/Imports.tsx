import { useState } from "react";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { ExportDialog } from "../../parts/ExportDialog.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { sheetWords } from "../../parts/sheetWords.ts";
import { useCall } from "../../lib/useCall.ts";
import { type Export, sheetJobs } from "../../services/sheets.ts";
import { ImportJob } from "./ImportJob.tsx";
import { ImportStart } from "./ImportStart.tsx";
import { SheetJobs } from "./SheetJobs.tsx";
import { words } from "./wordsImports.ts";
import "./trade.css";
import "./sheets.css";

/** Tables in and out: a file is read and judged first, shown, and written only then. The job that is open stands in the address. */
export function Imports() {
  const t = useWords(words);
  const { kinds } = useWords(sheetWords);
  const may = useMay();
  const filter = useUrlFilter();
  const [version, setVersion] = useState(0);
  const [exporting, setExporting] = useState<Export | null>(null);
  const jobId = filter.get("job");
  const asked = useCall("mine", async () => (await sheetJobs("", 1)).mine);
  const mine = asked.data;
  const first = mine?.import[0];
  const refresh = () => setVersion((last) => last + 1);
  return (
    <Page title={t.title} note={<p className="faint">{t.note}</p>}>
      {asked.problem ? <Problem problem={asked.problem} onRetry={asked.refresh} /> : null}
      {jobId === "" ? null : (
        <ImportJob
          key={jobId}
          jobId={jobId}
          onChange={refresh}
          onClose={() => filter.set({ job: "" })}
        />
      )}
      <div className="columns">
        {jobId === "" && may("sheets.startImport") && mine && first !== undefined ? (
          <ImportStart
            kinds={mine.import}
            kind={mine.import.find((kind) => kind === filter.get("kind")) ?? first}
            onKind={(kind) => filter.set({ kind })}
            onStarted={(started) => {
              refresh();
              filter.set({ job: started });
            }}
          />
        ) : null}
        {may("sheets.startExport") && mine && mine.export.length > 0 ? (
          <Section title={t.exports.title}>
            <p className="faint">{t.exports.hint}</p>
            <div className="page-actions spaced">
              {mine.export.map((kind) => (
                <Button
                  key={kind}
                  variant="outline"
                  onClick={() => setExporting({ kind, filter: {} } as Export)}
                >
                  {kinds[kind]}
                </Button>
              ))}
            </div>
          </Section>
        ) : null}
      </div>
      <SheetJobs version={version} onOpen={(job) => filter.set({ job })} />
      {exporting ? (
        <ExportDialog
          asked={exporting}
          what=""
          onClose={() => {
            setExporting(null);
            refresh();
          }}
        />
      ) : null}
    </Page>
  );
}
