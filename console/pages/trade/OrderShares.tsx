import { useState } from "react";
import { Link } from "react-router";
import { Button, Table } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { percent, yuanSign } from "../../lib/money.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { explainOrder, type Explanation } from "../../services/order.ts";
import { nextLineOf, numbersOf, partsOf } from "./explained.ts";
import { words } from "./wordsShares.ts";

type Share = Explanation["commissions"][number];
const NOBODY: ReadonlyMap<string, number | null> = new Map();

/** Who earns of the order: line by line in figures, and below in sentences why. */
export function OrderShares({ explanation }: { readonly explanation: Explanation }) {
  const { shares: t } = useWords(words);
  const { orderId, commissions } = explanation;
  const [fromLine, setFromLine] = useState(0);
  const { language } = useLanguage();
  const asked = useCall(`${orderId}|${fromLine}|${language}`, () =>
    explainOrder(orderId, fromLine, language),
  );
  const statements = asked.data?.statements ?? [];
  const nextLine = nextLineOf(statements);
  const numbers = asked.data ? numbersOf(statements) : NOBODY;
  return (
    <Section
      title={t.title}
      actions={<Link to={`/shares?order=${encodeURIComponent(orderId)}`}>{t.all}</Link>}
    >
      {commissions.length === 0 ? (
        <p className="faint">{t.noPlan}</p>
      ) : (
        <ShareTable shares={commissions} numbers={numbers} />
      )}
      <Loaded asked={asked}>
        {(told) => (
          <>
            <h3 className="why">{t.why}</h3>
            {partsOf(told).map(({ heading, sentences }) => (
              <details key={heading} className="fold" open>
                <summary>{heading}</summary>
                <ul className="told">
                  {sentences.map(({ text, depth }, at) => (
                    <li key={`${at}${text}`} className={`depth-${Math.min(depth, 2)}`}>
                      {text}
                    </li>
                  ))}
                </ul>
              </details>
            ))}
            {nextLine === null ? null : (
              <Button variant="outline" onClick={() => setFromLine(nextLine)}>
                {t.moreLines}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function ShareTable({
  shares,
  numbers,
}: {
  readonly shares: readonly Share[];
  readonly numbers: ReadonlyMap<string, number | null>;
}) {
  const { shares: t } = useWords(words);
  return (
    <Table
      size="small"
      rowKey="at"
      data={shares.map((share, at) => ({ at, share }))}
      columns={[
        { colKey: "line", title: t.line, cell: ({ row: { share } }) => <code>{share.sku}</code> },
        {
          ...{ colKey: "who", title: t.who },
          cell: ({ row: { share } }) => (
            <Promoter id={share.promoterId} number={numbers.get(share.promoterId) ?? null} />
          ),
        },
        { colKey: "place", title: t.place, cell: ({ row: { share } }) => <Place share={share} /> },
        {
          ...{ colKey: "base", title: t.base, align: "right" },
          cell: ({ row: { share } }) => <Amount fen={share.baseFen} />,
        },
        {
          ...{ colKey: "rate", title: t.rate, align: "right" },
          cell: ({ row: { share } }) =>
            share.fixedFen === undefined
              ? percent(share.rateBp)
              : `${t.fixed} ${yuanSign(share.fixedFen)}`,
        },
        {
          ...{ colKey: "amount", title: t.amount, align: "right" },
          cell: ({ row: { share } }) => <Amount fen={share.amountFen} />,
        },
      ]}
    />
  );
}

function Place({ share: { distance, component } }: { readonly share: Share }) {
  const { shares: t } = useWords(words);
  const place = distance === null ? "" : filled(t.distance, { n: distance });
  if (component === undefined) return place === "" ? t.correction : place;
  return (
    <div className="stacked">
      <span>{t.components[component]}</span>
      <span className="faint">{place}</span>
    </div>
  );
}
