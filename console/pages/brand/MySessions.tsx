import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { endMySession, mySessions } from "../../services/staff.ts";
import { words } from "./wordsSessions.ts";

/** Where somebody is signed in himself. */
export function MySessions() {
  const t = useWords(words);
  const asked = useCall("sessions", mySessions);
  const { send, isSending, problem } = useSend(async (key: string) => {
    await endMySession(key);
    void MessagePlugin.success(t.ended);
    asked.refresh();
  });
  return (
    <Page title={t.title} note={<p className="faint">{t.hint}</p>}>
      {problem ? <Problem problem={problem} /> : null}
      <Loaded asked={asked}>
        {({ sessions }) => (
          <Grid
            rows={sessions}
            rowKey={({ key }) => key}
            columns={[
              {
                title: t.device,
                cell: ({ device, isThis }) => (
                  <>
                    {device} {isThis ? <Tag size="small">{t.current}</Tag> : null}
                  </>
                ),
              },
              { title: t.opened, cell: ({ openedAtMs }) => <When atMs={openedAtMs} /> },
              { title: t.seen, cell: ({ seenAtMs }) => <When atMs={seenAtMs} /> },
              { title: t.ends, cell: ({ endsAtMs }) => <When atMs={endsAtMs} /> },
              {
                title: "",
                cell: ({ key, isThis }) =>
                  isThis ? null : (
                    <Button
                      size="small"
                      variant="outline"
                      disabled={isSending}
                      onClick={() => void send(key)}
                    >
                      {t.end}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
