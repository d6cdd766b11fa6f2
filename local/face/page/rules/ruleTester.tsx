import { useState } from "preact/hooks";
import { ask } from "../control.ts";
import {
  identityOf,
  isWhole,
  knownPeople,
  NOBODY,
  rememberPerson,
  type Person,
} from "../identity.ts";
import type { Json } from "../jsonText.ts";
import { Button } from "../parts/button.tsx";
import { Choice, Field } from "../parts/field.tsx";
import { JsonField, readingOf } from "../parts/jsonField.tsx";
import { Panel } from "../parts/panel.tsx";
import { PersonField } from "../parts/personField.tsx";
import { Empty } from "../parts/states.tsx";
import { t } from "../words.ts";
import type { RuleBook } from "./rulesSection.tsx";
import { Verdict, type Outcome } from "./verdict.tsx";

type Kind = "documents" | "function" | "file";
type Wish = {
  readonly kind: Kind;
  /** The collection, the function, the path. */
  readonly subject: string;
  readonly operation: string;
  readonly query: string;
  readonly data: string;
};

const OPERATIONS: Readonly<Record<Kind, readonly string[]>> = {
  documents: ["read", "create", "update", "delete"],
  function: [],
  file: ["read", "write"],
};

/** What a client's request would meet. */
export function RuleTester({ book }: { book: RuleBook }) {
  const [person, setPerson] = useState<Person>(() => knownPeople()[0] ?? NOBODY);
  const [wish, setWish] = useState<Wish>(() => wishFor("documents", book));
  const [outcome, setOutcome] = useState<Outcome>();
  const change = (changes: Partial<Wish>) => {
    setWish({ ...wish, ...changes });
    setOutcome(undefined);
  };
  const body = bodyOf(wish, person);
  const attempt = async () => {
    rememberPerson(person);
    setOutcome(await ask<Outcome>("rules/try", body));
  };
  return (
    <div class="two">
      <Panel title={t("请求", "Request")}>
        <form onSubmit={(event) => event.preventDefault()}>
          <div class="person">
            <Choice
              label={t("对象", "Kind")}
              value={wish.kind}
              choices={[
                ["documents", t("文档", "Documents")],
                ["function", t("函数", "Function")],
                ["file", t("文件", "File")],
              ]}
              onValue={(kind) => {
                setWish(wishFor(kind, book));
                setOutcome(undefined);
              }}
            />
            <Subject wish={wish} book={book} onChange={change} />
            {wish.kind !== "function" && (
              <Choice
                label={t("操作", "Operation")}
                value={wish.operation}
                choices={OPERATIONS[wish.kind].map((one) => [one, one] as const)}
                onValue={(operation) => change({ operation })}
              />
            )}
          </div>
          <PersonField person={person} onPerson={setPerson} />
          <Texts wish={wish} onChange={change} />
          <div class="actions">
            <Button type="submit" kind="main" isDisabled={body === undefined} onPress={attempt}>
              {t("试一试", "Try")}
            </Button>
          </div>
        </form>
      </Panel>
      <Panel title={t("结果", "Verdict")}>
        {outcome === undefined ? (
          <Empty title={t("还没有试", "Not tried yet")} />
        ) : (
          <Verdict outcome={outcome} />
        )}
      </Panel>
    </div>
  );
}

type PartProps = { wish: Wish; onChange: (changes: Partial<Wish>) => void };

function Subject({ wish, book, onChange }: PartProps & { book: RuleBook }) {
  const { kind, subject } = wish;
  if (kind === "file") {
    return (
      <Field
        label={t("路径", "Path")}
        value={subject}
        onValue={(to) => onChange({ subject: to })}
        isMono
      />
    );
  }
  const names = Object.keys(kind === "documents" ? book.documents : book.functions);
  return (
    <Choice
      label={kind === "documents" ? t("集合", "Collection") : t("函数", "Function")}
      value={subject}
      choices={names.map((name) => [name, name] as const)}
      onValue={(to) => onChange({ subject: to })}
    />
  );
}

function Texts({ wish, onChange }: PartProps) {
  const { kind, operation, query, data } = wish;
  if (kind !== "documents") return null;
  return (
    <>
      {operation !== "create" && (
        <JsonField
          label={t("查询（EJSON）", "Query (EJSON)")}
          value={query}
          onValue={(to) => onChange({ query: to })}
          rows={4}
          isOptional
        />
      )}
      {(operation === "create" || operation === "update") && (
        <JsonField
          label={t("数据（EJSON）", "Data (EJSON)")}
          value={data}
          onValue={(to) => onChange({ data: to })}
          rows={5}
          isOptional
        />
      )}
    </>
  );
}

function wishFor(kind: Kind, book: RuleBook): Wish {
  const names = Object.keys(kind === "documents" ? book.documents : book.functions);
  const subject = kind === "file" ? "a/b.png" : (names[0] ?? "");
  return { kind, subject, operation: "read", query: '{"_openid": "{openid}"}', data: "{}" };
}

/** Undefined while something is missing or cannot be read. */
function bodyOf(wish: Wish, person: Person): Json | object | undefined {
  const { kind, subject, operation } = wish;
  if (!isWhole(person) || subject === "") return undefined;
  const identity = identityOf(person);
  const who = identity === undefined ? {} : { identity };
  if (kind === "function") return { kind, name: subject, ...who };
  if (kind === "file") return { kind, operation, path: subject, ...who };
  const [query, data] = [readingOf(wish.query, true), readingOf(wish.data, true)];
  if (!query.ok || !data.ok) return undefined;
  return {
    ...{ kind, collection: subject, operation, ...who },
    ...(operation === "create" ? {} : { query: query.value }),
    ...(operation === "create" || operation === "update" ? { data: data.value } : {}),
  };
}
