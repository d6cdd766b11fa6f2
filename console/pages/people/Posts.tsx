import { useState } from "react";
import { Link } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import type { PostRow } from "#core/people/appoint.ts";
import { useMay } from "../../app/may.ts";
import { filledIn } from "../../lib/daysFilter.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import type { UrlFilter } from "../../lib/urlFilter.ts";
import { Danger } from "../../parts/Danger.tsx";
import { ListPage } from "../../parts/ListPage.tsx";
import { dismiss, posts } from "../../services/promoters.ts";
import { AppointDialog } from "./AppointDialog.tsx";
import { words } from "./words.ts";

const LIMIT = 50;
/** The id of a post, after which a page goes on. */
const nameOf = (post: PostRow): string => post.region ?? post.store ?? "";

/** Agents of regions, holders and staff of stores. */
export function Posts() {
  const { posts: t } = useWords(words);
  const may = useMay();
  const [isAppointing, setAppointing] = useState(false);
  const [leaving, setLeaving] = useState<PostRow | null>(null);
  const [version, setVersion] = useState(0);
  const isDone = () => {
    void MessagePlugin.success(t.done);
    setVersion(version + 1);
  };
  const load = async (asked: UrlFilter) => {
    const kind = asked.get("kind") as "region" | "store" | "";
    const prefix = asked.get("prefix");
    const reply = await posts({
      // A beginning of digits is a region's code, and any other a store's.
      ...(kind !== "" ? { kind } : prefix === "" ? {} : { kind: guess(prefix) }),
      ...filledIn({ prefix, afterId: asked.cursor }),
      limit: LIMIT,
    });
    return { rows: reply.posts, next: reply.nextAfterId };
  };
  return (
    <>
      <ListPage
        list="posts"
        title={t.title}
        version={version}
        actions={
          may("commission.appoint") ? (
            <Button onClick={() => setAppointing(true)}>{t.appoint}</Button>
          ) : null
        }
        filters={[
          {
            ...{ kind: "choice", name: "kind", label: t.kind },
            choices: Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
          },
          { kind: "search", name: "prefix", label: t.prefix },
        ]}
        load={load}
        rowKey={nameOf}
        columns={[
          { key: "place", title: t.columns.place, cell: nameOf },
          {
            ...{ key: "holder", title: t.columns.holder },
            cell: ({ holder }) =>
              holder ? (
                <Link to={`/promoters/${encodeURIComponent(holder)}`}>{holder}</Link>
              ) : (
                <span className="faint">{t.vacant}</span>
              ),
          },
          { key: "terms", title: t.columns.terms, cell: ({ holders }) => holders.length },
          { key: "staff", title: t.columns.staff, cell: ({ staff }) => staff.length },
          {
            ...{ key: "deed", title: "", align: "right" },
            cell: (post) =>
              post.holder && may("commission.dismiss") ? (
                <Button size="small" variant="text" theme="danger" onClick={() => setLeaving(post)}>
                  {t.dismiss}
                </Button>
              ) : null,
          },
        ]}
        whenEmpty={{ title: t.empty, hint: t.emptyHint }}
      />
      {isAppointing ? (
        <AppointDialog
          onClose={(isSaved) => {
            setAppointing(false);
            if (isSaved) isDone();
          }}
        />
      ) : null}
      {leaving ? (
        <Leaving
          post={leaving}
          onClose={(isSaved) => {
            setLeaving(null);
            if (isSaved) isDone();
          }}
        />
      ) : null}
    </>
  );
}

const guess = (prefix: string): "region" | "store" => (/^\d+$/.test(prefix) ? "region" : "store");

function Leaving({
  post,
  onClose,
}: {
  readonly post: PostRow;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const { posts: t } = useWords(words);
  const who = post.holder ?? "";
  const { send, isSending, problem } = useSend(() =>
    dismiss({
      promoterId: who,
      ...(post.region ? { region: post.region } : { store: post.store }),
    }),
  );
  return (
    <Danger
      title={t.dismiss}
      deed={t.dismissDeed}
      {...{ isSending, problem }}
      onDo={() => void send().then((isSaved) => isSaved && onClose(true))}
      onClose={() => onClose(false)}
    >
      {filled(t.dismissText, { who, place: nameOf(post) })}
    </Danger>
  );
}
