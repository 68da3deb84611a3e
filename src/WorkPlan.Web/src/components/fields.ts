import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../api/client";

/** The fields of work that there are; asked for once for all names and choosers. */
export function useFields() {
  return useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
}

/** The name of a field of work; its code while names are on their way. */
export function useFieldName(): (code: string | null | undefined) => string {
  const fields = useFields();
  return (code) => (code == null ? "–" : fields.data?.items.find((field) => field.code === code)?.name ?? code);
}

/** The fields of work as the options of a chooser. */
export function useFieldOptions(): { value: string; label: string }[] {
  return useFields().data?.items.map((field) => ({ value: field.code, label: field.name })) ?? [];
}
