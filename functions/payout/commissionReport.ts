/** What the tax office reads about every transfer of commission. Fixed, and without personal data. */
export const COMMISSION_REPORT = { job: "推广员", pay: "商品推广佣金" };
