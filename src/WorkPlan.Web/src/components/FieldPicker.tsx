import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { api, dataOf } from "../api/client";
import { searchKey } from "./people";

interface Shared { label: string; id?: string }
interface One extends Shared { multiple?: false; value?: string; onChange?: (code: string | undefined) => void }
interface Many extends Shared { multiple: true; value?: string[]; onChange?: (codes: string[]) => void }

/** A field of work, or several, found by a part of the name, with or without tone marks; a form hands value and onChange to it. */
export function FieldPicker({ label, id, ...rest }: One | Many) {
  const fields = useQuery({ queryKey: ["fields"], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/fields", { params: { query: { pageSize: 200 } } })) });
  const shared = {
    ...(id !== undefined && { id }), allowClear: true, loading: fields.isPending, "aria-label": label, popupMatchSelectWidth: 420,
    showSearch: { filterOption: (typed: string, option?: { label: string }) => searchKey(option?.label ?? "").includes(searchKey(typed)) },
    options: fields.data?.items.map((field) => ({ value: field.code, label: field.name })) ?? [],
  };
  return rest.multiple === true
    ? <Select {...shared} mode="multiple" value={rest.value ?? []} onChange={(codes: string[]) => rest.onChange?.(codes)} />
    : <Select {...shared} value={rest.value ?? null} onChange={(code: string | null | undefined) => rest.onChange?.(code ?? undefined)} />;
}
