import { useState } from "preact/hooks";
import type { Place } from "../address.ts";
import { ask } from "../control.ts";
import { beijingTime, durationText } from "../format.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Code } from "../parts/code.tsx";
import { Dialog } from "../parts/dialog.tsx";
import type { Column } from "../parts/table.tsx";
import { toast } from "../parts/toast.tsx";
import { useServerNow } from "../serverNow.tsx";
import { t } from "../words.ts";
import { PagedList } from "./pagedList.tsx";
import { StateBadge } from "./stateBadge.tsx";

type Notice = {
  readonly id?: string;
  readonly eventType: string;
  readonly about?: string;
  readonly summary?: string;
  readonly state: string;
  readonly to: string;
  readonly tries: number;
  readonly left: number;
  readonly dueMs: number | null;
  readonly last: { readonly atMs: number; readonly answer: string } | null;
  readonly resource?: Json;
};

/** What WeChat has to tell the project, and has told it. */
export function Notices({ place }: { place: Place }) {
  const nowMs = useServerNow();
  const [shown, show] = useState<Notice>();
  const deliver = async (reload: () => void) => {
    const { delivered, refused } = await ask<{ delivered: number; refused?: number }>(
      "wechat/deliver",
      {},
    );
    const failures =
      refused === undefined || refused === 0
        ? ""
        : t(`，${refused} 个没有被接受`, `, ${refused} not taken`);
    toast(t(`送到 ${delivered} 个通知`, `${delivered} delivered`) + failures);
    reload();
  };
  return (
    <>
      <PagedList
        {...{
          place,
          label: t("通知", "Notices"),
          path: "wechat/notices",
          field: "notices",
        }}
        columns={() => columns(nowMs, show)}
        keyOf={(notice: Notice) => notice.id ?? `${notice.to} ${notice.dueMs}`}
        actions={(reload) => (
          <Button kind="main" onPress={() => deliver(reload)}>
            {t("现在全部送出", "Deliver all now")}
          </Button>
        )}
      />
      {shown !== undefined && (
        <Dialog isWide title={shown.summary ?? shown.eventType} onClose={() => show(undefined)}>
          <Code text={JSON.stringify(shown, null, 2)} />
        </Dialog>
      )}
    </>
  );
}

function columns(
  nowMs: number | undefined,
  show: (notice: Notice) => void,
): readonly Column<Notice>[] {
  return [
    {
      head: t("通知", "Notice"),
      cell: (notice) => (
        <>
          <button type="button" class="link" onClick={() => show(notice)}>
            {notice.summary ?? notice.eventType}
          </button>
          <div class="soft mono">{notice.about}</div>
        </>
      ),
    },
    { head: t("状态", "State"), cell: ({ state }) => <StateBadge state={state} /> },
    { head: t("送到", "To"), cell: ({ to }) => <code>{to}</code>, isExtra: true },
    {
      head: t("下次（北京）", "Next (Beijing)"),
      cell: ({ dueMs }) =>
        dueMs === null ? (
          "–"
        ) : (
          <>
            <time>{beijingTime(dueMs)}</time>
            <div class="soft">
              {nowMs !== undefined && dueMs > nowMs && durationText(dueMs - nowMs)}
            </div>
          </>
        ),
    },
    { head: t("试过", "Tries"), cell: ({ tries }) => tries, isNumber: true, isExtra: true },
  ];
}
