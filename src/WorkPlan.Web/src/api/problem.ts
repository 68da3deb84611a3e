/** What a refused request says: RFC 9457 with a stable code and the trace by which operators find it. */
export interface ProblemDetails {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: Record<string, string[]>;
  citation?: string;
  /** What is wrong one by one, and of an import how many there are in all. */
  items?: readonly object[];
  total?: number;
}

/** A request that was refused or did not arrive. `status` is 0 when no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(status: number, details: ProblemDetails) {
    super(details.detail ?? details.title ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = details.code ?? (status === 0 ? "no-connection" : `http-${status}`);
    this.details = details;
  }

  /** Whether the same request may go through later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }

  static async of(response: Response): Promise<ApiProblem> {
    const isProblem = response.headers.get("Content-Type")?.includes("json") ?? false;
    const details = isProblem ? ((await response.json().catch(() => ({}))) as ProblemDetails) : {};
    return new ApiProblem(response.status, details);
  }
}
