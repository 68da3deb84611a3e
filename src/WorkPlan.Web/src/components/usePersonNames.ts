import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../api/client";

/** The names of the people whom a list mentions, whatever their unit and whether they still serve; a code where the reader may not see whose it is. */
export function usePersonNames(codes: readonly (string | null | undefined)[]): (code: string) => string {
  const asked = [...new Set(codes)].filter((code) => code != null).toSorted();
  const people = useQuery({
    queryKey: ["people", "named", asked], enabled: asked.length > 0, staleTime: 300_000, placeholderData: (before) => before,
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { codes: asked.join(","), pageSize: 200 } } })),
  });
  return (code) => people.data?.items.find((person) => person.code === code)?.fullName ?? code;
}
