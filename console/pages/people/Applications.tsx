import { useState } from "react";
import { Button, Dialog, Input, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { ListPage } from "../../parts/ListPage.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { applications, type ApplicationRow, approve } from "../../services/promoters.ts";
import { words } from "./words.ts";

/** Who asked to become a promoter. */
export function Applications() {
  const all = useWords(words);
  const t = all.applications;
  const may = useMay();
  const [chosen, setChosen] = useState<ApplicationRow | null>(null);
  const [version, setVersion] = useState(0);
  return (
    <>
      <ListPage
        list="applications"
        title={t.title}
        version={version}
        filters={[]}
        load={async ({ cursor }) => {
          const reply = await applications(cursor);
          return { rows: reply.applications, next: reply.nextAfterId };
        }}
        rowKey={({ promoterId }) => promoterId}
        onOpen={(row) => row.state === "applied" && may("commission.approve") && setChosen(row)}
        columns={[
          { key: "who", title: t.who, cell: ({ promoterId }) => <code>{promoterId}</code> },
          { key: "at", title: t.at, cell: ({ appliedAtMs }) => <When atMs={appliedAtMs} /> },
          {
            ...{ key: "state", title: t.state },
            cell: ({ state }) => (
              <Tag variant="light" theme={state === "applied" ? "warning" : "default"}>
                {state === "applied" ? t.states.applied : all.states[state]}
              </Tag>
            ),
          },
          {
            ...{ key: "deed", title: "", align: "right" },
            cell: (row) =>
              row.state === "applied" && may("commission.approve") ? (
                <Button size="small" onClick={() => setChosen(row)}>
                  {t.approve}
                </Button>
              ) : null,
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {chosen ? (
        <ApproveDialog
          row={chosen}
          onClose={(isDone) => {
            setChosen(null);
            if (!isDone) return;
            void MessagePlugin.success(t.approved);
            setVersion(version + 1);
          }}
        />
      ) : null}
    </>
  );
}

function ApproveDialog({
  row,
  onClose,
}: {
  readonly row: ApplicationRow;
  readonly onClose: (isDone: boolean) => void;
}) {
  const { applications: t } = useWords(words);
  const [introducerId, setIntroducerId] = useState("");
  const [level, setLevel] = useState("");
  const { send, isSending, problem } = useSend(() =>
    approve({
      promoterId: row.promoterId,
      introducerId: introducerId.trim() || null,
      level: level.trim() || null,
    }),
  );
  return (
    <Dialog
      visible
      header={t.approveTitle}
      onClose={() => onClose(false)}
      footer={
        <Button
          loading={isSending}
          onClick={() => void send().then((isDone) => isDone && onClose(true))}
        >
          {t.deed}
        </Button>
      }
    >
      <div className="danger-body">
        <p>
          {t.who} <code>{row.promoterId}</code>
        </p>
        <label>
          {t.introducer}
          <Input value={introducerId} onChange={setIntroducerId} />
        </label>
        <label>
          {t.level}
          <Input value={level} onChange={setLevel} />
        </label>
        {problem ? <Problem problem={problem} /> : null}
      </div>
    </Dialog>
  );
}
