type Address = {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
};

/** An address in one line. A city that is its own province, such as Shanghai, is named once. */
export const addressText = ({ province, city, district, detail }: Address): string =>
  `${province}${city === province ? "" : city}${district}${detail}`;
