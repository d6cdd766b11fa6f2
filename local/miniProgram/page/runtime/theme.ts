import type { Program } from "./program.ts";

type Json = Readonly<Record<string, unknown>>;

/** The colours of a settings file, in the theme that the phone shows now. */
export type Theme = {
  /** The same settings, with a value for each `@name`. */
  readonly resolve: (settings: Json) => Json;
  readonly onChange: (listener: () => void) => void;
};

/** The theme stands on the root element, as `data-theme`; whoever sets it changes the phone. */
export function createTheme({ app, theme }: Pick<Program, "app" | "theme">): Theme {
  const root = document.documentElement;
  const valuesNow = () =>
    app["darkmode"] === true && root.dataset["theme"] === "dark" ? theme.dark : theme.light;
  function resolve(settings: Json): Json {
    const values = valuesNow();
    const entries = Object.entries(settings).map(([name, value]) => [
      name,
      resolved(value, values),
    ]);
    return Object.fromEntries(entries) as Json;
  }
  return {
    resolve,
    onChange(listener) {
      const observer = new MutationObserver(listener);
      observer.observe(root, { attributes: true, attributeFilter: ["data-theme"] });
    },
  };
}

function resolved(value: unknown, values: Json): unknown {
  return typeof value === "string" && value.startsWith("@") ? values[value.slice(1)] : value;
}
