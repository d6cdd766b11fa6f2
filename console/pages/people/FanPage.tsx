import { useState } from "react";
import { Link, useParams } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { Promoter } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import { fan } from "../../services/lists.ts";
import { ReassignDialog } from "./ReassignDialog.tsx";
import { words as common } from "./words.ts";
import { words } from "./wordsFans.ts";
import { words as whoseWords } from "./wordsWhose.ts";

/** Whose fan somebody is, and the evidence, opening by opening. */
export function FanPage() {
  const whose = useWords(whoseWords);
  const all = useWords(common);
  const t = useWords(words);
  const { fanId = "" } = useParams();
  const may = useMay();
  const [isReassigning, setReassigning] = useState(false);
  const asked = useCall(fanId, () => fan(fanId));
  return (
    <Page
      title={filled(t.one, { id: fanId })}
      back={{ to: "/fans", text: t.back }}
      actions={
        may("qrcode.proposeReassignment") && asked.data ? (
          <Button variant="outline" onClick={() => setReassigning(true)}>
            {t.reassign}
          </Button>
        ) : null
      }
    >
      {isReassigning && asked.data ? (
        <ReassignDialog
          fanId={fanId}
          owner={asked.data.fan.owner?.promoterNumber ?? null}
          onClose={(isDone) => {
            setReassigning(false);
            if (isDone) void MessagePlugin.success(t.proposed);
          }}
        />
      ) : null}
      <Loaded asked={asked}>
        {({ fan: known, touches, payments }) => (
          <>
            <Section>
              <p>{whose.standings[known.standing] ?? known.sentence}</p>
              <Facts
                rows={[
                  [
                    t.columns.owner,
                    known.owner ? (
                      <Promoter
                        key="owner"
                        id={known.owner.promoterId}
                        number={known.owner.promoterNumber}
                      />
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
                  [
                    t.columns.promoter,
                    known.ownNumber === null ? (
                      t.isNot
                    ) : (
                      <Promoter key="own" id={fanId} number={known.ownNumber} />
                    ),
                  ],
                ]}
              />
            </Section>
            <Section title={t.touches}>
              <Grid
                rows={touches}
                whenEmpty={t.noTouches}
                rowKey={({ atMs, promoterNumber }) => `${atMs}/${promoterNumber}`}
                columns={[
                  { title: t.opened, cell: ({ atMs }) => <When atMs={atMs} /> },
                  {
                    title: t.codeOf,
                    cell: ({ promoterNumber, promoterId }) =>
                      promoterId === null ? (
                        `#${promoterNumber}`
                      ) : (
                        <Promoter id={promoterId} number={promoterNumber} />
                      ),
                  },
                  { title: t.columns.channel, cell: ({ channel }) => channel ?? all.none },
                  {
                    title: t.columns.why,
                    cell: ({ verdict, sentence }) => whose.verdicts[verdict] ?? sentence,
                  },
                ]}
              />
            </Section>
            <Section title={t.payments}>
              <Grid
                rows={payments}
                whenEmpty={t.noPayments}
                rowKey={({ orderId }) => orderId}
                columns={[
                  {
                    title: t.columns.orders,
                    cell: ({ orderId }) => <Link to={`/orders/${orderId}`}>{orderId}</Link>,
                  },
                  { title: t.paidAt, cell: ({ atMs }) => <When atMs={atMs} /> },
                ]}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
