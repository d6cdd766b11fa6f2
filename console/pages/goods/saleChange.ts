/** What putting products on sale or off would do to each: those that change, and those that are so already. */
export function saleChange<R extends { readonly state: "on" | "planned" | "off" }>(
  rows: readonly R[],
  isOn: boolean,
  hasTimes: boolean,
): { readonly changed: readonly R[]; readonly same: readonly R[] } {
  // With times said, a product that is on sale gets those times.
  const isSame = ({ state }: R) => (isOn ? state === "on" && !hasTimes : state === "off");
  return { changed: rows.filter((row) => !isSame(row)), same: rows.filter(isSame) };
}
