import { Link, useParams } from "react-router";
import { Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Amount } from "../../parts/Amount.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import {
  afterSalesPictures,
  type AfterSalesShown,
  noteAfterSales,
  showAfterSales,
} from "../../services/aftersales.ts";
import { AfterSalesActions } from "./AfterSalesActions.tsx";
import { AfterSalesLines } from "./AfterSalesLines.tsx";
import { toneOf } from "./afterSalesColumns.tsx";
import { Notes } from "./OrderNotes.tsx";
import { useByName } from "./byName.ts";
import { words } from "./wordsAfterSales.ts";
import "./trade.css";
import "./deeds.css";
import "./order.css";
import "./afterSales.css";

/** One after-sales: what the buyer wants and why, until when it must be answered, and the answers. */
export function AfterSalesPage() {
  const { orderId = "", id = "" } = useParams();
  const t = useWords(words);
  const may = useMay();
  const asked = useCall(`${orderId}/${id}`, () => showAfterSales({ orderId, id }));
  const { data, refresh } = asked;
  const title = data
    ? filled(t.one, { kind: t.kinds[data.kind], id: orderId })
    : filled(t.one, { kind: t.title, id: orderId });
  return (
    <Page
      title={title}
      back={{ to: "/aftersales", text: t.back }}
      actions={data ? <AfterSalesActions one={data} onDone={refresh} /> : null}
    >
      <Loaded asked={asked}>
        {(one) => (
          <>
            <Wish one={one} />
            <AfterSalesLines one={one} />
            <div className="columns">
              <Ways one={one} />
              <Notes
                notes={one.notes}
                onAdd={
                  may("aftersales.note")
                    ? async (text) => {
                        await noteAfterSales({ orderId, id }, text);
                        refresh();
                      }
                    : null
                }
              />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Wish({ one }: { readonly one: AfterSalesShown }) {
  const t = useWords(words);
  const may = useMay();
  const byName = useByName();
  const f = t.facts;
  const { orderId, state, decision, dueAtMs, isOverdue } = one;
  return (
    <Section>
      <Facts
        rows={[
          [
            t.columns.state,
            <span key="state" className="tags">
              <Tag variant="light" theme={toneOf(state)}>
                {t.states[state]}
              </Tag>
              {isOverdue ? <Tag theme="danger">{t.overdue}</Tag> : null}
            </span>,
          ],
          [f.due, <When key="due" atMs={dueAtMs} />],
          [f.total, <Amount key="total" fen={one.kind === "exchange" ? null : one.totalFen} />],
          [f.asked, <When key="asked" atMs={one.askedAtMs} />],
          [f.since, <When key="since" atMs={one.stateAtMs} />],
          ...(one.arrivedAtMs === null
            ? []
            : [[f.arrived, <When key="arrived" atMs={one.arrivedAtMs} />] as const]),
          [
            t.columns.order,
            may("purchase.detail") ? (
              <Link key="order" to={`/orders/${encodeURIComponent(orderId)}`}>
                {f.openOrder}
              </Link>
            ) : (
              <code key="order">{orderId}</code>
            ),
          ],
          [
            t.columns.reason,
            <span key="reason" className="tags">
              {t.reasons[one.reason]}
              {one.isWithoutReason ? <Tag title={t.noReasonHint}>{t.noReason}</Tag> : null}
            </span>,
          ],
          [f.id, <code key="id">{one.id}</code>],
        ]}
      />
      <div className="said">
        <p>
          <span className="faint">{f.text}</span>{" "}
          <span className="lines">{one.text === "" ? f.noText : one.text}</span>
        </p>
        {one.pictures.length === 0 ? null : <Pictures one={one} />}
        {decision ? (
          <p>
            <span className="faint">{f.decision}</span>{" "}
            <span className="lines">{decision.text === "" ? "—" : decision.text}</span>{" "}
            <span className="faint">
              {filled(f.by, { by: byName(decision.by ?? ""), at: momentText(decision.atMs) })}
            </span>
          </p>
        ) : null}
      </div>
    </Section>
  );
}

/** What is wrong with the goods, as the buyer shows it. */
function Pictures({ one: { orderId, id, pictures } }: { readonly one: AfterSalesShown }) {
  const { facts: t } = useWords(words);
  const asked = useCall(id, () => afterSalesPictures({ orderId, id }));
  return (
    <Loaded asked={asked}>
      {({ links }) => {
        const lost = links.filter((link) => link === null).length;
        return (
          <div className="shown">
            {links.map((link, at) =>
              link === null ? null : (
                <a key={pictures[at]} href={link} target="_blank" rel="noreferrer">
                  <img src={link} alt={`${t.pictures} ${at + 1}`} className="picture large" />
                </a>
              ),
            )}
            {lost === 0 ? null : (
              <span className="faint">{filled(t.hiddenPictures, { n: lost })}</span>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Ways({ one: { back, again } }: { readonly one: AfterSalesShown }) {
  const { ways: t } = useWords(words);
  const sent = [
    [t.back, back],
    [t.again, again],
  ] as const;
  return (
    <Section title={t.title}>
      {back === null && again === null ? <p className="faint">{t.none}</p> : null}
      {sent.map(([name, way]) =>
        way === null ? null : (
          <div key={name} className="row-card">
            <span>
              {name}: {way.carrierName} <code>{way.trackingNumber}</code>
            </span>
            <When atMs={way.atMs} />
          </div>
        ),
      )}
    </Section>
  );
}
