import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problem";

/** Reads are repeated only when they may pass: a refusal stays a refusal. */
export function retries(failures: number, error: Error): boolean {
  return error instanceof ApiProblem && error.mayPass && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: retries, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
