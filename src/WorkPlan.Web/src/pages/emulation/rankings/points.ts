const points = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** Points as they are written: at most two decimals after a comma. */
export const pointsText = (value: number) => points.format(value);
