import type { ReactNode } from "react";
import { Link } from "react-router";
import { lastAddress } from "../lib/lastAddress.ts";
import { useTitle } from "./useTitle.ts";

/** The frame of a screen: its title, where it comes from, what can be done with it. */
export function Page({
  title,
  back,
  note,
  actions,
  children,
}: {
  readonly title: string;
  /** The list that it belongs to. */
  readonly back?: { readonly to: string; readonly text: string };
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useTitle(title);
  return (
    <>
      <header className="page-head">
        <div>
          {back ? (
            <Link to={lastAddress(back.to)} className="back">
              ‹ {back.text}
            </Link>
          ) : null}
          <h1>{title}</h1>
          {note}
        </div>
        <div className="page-actions">{actions}</div>
      </header>
      {children}
    </>
  );
}

/** A part of a page with its own heading. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="section">
      {title === undefined ? null : (
        <header className="section-head">
          <h2>{title}</h2>
          <div className="page-actions">{actions}</div>
        </header>
      )}
      {children}
    </section>
  );
}

/** Facts of one thing, name beside value. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
}) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
