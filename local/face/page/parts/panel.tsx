import type { ComponentChildren } from "preact";

type PanelProps = {
  title?: ComponentChildren;
  /** Stands in the head, at the right. */
  actions?: ComponentChildren;
  children: ComponentChildren;
  /** The content brings its own edges: a table, a state. */
  isFlush?: boolean;
};

export function Panel({ title, actions, children, isFlush }: PanelProps) {
  return (
    <section class="panel">
      {(title !== undefined || actions !== undefined) && (
        <header>
          {title !== undefined && <h2>{title}</h2>}
          <div class="actions">{actions}</div>
        </header>
      )}
      <div class={isFlush ? "" : "padded"}>{children}</div>
    </section>
  );
}

type HeadProps = {
  title: ComponentChildren;
  about?: ComponentChildren;
  actions?: ComponentChildren;
};

/** The head of a section. Receives the focus when one comes here, so that the keyboard starts at the top. */
export function PageHead({ title, about, actions }: HeadProps) {
  return (
    <div class="head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {about !== undefined && <p class="soft">{about}</p>}
      </div>
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

/** Names and what they are worth, one below the other or side by side. */
export function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
