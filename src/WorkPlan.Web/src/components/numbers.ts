const whole = new Intl.NumberFormat("vi-VN");
const one = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

export function countText(count: number | null | undefined): string {
  return count == null ? "–" : whole.format(count);
}

/** Basis points (10 000 = 100 %) as a percentage. */
export function shareText(basisPoints: number | null | undefined): string {
  return basisPoints == null ? "–" : `${one.format(basisPoints / 100)} %`;
}

/** A figure as people type or paste it: `1.234`, `1 234` and `12,5`; undefined for what is none. */
export function parseFigure(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/[\s\u00a0]/g, "");
  if (trimmed === "") return null;
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(trimmed)) return undefined;
  return Number(trimmed.replaceAll(".", "").replace(",", "."));
}
