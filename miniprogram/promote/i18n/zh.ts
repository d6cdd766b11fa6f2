/** The texts of the package `promote`, by page. */
export const zh = {};
