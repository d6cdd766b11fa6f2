import { useState } from "react";
import { Button, Tag } from "tdesign-react";
import type { NearRow } from "#contracts/tax.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { thresholds } from "../../services/tax.ts";
import { words } from "./wordsTax.ts";

/** Whose income comes near a limit of value-added tax; looked for when somebody asks, since it reads all wallets. */
export function NearLimits({ month }: { readonly month: string }) {
  const { near: t } = useWords(words);
  const [rows, setRows] = useState<readonly NearRow[] | null>(null);
  const { send, isSending, problem } = useSend(async () => {
    const found: NearRow[] = [];
    for (let afterId: string | null = ""; afterId !== null;) {
      const page: Awaited<ReturnType<typeof thresholds>> = await thresholds(month, afterId);
      found.push(...page.rows);
      setRows([...found]);
      afterId = page.nextAfterId;
    }
  });
  return (
    <Section
      title={t.title}
      actions={
        <Button size="small" variant="outline" loading={isSending} onClick={() => void send()}>
          {t.look}
        </Button>
      }
    >
      <p className="faint">{t.note}</p>
      {problem ? <Problem problem={problem} /> : null}
      {rows === null ? null : rows.length === 0 ? (
        isSending ? null : (
          <p>{t.none}</p>
        )
      ) : (
        <Near rows={rows} />
      )}
    </Section>
  );
}

function Near({ rows }: { readonly rows: readonly NearRow[] }) {
  const { near: t } = useWords(words);
  const { columns: c } = t;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{c.who}</th>
          <th>{c.name}</th>
          <th className="right">{c.month}</th>
          <th className="right">{c.year}</th>
          <th>{c.limit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.promoterId}>
            <td>
              <Promoter id={row.promoterId} />
            </td>
            <td>{row.maskedName}</td>
            <td className="right">
              <Amount fen={row.monthFen} />
            </td>
            <td className="right">
              <Amount fen={row.twelveMonthsFen} />
            </td>
            <td>
              {row.near.map((limit) => (
                <Tag key={limit} size="small" variant="light" theme="warning">
                  {t.limits[limit]}
                </Tag>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
