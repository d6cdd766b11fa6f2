import { useState } from "react";
import { Link, useParams } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { When } from "../../parts/When.tsx";
import { fan } from "../../services/lists.ts";
import { ReassignDialog } from "./ReassignDialog.tsx";
import { words } from "./words.ts";

/** Whose fan somebody is, and the evidence, opening by opening. */
export function FanPage() {
  const all = useWords(words);
  const { fans: t } = all;
  const { fanId = "" } = useParams();
  const may = useMay();
  const [isReassigning, setReassigning] = useState(false);
  const asked = useCall(fanId, () => fan(fanId));
  return (
    <Page
      title={fanId}
      back={{ to: "/fans", text: t.back }}
      actions={
        may("qrcode.proposeReassignment") ? (
          <Button variant="outline" onClick={() => setReassigning(true)}>
            {t.reassign}
          </Button>
        ) : null
      }
    >
      {isReassigning ? (
        <ReassignDialog
          fanId={fanId}
          onClose={(isDone) => {
            setReassigning(false);
            if (isDone) void MessagePlugin.success(all.reassign.proposed);
          }}
        />
      ) : null}
      <Loaded asked={asked}>
        {({ fan: known, touches, payments }) => (
          <>
            <Section>
              <p>{known.sentence}</p>
              <Facts
                rows={[
                  [
                    t.columns.owner,
                    known.owner ? (
                      <Link to={`/promoters/${encodeURIComponent(known.owner.promoterId)}`}>
                        {known.owner.promoterNumber}
                      </Link>
                    ) : (
                      all.nobody
                    ),
                  ],
                  [
                    t.columns.until,
                    known.owner?.untilMs === null ? (
                      t.columns.forever
                    ) : (
                      <When key="until" atMs={known.owner?.untilMs} />
                    ),
                  ],
                  [t.columns.promoter, known.ownNumber ?? all.none],
                ]}
              />
            </Section>
            <Section title={t.touches}>
              <Grid
                rows={touches}
                rowKey={({ atMs, promoterNumber }) => `${atMs}/${promoterNumber}`}
                columns={[
                  { title: t.columns.visited, cell: ({ atMs }) => <When atMs={atMs} /> },
                  { title: all.number, cell: ({ promoterNumber }) => promoterNumber },
                  { title: t.columns.channel, cell: ({ channel }) => channel ?? all.none },
                  { title: t.columns.why, cell: ({ sentence }) => sentence },
                ]}
              />
            </Section>
            <Section title={t.payments}>
              <Grid
                rows={payments}
                rowKey={({ orderId }) => orderId}
                columns={[
                  {
                    title: t.columns.orders,
                    cell: ({ orderId }) => <Link to={`/orders/${orderId}`}>{orderId}</Link>,
                  },
                  { title: "", cell: ({ atMs }) => <When atMs={atMs} /> },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
