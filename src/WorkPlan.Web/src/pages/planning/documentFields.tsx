import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { api, dataOf } from "../../api/client";
import { useScope } from "../../app/scope";

export const documentTypes = ["directive", "resolution", "guidance", "plan", "program", "decision", "regulation", "other"] as const;

/** The documents that another one takes the place of. */
export function SupersededField({ id, value, onChange }: { id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  const { workYear } = useScope();
  const query = useQuery({
    queryKey: ["documents", "registered", workYear],
    queryFn: async () => (await Promise.all([workYear - 1, workYear].map((year) => dataOf(api.planning.GET("/api/v1/planning/documents", { params: { query: { workYear: year, state: "registered", pageSize: 200 } } }))))).flatMap((page) => page.items),
  });
  return <Select mode="multiple" {...(id !== undefined && { id })} value={value ?? []} onChange={(ids: string[]) => onChange?.(ids)} loading={query.isPending} showSearch={{ optionFilterProp: "label" }} options={query.data?.map((row) => ({ value: row.id, label: `${row.number ?? ""} ${row.abstract}`.trim() })) ?? []} />;
}
