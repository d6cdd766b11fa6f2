import type { ReactNode } from "react";
import type { Asked } from "../lib/useCall.ts";
import { Problem } from "./Problem.tsx";
import { Waiting } from "./Waiting.tsx";

/** What was asked for: waiting, a problem with a way on, or the answer. An older answer stays while a newer one comes. */
export function Loaded<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const { data, problem, isLoading, refresh } = asked;
  return (
    <>
      {problem ? <Problem problem={problem} onRetry={refresh} /> : null}
      {data !== undefined ? children(data) : isLoading ? <Waiting /> : null}
    </>
  );
}
