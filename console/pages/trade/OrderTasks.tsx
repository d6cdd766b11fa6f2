import { Button, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { type OrderRow, retryTasks } from "../../services/purchase.ts";
import { words } from "./wordsParcels.ts";

/** After so many failures a task waits for staff. */
const TRIES_MAX = 20;

/** What follows from the order elsewhere and is not done yet; nothing where all is done. */
export function OrderTasks({
  purchase: { _id, tasks },
  onDone,
}: {
  readonly purchase: OrderRow;
  readonly onDone: () => void;
}) {
  const { tasks: t } = useWords(words);
  const may = useMay();
  const { send, isSending, problem } = useSend(async () => {
    const { left } = await retryTasks(_id);
    if (left.length === 0) void MessagePlugin.success(t.done);
    else void MessagePlugin.warning(filled(t.left, { n: left.length }));
    onDone();
  });
  if (tasks.length === 0) return null;
  return (
    <Section
      title={t.title}
      actions={
        may("purchase.retryTasks") ? (
          <Button size="small" variant="outline" loading={isSending} onClick={() => void send()}>
            {t.retry}
          </Button>
        ) : null
      }
    >
      <p className="faint">{t.hint}</p>
      {tasks.map(({ key, kind, tries, notBeforeMs }) => (
        <div key={key} className="row-card">
          <span>
            {t.kinds[kind] ?? kind}{" "}
            {tries >= TRIES_MAX ? <Tag theme="danger">{t.stopped}</Tag> : null}
          </span>
          <span className="faint">
            {tries === 0 ? "" : filled(t.tries, { n: tries })}{" "}
            {notBeforeMs === 0 ? "" : filled(t.next, { at: momentText(notBeforeMs) })}
          </span>
        </div>
      ))}
      {problem ? <Problem problem={problem} /> : null}
    </Section>
  );
}
