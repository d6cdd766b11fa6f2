import { useState } from "react";
import { Button, Tabs } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { Invitations } from "./Invitations.tsx";
import { People } from "./People.tsx";
import { words } from "./words.ts";

/** Who may use the console, and who was asked to. */
export function Staff() {
  const { staff: t } = useWords(words);
  const may = useMay();
  const filter = useUrlFilter();
  const [isInviting, setInviting] = useState(false);
  const [version, setVersion] = useState(0);
  const tab = filter.get("tab") || "people";
  const tabs = (
    <Tabs
      value={tab}
      onChange={(value) => filter.open(value === "people" ? "" : "tab=invitations")}
      list={[
        { value: "people", label: t.people },
        { value: "invitations", label: t.invitations },
      ]}
    />
  );
  const actions = may("staff.invite") ? (
    <Button onClick={() => setInviting(true)}>{t.invite}</Button>
  ) : null;
  return (
    <>
      {tab === "people" ? (
        <People {...{ tabs, actions }} />
      ) : (
        <Invitations {...{ tabs, actions, version }} />
      )}
      {isInviting ? (
        <InviteDialog
          onClose={() => {
            setInviting(false);
            setVersion(version + 1);
          }}
        />
      ) : null}
    </>
  );
}
