import { useState } from "react";
import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Section } from "../../parts/Page.tsx";
import { endHold, type Explanation } from "../../services/order.ts";
import { useByName } from "./byName.ts";
import { words } from "./wordsShares.ts";

type Hold = Explanation["holds"][number];

/** What keeps the shares of an order from being settled, and who may end it. */
export function OrderHolds({
  orderId,
  holds,
  onDone,
}: {
  readonly orderId: string;
  readonly holds: readonly Hold[];
  readonly onDone: () => void;
}) {
  const { holds: t } = useWords(words);
  const may = useMay();
  const byName = useByName();
  const [ending, setEnding] = useState<Hold | null>(null);
  const { send, isSending, problem } = useSend(async () => {
    if (ending === null) return;
    await endHold(orderId, ending.holdId);
    void MessagePlugin.success(t.endDone);
    setEnding(null);
    onDone();
  });
  return (
    <Section title={t.title}>
      {holds.length === 0 ? <p className="faint">{t.none}</p> : null}
      {holds.map((hold) => (
        <div key={hold.holdId} className="row-card">
          <div className="stacked">
            <span>
              {t.reasons[hold.reason]}: {hold.note}
            </span>
            <span className="faint">
              {filled(t.by, { by: byName(hold.by), at: momentText(hold.atMs) })}
              {hold.ended
                ? ` · ${filled(t.ended, { by: byName(hold.ended.by), at: momentText(hold.ended.atMs) })}`
                : ""}
            </span>
          </div>
          {hold.ended ? null : (
            <div className="page-actions">
              <Tag theme="warning">{t.open}</Tag>
              {may("order.endHold") ? (
                <Button size="small" variant="outline" onClick={() => setEnding(hold)}>
                  {t.end}
                </Button>
              ) : null}
            </div>
          )}
        </div>
      ))}
      {ending ? (
        <Danger
          title={t.endTitle}
          deed={t.endDeed}
          {...{ isSending, problem }}
          onDo={() => void send()}
          onClose={() => setEnding(null)}
        >
          <p>
            {t.reasons[ending.reason]}: {ending.note}
          </p>
          <p>{t.endText}</p>
        </Danger>
      ) : null}
    </Section>
  );
}
