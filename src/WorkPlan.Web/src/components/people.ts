const collator = new Intl.Collator("vi");

/** Vietnamese names in their order: by given name, then by the rest from the right. */
export function byGivenName(a: string, b: string): number {
  const left = a.trim().split(/\s+/);
  const right = b.trim().split(/\s+/);
  return collator.compare(left.at(-1) ?? "", right.at(-1) ?? "") || collator.compare(left.join(" "), right.join(" "));
}

/** Without tones and marks, so that "hoang" finds "Hoằng". */
export function searchKey(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();
}
