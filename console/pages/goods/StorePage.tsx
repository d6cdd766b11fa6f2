import { useState } from "react";
import { useParams } from "react-router";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Lost } from "../../parts/Nothing.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { pickups, setOpen, store, type StoreForStaff } from "../../services/store.ts";
import { Counter } from "./StoreCounter.tsx";
import { StoreForm } from "./StoreForm.tsx";
import { Keepers } from "./StoreKeepers.tsx";
import { Regions } from "./StoreRegions.tsx";
import { OpenTag } from "./Stores.tsx";
import { words } from "./wordsStores.ts";
import "./goods.css";

const NEW = "_new";

/** One store: its counter first, for that is asked for all day; then what it is. */
export function StorePage() {
  const { storeId = NEW } = useParams();
  const t = useWords(words);
  const isNew = storeId === NEW;
  const asked = useCall(storeId, async () => (isNew ? null : store(storeId)));
  if (asked.data === undefined) {
    return (
      <Page title={isNew ? t.newTitle : storeId} back={{ to: "/stores", text: t.back }}>
        <Loaded asked={asked}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <Loaded asked={asked}>
      {(known) =>
        isNew ? (
          <Page title={t.newTitle} back={{ to: "/stores", text: t.back }}>
            <StoreForm known={null} onSaved={() => undefined} />
          </Page>
        ) : known === null ? (
          <Lost />
        ) : (
          <KnownStore known={known} onChanged={asked.refresh} />
        )
      }
    </Loaded>
  );
}

function KnownStore({
  known,
  onChanged,
}: {
  readonly known: StoreForStaff;
  readonly onChanged: () => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const mayOpen = may(known.isOpen ? "store.close" : "store.open");
  return (
    <Page
      title={known.name}
      back={{ to: "/stores", text: t.back }}
      note={
        <span className="faint">
          {known.storeId} <OpenTag isOpen={known.isOpen} />
        </span>
      }
      actions={
        mayOpen ? (
          <Button
            variant="outline"
            theme={known.isOpen ? "danger" : "primary"}
            onClick={() => setAsking(true)}
          >
            {known.isOpen ? t.closeStore : t.openStore}
          </Button>
        ) : null
      }
    >
      {may("store.pickups") ? <Counter storeId={known.storeId} /> : null}
      <div className="columns">
        {may("commission.posts") ? <Keepers storeId={known.storeId} /> : null}
        <Regions
          key={known.regions.join()}
          storeId={known.storeId}
          known={known.regions}
          onSaved={onChanged}
        />
      </div>
      {may("store.save") ? (
        <StoreForm key={known.rev} known={known} onSaved={onChanged} />
      ) : (
        <StoreFacts known={known} />
      )}
      {isAsking ? (
        <OpenDialog
          known={known}
          onClose={(isDone) => {
            setAsking(false);
            if (isDone) onChanged();
          }}
        />
      ) : null}
    </Page>
  );
}

function StoreFacts({ known }: { readonly known: StoreForStaff }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { address, phone, region, hoursText, picksUp, delivers } = known;
  const services = [picksUp ? t.picksUp : "", delivers ? t.delivers : ""].filter(Boolean);
  return (
    <Section title={t.facts}>
      <Facts
        rows={[
          ...([
            [t.columns.address, `${address} (${region})`],
            [t.phone, phone],
            [t.hours, hoursText[language]],
            [t.columns.services, services.join(" · ") || "—"],
          ] as const),
        ]}
      />
    </Section>
  );
}

/** Closing or opening, with who waits there. */
function OpenDialog({
  known,
  onClose,
}: {
  readonly known: StoreForStaff;
  readonly onClose: (isDone: boolean) => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const { name, storeId, isOpen, regions } = known;
  const waiting = useCall(storeId, async () =>
    may("store.pickups") ? pickups(storeId, null, "") : null,
  );
  const { send, isSending, problem } = useSend(() => setOpen(storeId, !isOpen));
  const count = waiting.data?.pickups.length ?? 0;
  const n = waiting.data?.nextCursor ? `${count}+` : count;
  return (
    <Danger
      title={filled(isOpen ? t.closeTitle : t.openTitle, { name })}
      deed={isOpen ? t.closeStore : t.openStore}
      {...{ isSending, problem }}
      isBlocked={waiting.isLoading}
      onClose={() => onClose(false)}
      onDo={() => void send().then((isDone) => isDone && onClose(true))}
    >
      <p>{isOpen ? t.closeText : t.openText}</p>
      {isOpen && waiting.data === null ? <p>{t.closeUnknown}</p> : null}
      {isOpen && count > 0 ? <p>{filled(t.closeWaiting, { n })}</p> : null}
      {isOpen && regions.length > 0 ? <p>{filled(t.closeRegions, { n: regions.length })}</p> : null}
    </Danger>
  );
}
