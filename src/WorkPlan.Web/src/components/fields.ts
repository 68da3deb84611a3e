import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../api/client";

/** The name of a field of work; its code while names are on their way. */
export function useFieldName(): (code: string | null | undefined) => string {
  const fields = useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
  return (code) => (code == null ? "–" : fields.data?.items.find((field) => field.code === code)?.name ?? code);
}
