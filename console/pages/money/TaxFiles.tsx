import { useState } from "react";
import { Button, Tag } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { yuanSign } from "../../lib/money.ts";
import { useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { type FileAsked, taxFilePart } from "../../services/tax.ts";
import { saveText } from "../../lib/saveText.ts";
import { type WholeFile, wholeFile } from "./taxFile.ts";
import { words } from "./wordsTax.ts";

type Props = { readonly month: string; readonly quarter: string };

/** The files that the tax office asks for: of the month, its quarter and its year. */
export function TaxFiles({ month, quarter }: Props) {
  const { files: t } = useWords(words);
  const year = month.slice(0, 4);
  return (
    <Section title={t.title}>
      <p className="faint">{t.note}</p>
      <table className="plain">
        <tbody>
          <File period={month} asked={{ kind: "withholding", month }} />
          <File period={quarter} asked={{ kind: "quarter", quarter }} />
          <File period={year} asked={{ kind: "year", year }} />
        </tbody>
      </table>
    </Section>
  );
}

function File({ period, asked }: { readonly period: string; readonly asked: FileAsked }) {
  const { files: t } = useWords(words);
  const [file, setFile] = useState<WholeFile | null>(null);
  const [people, setPeople] = useState(0);
  const { send, isSending, problem } = useSend(async () => {
    setFile(null);
    setPeople(0);
    setFile(await wholeFile((afterId) => taxFilePart(asked, afterId), setPeople));
  });
  return (
    <tr>
      <td>
        {t[asked.kind]}
        <div className="faint">{period}</div>
      </td>
      <td>
        {isSending ? filled(t.running, { people }) : null}
        {file === null ? null : <Told file={file} />}
        {problem ? <Problem problem={problem} onRetry={() => void send()} /> : null}
      </td>
      <td className="right">
        <Button size="small" variant="outline" loading={isSending} onClick={() => void send()}>
          {file === null ? t.make : t.again}
        </Button>{" "}
        {file === null ? null : (
          <Button
            size="small"
            onClick={() => saveText(`${t.names[asked.kind]}-${period}.csv`, file.csv)}
          >
            {t.download}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What is in a file, and whether it may be handed in. */
function Told({ file }: { readonly file: WholeFile }) {
  const { files: t } = useWords(words);
  const { rows, totals, isOver, unsettled, withoutIdentity } = file;
  const problems = [
    ...(isOver ? [] : [t.notOver]),
    ...(unsettled === 0 ? [] : [filled(t.unsettled, { n: unsettled })]),
    ...(withoutIdentity === 0 ? [] : [filled(t.withoutIdentity, { n: withoutIdentity })]),
  ];
  const sums = totals && [
    filled(t.income, { amount: yuanSign(totals.incomeFen) }),
    filled(t.tax, { amount: yuanSign(totals.taxFen) }),
  ];
  return (
    <div role="status">
      {[filled(t.rows, { rows }), ...(sums ?? [])].join(" · ")}{" "}
      {problems.length === 0 ? (
        <Tag size="small" theme="success" variant="light">
          {t.final}
        </Tag>
      ) : null}
      {problems.map((problem) => (
        <div key={problem} className="warn">
          {problem}
        </div>
      ))}
    </div>
  );
}
