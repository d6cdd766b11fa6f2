import type { EventChannel } from "../phone.ts";

type Listener = (...values: readonly unknown[]) => void;
type Listeners = Map<string, Set<Listener>>;

/** The two ends of the channel between a page and the one that it opened. `events` are what the opener listens to. */
export function eventChannels(
  events: unknown,
): readonly [opener: EventChannel, opened: EventChannel] {
  const [toOpener, toOpened]: [Listeners, Listeners] = [new Map(), new Map()];
  const opener = endOf(toOpener, toOpened);
  for (const [name, listener] of Object.entries((events ?? {}) as object)) {
    if (typeof listener === "function") opener.on(name, listener as Listener);
  }
  return [opener, endOf(toOpened, toOpener)];
}

function endOf(heard: Listeners, others: Listeners): EventChannel {
  const on = (name: string, listener: Listener) => {
    heard.set(name, (heard.get(name) ?? new Set()).add(listener));
  };
  return {
    on,
    once(name, listener) {
      const once: Listener = (...values) => {
        heard.get(name)?.delete(once);
        listener(...values);
      };
      on(name, once);
    },
    off(name, listener) {
      if (listener === undefined) heard.delete(name);
      else heard.get(name)?.delete(listener);
    },
    emit(name, ...values) {
      for (const listener of [...(others.get(name) ?? [])]) listener(...values);
    },
  };
}
