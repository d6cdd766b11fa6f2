import { useId } from "preact/hooks";
import { knownPeople, type Person } from "../identity.ts";
import { t } from "../words.ts";
import { Choice } from "./field.tsx";

/** As whom: nobody, a WeChat user, a web user, an anonymous one. Who was used before is offered again. */
export function PersonField({
  person,
  onPerson,
}: {
  person: Person;
  onPerson: (person: Person) => void;
}) {
  const listId = useId();
  const known = knownPeople();
  return (
    <div class="person">
      <Choice
        label={t("身份", "As")}
        value={person.kind}
        choices={[
          ["none", t("无身份", "Nobody")],
          ["openid", t("微信用户 openid", "WeChat user (openid)")],
          ["uid", t("登录用户 uid", "Signed-in user (uid)")],
          ["anonymous", t("匿名用户", "Anonymous user")],
        ]}
        onValue={(kind) => onPerson({ kind, name: nameFor(kind, known) })}
      />
      {person.kind !== "none" && (
        <div class="field">
          <label for={`${listId}-name`}>{person.kind === "openid" ? "openid" : "uid"}</label>
          <input
            id={`${listId}-name`}
            class="mono"
            value={person.name}
            list={listId}
            autocomplete="off"
            spellcheck={false}
            placeholder={person.kind === "openid" ? "o_zhang" : "uid"}
            onInput={(event) => onPerson({ ...person, name: event.currentTarget.value })}
          />
          <datalist id={listId}>
            {known
              .filter(({ kind }) => kind === person.kind)
              .map(({ name }) => (
                <option key={name} value={name} />
              ))}
          </datalist>
        </div>
      )}
    </div>
  );
}

function nameFor(kind: Person["kind"], known: readonly Person[]): string {
  return known.find((one) => one.kind === kind)?.name ?? "";
}
