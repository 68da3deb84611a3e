import type { components } from "../../api/generated/gateway";

type Schemas = components["schemas"];
/** What the gateway tells of the whole system; only operators may ask. */
export type Overview = Schemas["OperationsView"];
export type Instance = Schemas["InstanceView"];
export type Queue = Schemas["QueueView"];
export type Job = Schemas["JobView"];
export type Store = Schemas["StoreView"];
export type Expiring = Schemas["ExpiringView"];

export type OfAnInstance = Store | Expiring | Job;

/** Whether a run has begun that has not ended yet. */
export const isRunning = (job: Job) => job.lastStartedAt !== null && (job.lastEndedAt === null || Date.parse(job.lastStartedAt) > Date.parse(job.lastEndedAt));

/** Whether another instance of the service has told of its own, so that a row has to say whose it is. */
export const areSeveral = (row: OfAnInstance, among: readonly OfAnInstance[]) => among.some((other) => other.service === row.service && other.instance !== row.instance);

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

export function bytesText(bytes: number | null | undefined): string {
  if (bytes == null) return "–";
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${number.format(bytes / 1024 ** power)} ${units[power]}`;
}

const time = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });

const rate = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** How often a second; what happens once a minute is not nothing. */
export function rateText(value: number | null | undefined): string {
  return value == null ? "–" : rate.format(value);
}

/** An instant in Việt Nam to the second: what happens here happens within seconds. */
export function timeText(instant: string | null | undefined): string {
  return instant == null ? "–" : time.format(new Date(instant));
}

export function figureText(value: number | null | undefined, unit = ""): string {
  return value == null ? "–" : `${number.format(value)}${unit === "" ? "" : ` ${unit}`}`;
}

/** `3:07:12` hours, or days and hours. */
export function durationText(seconds: number | null | undefined): string {
  if (seconds == null) return "–";
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (seconds < 60) return `${number.format(seconds)} s`;
  return days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${Math.floor(seconds % 60)} s`;
}
