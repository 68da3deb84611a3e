const zone = "Asia/Ho_Chi_Minh";
const isoDay = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });
const moment = new Intl.DateTimeFormat("vi-VN", { timeZone: zone, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** Today in Việt Nam, as `2022-01-11`. */
export function today(): string {
  return isoDay.format(new Date());
}

/** `2022-01-11` as `11/01/2022`. */
export function dayText(day: string | null | undefined): string {
  if (day == null) return "–";
  const [year, month, date] = day.slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}

/** An instant as day and time in Việt Nam. */
export function momentText(instant: string | null | undefined): string {
  return instant == null ? "–" : moment.format(new Date(instant));
}

/** The sector's work year runs from 1 December to 30 November and has the later year's number. */
export function workYearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) === "12" ? year + 1 : year;
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** What a field of day and time holds (`2022-01-11T16:00`) as the instant it is in Việt Nam, which keeps no summer time. */
export function atVietnam(local: string): string {
  return `${local.length === 16 ? `${local}:00` : local}+07:00`;
}
