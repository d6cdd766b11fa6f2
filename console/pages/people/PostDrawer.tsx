import { useState } from "react";
import { Button, Drawer } from "tdesign-react";
import type { PostRow } from "#core/people/appoint.ts";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { useEscape } from "../../parts/useEscape.ts";
import { Promoter, usePromoterName } from "../../parts/Promoter.tsx";
import { When } from "../../parts/When.tsx";
import { dismiss } from "../../services/promoters.ts";
import { words } from "./wordsPosts.ts";

type Term = PostRow["holders"][number];
type Role = "region" | "store" | "staff";
type Leaving = { readonly who: string; readonly role: Role };

/** Who holds a post and held it before, and who works in a store; each may be dismissed. */
export function PostDrawer({
  post,
  place,
  onClose,
}: {
  readonly post: PostRow;
  /** What the post is called. */
  readonly place: string;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const t = useWords(words);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const role = post.region === undefined ? "store" : "region";
  useEscape(leaving ? null : () => onClose(false));
  return (
    <Drawer visible size="640px" header={place} footer={false} onClose={() => onClose(false)}>
      <h2>{t.terms}</h2>
      <Terms
        terms={post.holders}
        whenEmpty={t.noTerms}
        canLeave={({ promoterId, untilMs }) => promoterId === post.holder && untilMs === null}
        onLeave={(who) => setLeaving({ who, role })}
      />
      {post.store === undefined ? null : (
        <>
          <h2 className="below-table">{t.staff}</h2>
          <Terms
            terms={post.staff}
            whenEmpty={t.noStaff}
            canLeave={() => true}
            onLeave={(who) => setLeaving({ who, role: "staff" })}
          />
        </>
      )}
      {leaving ? (
        <Leave
          {...{ post, place, ...leaving }}
          onClose={(isSaved) => {
            setLeaving(null);
            if (isSaved) onClose(true);
          }}
        />
      ) : null}
    </Drawer>
  );
}

function Terms({
  terms,
  whenEmpty,
  canLeave,
  onLeave,
}: {
  readonly terms: readonly Term[];
  readonly whenEmpty: string;
  readonly canLeave: (term: Term) => boolean;
  readonly onLeave: (promoterId: string) => void;
}) {
  const t = useWords(words);
  const may = useMay();
  return (
    <Grid
      rows={terms}
      rowKey={({ promoterId, fromMs }) => `${promoterId}/${fromMs}`}
      whenEmpty={whenEmpty}
      columns={[
        {
          title: t.who,
          cell: ({ promoterId }) => <Promoter id={promoterId} />,
        },
        { title: t.from, cell: ({ fromMs }) => <When atMs={fromMs} /> },
        {
          title: t.until,
          cell: ({ untilMs }) => (untilMs === null ? t.stays : <When atMs={untilMs} />),
        },
        {
          title: "",
          isNumber: true,
          cell: (term) =>
            may("commission.dismiss") && canLeave(term) ? (
              <Button
                size="small"
                variant="text"
                theme="danger"
                onClick={() => onLeave(term.promoterId)}
              >
                {t.dismiss}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function Leave({
  post,
  place,
  who,
  role,
  onClose,
}: Leaving & {
  readonly post: PostRow;
  readonly place: string;
  readonly onClose: (isSaved: boolean) => void;
}) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(() =>
    dismiss({
      promoterId: who,
      ...(role === "region" ? { region: post.region } : { store: post.store }),
      ...(role === "staff" ? { staff: true } : {}),
    }),
  );
  const named = { who: usePromoterName(who), place, role: t.roles[role] };
  return (
    <Danger
      title={t.dismiss}
      deed={filled(t.dismissDeed, named)}
      {...{ isSending, problem }}
      onDo={() => void send().then((isSaved) => isSaved && onClose(true))}
      onClose={() => onClose(false)}
    >
      {filled(t.dismissText, named)}
    </Danger>
  );
}
