import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";

type Rule = components["schemas"]["ScoreRule"];

/** The rules by which a cluster is scored in a work year, for lists and for their names; without a cluster those of every table in force. */
export function useRules(cluster: string | undefined, workYear: number, kind?: Rule["kind"]) {
  const asOf = `${workYear}-11-30`;
  const clusters = useQuery({ queryKey: ["emulation", "clusters", asOf], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/clusters", { params: { query: { asOf } } })) });
  const tables = useQuery({ queryKey: ["emulation", "scoring-tables"], staleTime: 600_000, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/scoring-tables")) });
  const code = clusters.data?.find((known) => known.id === cluster)?.scoringTableCode;
  const inForce = tables.data?.filter((table) => (code === undefined || table.code === code) && table.validFrom <= asOf && (table.validTo == null || table.validTo >= asOf)) ?? [];
  const rules = inForce.flatMap((table) => table.rules).filter((rule) => kind === undefined || rule.kind === kind);
  return {
    options: rules.map((rule) => ({ value: rule.code, label: `${rule.code} – ${rule.name}` })),
    nameOf: (rule: string) => rules.find((known) => known.code === rule)?.name ?? rule,
  };
}
