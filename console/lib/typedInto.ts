/** Where nothing is typed that could be lost; a list of choices is only narrowed down by what is typed into it. */
const NO_TEXT = "[type='checkbox'], [type='radio'], [type='file'], [readonly], .t-select *";

/** Whether text stands in a place that somebody has typed there: `field` is where something came in last. */
export function typedBefore() {
  const typed = new Set<HTMLInputElement | HTMLTextAreaElement>();
  return (field: EventTarget): boolean => {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (isField && !field.matches(NO_TEXT)) typed.add(field);
    return [...typed].some((one) => one.isConnected && one.value.trim() !== "");
  };
}
