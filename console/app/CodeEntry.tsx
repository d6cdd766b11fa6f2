import { type FormEvent, useState } from "react";
import { Button, Input } from "tdesign-react";
import { useWords } from "../lib/language.tsx";
import { useSend } from "../lib/useCall.ts";
import { Problem } from "../parts/Problem.tsx";
import { useTitle } from "../parts/useTitle.ts";
import { joinStaff } from "../services/staff.ts";
import { type Door, open } from "./session.ts";
import { words } from "./words.ts";

type Props = {
  readonly door: Extract<Door, { at: "join" | "reentry" }>;
  readonly onDone: (door: Door) => void;
  readonly onLeave: () => void;
};

/** The code of an invitation, or the one that lets somebody back in who was signed out. */
export function CodeEntry({ door, onDone, onLeave }: Props) {
  const all = useWords(words);
  const t = all[door.at];
  useTitle(t.title);
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const { send, isSending, problem } = useSend(async () => {
    if (door.at === "join") await joinStaff(code.trim(), name.trim());
    onDone(await open(door.at === "reentry" ? code.trim() : ""));
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const told = problem ?? (door.at === "reentry" ? door.problem : undefined);
  const isWhole = code.trim() !== "" && (door.at === "reentry" || name.trim() !== "");
  return (
    <div className="door">
      <form className="door-card" onSubmit={onSubmit}>
        <p className="brand">{all.brand}</p>
        <h1>{t.title}</h1>
        <p className="faint">{t.hint}</p>
        <label>
          {t.code}
          <Input value={code} onChange={setCode} autofocus autocomplete="one-time-code" />
        </label>
        {door.at === "join" ? (
          <label>
            {all.join.name}
            <Input value={name} onChange={setName} maxlength={20} />
          </label>
        ) : null}
        {told ? <Problem problem={told} /> : null}
        <Button type="submit" block loading={isSending} disabled={!isWhole}>
          {t.submit}
        </Button>
        <Button variant="text" onClick={onLeave}>
          {t.other}
        </Button>
      </form>
    </div>
  );
}
