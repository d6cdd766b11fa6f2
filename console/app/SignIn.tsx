import { type FormEvent, useEffect, useState } from "react";
import { Button, Input } from "tdesign-react";
import type { CallError } from "../lib/call.ts";
import { type Config, type DemoAccount, readDemo } from "../lib/config.ts";
import { useLanguage, useWords } from "../lib/language.tsx";
import { Problem } from "../parts/Problem.tsx";
import { useTitle } from "../parts/useTitle.ts";
import { type Door, signIn } from "./session.ts";
import { words } from "./words.ts";

type Props = {
  readonly config: Config;
  readonly problem: CallError | undefined;
  /** Somebody's work waits behind the door. */
  readonly isKept: boolean;
  readonly onDone: (door: Door) => void;
};

/** Name and password. In the demo its accounts stand below, one click each. */
export function SignIn({ config, problem, isKept, onDone }: Props) {
  const { signIn: t, brand, roles, shell } = useWords(words);
  const { language, speak } = useLanguage();
  useTitle(t.title);
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [isSending, setSending] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const [demo, setDemo] = useState<readonly DemoAccount[]>([]);
  useEffect(() => void readDemo(config).then(setDemo), [config]);

  async function submit(name: string, secret: string) {
    if (isSending) return;
    const isNothing = name.trim() === "" || secret === "";
    setEmpty(isNothing);
    if (isNothing) return;
    setSending(true);
    const door = await signIn(name.trim(), secret);
    setSending(false);
    onDone(door);
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(username, password);
  };
  const wrong = isEmpty ? t.empty : problem && t.problems[problem.code];
  return (
    <div className="door">
      <form className="door-card" onSubmit={onSubmit}>
        <p className="brand">{brand}</p>
        <h1>{t.title}</h1>
        <p className="faint">{isKept ? t.kept : t.hint}</p>
        <label>
          {t.username}
          <Input
            value={username}
            onChange={setUsername}
            autocomplete="username"
            name="username"
            autofocus
          />
        </label>
        <label>
          {t.password}
          <Input
            type="password"
            value={password}
            onChange={setPassword}
            autocomplete="current-password"
            name="password"
          />
        </label>
        {wrong ? (
          <p className="wrong" role="alert">
            {wrong}
          </p>
        ) : problem ? (
          <Problem problem={problem} />
        ) : null}
        <Button type="submit" block loading={isSending}>
          {t.submit}
        </Button>
        {demo.length === 0 ? null : (
          <div className="demo">
            <p className="faint">{t.demo}</p>
            {demo.map((account) => (
              <Button
                key={account.username}
                variant="outline"
                size="small"
                disabled={isSending}
                onClick={() => void submit(account.username, account.password)}
              >
                {roles[account.role] ?? account.role} · {account.username}
              </Button>
            ))}
          </div>
        )}
        <Button variant="text" size="small" onClick={() => speak(language === "zh" ? "en" : "zh")}>
          {shell.language}
        </Button>
      </form>
    </div>
  );
}
