import { Component, type ReactNode } from "react";
import { Button } from "tdesign-react";
import { Unreached } from "../app/renew.ts";
import { words } from "../app/words.ts";
import { useWords } from "../lib/language.tsx";

type Props = { readonly children: ReactNode };
type State = { readonly error: Error | null };

/** Keeps a page that fails from taking the console with it. React asks for a class here. */
export class Broken extends Component<Props, State> {
  override state: State = { error: null };
  static getDerivedStateFromError(error: Error): State {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Told error={this.state.error} />;
  }
}

function Told({ error }: { readonly error: Error }) {
  const { broken: t } = useWords(words);
  if (error instanceof Unreached) {
    return (
      <div className="nothing" role="alert">
        <p className="nothing-title">{t.unreached}</p>
        <p className="faint">{t.unreachedHint}</p>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </div>
    );
  }
  return (
    <div className="nothing" role="alert">
      <p className="nothing-title">{t.title}</p>
      <p className="faint">{t.hint}</p>
      <pre>{error.message}</pre>
      <Button onClick={() => location.reload()}>{t.reload}</Button>
    </div>
  );
}
