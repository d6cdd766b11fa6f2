import { type DragEvent, useRef, useState } from "react";
import { Button, Progress, Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { download, uploadFile } from "../../lib/files.ts";
import { newId } from "../../lib/session.ts";
import { useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { sheetWords } from "../../parts/sheetWords.ts";
import { sheetTemplate, type SheetKind, startImport } from "../../services/sheets.ts";
import { words } from "./wordsImports.ts";

const BYTES_MAX = 20 * 1024 * 1024;

/** Which table it is, its template, and the file. What it would change is shown next; nothing is written here. */
export function ImportStart({
  kinds,
  kind,
  onKind,
  onStarted,
}: {
  readonly kinds: readonly SheetKind[];
  readonly kind: SheetKind;
  readonly onKind: (kind: SheetKind) => void;
  readonly onStarted: (jobId: string) => void;
}) {
  const { start: t } = useWords(words);
  const { kinds: names } = useWords(sheetWords);
  return (
    <Section title={t.title}>
      <div className="form">
        <Radio.Group
          variant="default-filled"
          value={kind}
          aria-label={t.kind}
          onChange={(value) => onKind(value as SheetKind)}
        >
          {kinds.map((one) => (
            <Radio.Button key={one} value={one}>
              {names[one]}
            </Radio.Button>
          ))}
        </Radio.Group>
        <p>{t.does[kind]}</p>
        <Template kind={kind} />
        <FilePlace key={kind} {...{ kind, onStarted }} />
      </div>
    </Section>
  );
}

function Template({ kind }: { readonly kind: SheetKind }) {
  const { start: t } = useWords(words);
  const { formats } = useWords(sheetWords);
  const { send, isSending, problem } = useSend(async (format: "xlsx" | "csv") => {
    const { link } = await sheetTemplate(kind, format);
    download(link);
  });
  return (
    <div>
      <div className="page-actions">
        {(["xlsx", "csv"] as const).map((format) => (
          <Button
            key={format}
            size="small"
            variant="outline"
            disabled={isSending}
            onClick={() => void send(format)}
          >
            {t.template} {formats[format]}
          </Button>
        ))}
      </div>
      <p className="faint">{t.templateHint}</p>
      {problem ? <Problem problem={problem} /> : null}
    </div>
  );
}

function FilePlace({
  kind,
  onStarted,
}: {
  readonly kind: SheetKind;
  readonly onStarted: (jobId: string) => void;
}) {
  const { start: t } = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [jobId] = useState(newId);
  const [percent, setPercent] = useState<number | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { send, isSending, problem } = useSend(async (file: File, format: "xlsx" | "csv") => {
    setPercent(0);
    try {
      const fileId = await uploadFile(file, "sheets/uploads", setPercent);
      await startImport({ jobId, kind, format, fileId });
    } finally {
      setPercent(null);
    }
    onStarted(jobId);
  });
  const take = (file: File | undefined) => {
    if (file === undefined || isSending) return;
    const format = /\.(xlsx|csv)$/i.exec(file.name)?.[1]?.toLowerCase();
    const isKnown = format === "xlsx" || format === "csv";
    setWrong(!isKnown ? t.wrongType : file.size > BYTES_MAX ? t.tooBig : null);
    if (isKnown && file.size <= BYTES_MAX) void send(file, format);
    if (input.current) input.current.value = ""; // So that the same file, mended, can be chosen again.
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  };
  return (
    <div>
      <button
        type="button"
        className="drop"
        disabled={isSending}
        onClick={() => input.current?.click()}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        {percent === null ? t.drop : filled(t.uploading, { percent })}
        <span className="faint">{t.limits}</span>
        {percent === null ? null : <Progress percentage={percent} label={false} />}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={t.pick}
        onChange={(event) => take(event.target.files?.[0])}
      />
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {problem ? <Problem problem={problem} /> : null}
    </div>
  );
}
