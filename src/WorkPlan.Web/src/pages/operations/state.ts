/** What the gateway tells of the whole system; only operators may ask. */
export interface Overview {
  at: string;
  services: { service: string; health: Health; instances: Instance[] }[];
  queues: Queue[];
  outboxes: { service: string; backlog: number; parked: number; oldestAgeSeconds: number }[];
  jobs: Job[];
  stores: Store[];
  expiring: Expiring[];
}
export type Health = "healthy" | "degraded" | "unhealthy" | "unreachable";
export interface Instance {
  address: string; instance: string | null; health: Health; checks: { name: string; status: string }[]; version: string | null;
  uptimeSeconds: number | null; workingSetBytes: number | null;
  requests: { perSecond: number; errorsPerSecond: number; p50Ms: number | null; p95Ms: number | null; p99Ms: number | null } | null;
}
export interface Queue { service: string; queue: string; messages: number; consumers: number; perSecond: number; lagP95Ms: number | null; errorQueue: string; errorMessages: number }
export interface Job { service: string; job: string; instance: string; everySeconds: number; lastEndedAt: string | null; lastSucceeded: boolean | null; nextAt: string | null; leaseHolder: string | null; leaseUntil: string | null }
export interface Store { service: string; kind: string; bytes: number; freeBytes: number | null; volumeBytes: number | null }
export interface Expiring { service: string; kind: string; name: string; state: string; from: string; expiresAt: string | null }

const units = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const number = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

export function bytesText(bytes: number | null): string {
  if (bytes === null) return "–";
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
export function timeText(instant: string | null): string {
  return instant === null ? "–" : time.format(new Date(instant));
}

export function figureText(value: number | null | undefined, unit = ""): string {
  return value == null ? "–" : `${number.format(value)}${unit === "" ? "" : ` ${unit}`}`;
}

/** `3:07:12` hours, or days and hours. */
export function durationText(seconds: number | null): string {
  if (seconds === null) return "–";
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (seconds < 60) return `${number.format(seconds)} s`;
  return days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${Math.floor(seconds % 60)} s`;
}
