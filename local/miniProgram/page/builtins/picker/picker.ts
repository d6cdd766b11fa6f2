import { builtin } from "../builtin.ts";
import { isField } from "../formField.ts";
import { date, time } from "./dates.ts";
import { multiSelector, selector } from "./lists.ts";
import type { PickerMode } from "./mode.ts";
import { region } from "./region.ts";
import { openSheet } from "./sheet.ts";

const PROPERTIES = {
  ...{ mode: "selector", disabled: false, headerText: "", name: "", range: null, rangeKey: "" },
  ...{ value: null, start: "", end: "", fields: "day", customItem: "", level: "region" },
};

const MODES: Readonly<Record<string, PickerMode>> = { selector, multiSelector, time, date, region };

/** `picker`: what lies in it opens a sheet at its tap. */
export const picker = builtin("picker", PROPERTIES, (host) => {
  let sheet: ReturnType<typeof openSheet> | undefined;
  const mode = () => MODES[host.data.mode] ?? selector;
  const open = () => {
    if (host.data.disabled || sheet !== undefined) return;
    sheet = openSheet({
      title: host.data.headerText,
      columns: mode().columns(host.data),
      onColumn(opened, column, index) {
        opened.show(mode().turned(host.data, opened.indexes(), column));
        if (host.data.mode === "multiSelector") host.fire("columnchange", { column, value: index });
      },
      onConfirm(indexes) {
        sheet = undefined;
        const detail = mode().detail(host.data, indexes);
        host.set("value", detail.value);
        host.fire("change", detail);
      },
      onCancel() {
        sheet = undefined;
        host.fire("cancel", {});
      },
    });
  };
  host.component.addListener("tap", open);
  isField(host.component, () => ({
    ...{ name: host.data.name, value: host.data.value },
    reset: () => host.set("value", null),
  }));
  return {
    update(changed) {
      host.element.toggleAttribute("disabled", host.data.disabled);
      if (sheet !== undefined && (changed.has("range") || changed.has("value"))) {
        const { value } = host.data;
        const indexes = Array.isArray(value) ? value.map(Number) : sheet.indexes();
        sheet.show(mode().turned(host.data, changed.has("value") ? indexes : sheet.indexes(), 0));
      }
    },
    detached() {
      sheet?.close();
      sheet = undefined;
    },
  };
});
