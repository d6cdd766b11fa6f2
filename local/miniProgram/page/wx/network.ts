import { call } from "./answer.ts";

/** Whether the phone has a network. It can be taken away, to see what pages do without one. */
export type Network = {
  readonly isOn: () => boolean;
  readonly turn: (isOn: boolean) => void;
  readonly onChange: (listener: unknown) => void;
  readonly offChange: (listener: unknown) => void;
};

export function createNetwork(isOnAtFirst = true): Network {
  let isOn = isOnAtFirst;
  const listeners = new Set<unknown>();
  return {
    isOn: () => isOn,
    turn(isOnNow) {
      if (isOn === isOnNow) return;
      isOn = isOnNow;
      const told = { isConnected: isOn, networkType: isOn ? "wifi" : "none" };
      for (const listener of listeners) call(listener, told);
    },
    onChange: (listener) => void listeners.add(listener),
    offChange: (listener) => {
      if (listener === undefined) listeners.clear();
      else listeners.delete(listener);
    },
  };
}
