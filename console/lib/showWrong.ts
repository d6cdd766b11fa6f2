/** Brings the first place of the page's form that is marked as wrong into sight. */
export const showFirstWrong = (): void =>
  void requestAnimationFrame(() =>
    document.querySelector("main .is-wrong, main .wrong")?.scrollIntoView({ block: "center" }),
  );
