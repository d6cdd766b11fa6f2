const EVENTS_MAX = 12;
const LENGTH_MAX = 20_000;

/** The events that a function was called with by hand, newest first, kept in this browser. */
export function eventsOf(functionName: string): readonly string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(functionName)) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function rememberEvent(functionName: string, text: string): void {
  if (text.length > LENGTH_MAX) return;
  const events = [text, ...eventsOf(functionName).filter((known) => known !== text)];
  localStorage.setItem(keyOf(functionName), JSON.stringify(events.slice(0, EVENTS_MAX)));
}

function keyOf(functionName: string): string {
  return `cloudbase-local.events.${functionName}`;
}
