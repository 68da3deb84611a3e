export function fileOf(page: string): string;
export function htmlOf(markdown: string, pages: readonly string[]): string;
