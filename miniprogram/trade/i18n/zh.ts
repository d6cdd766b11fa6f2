/** The texts of the package `trade`, by page. */
export const zh = {};
