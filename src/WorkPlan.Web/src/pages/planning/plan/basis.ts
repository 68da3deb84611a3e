import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText } from "../../../components/dates";

export type BasisRequest = components["schemas"]["BasisRequest"];

/** A basis as the value of a choice: `document:…`. */
export const keyOf = ({ kind, id }: { kind: BasisRequest["kind"]; id: string }) => `${kind}:${id}`;
export const basisOf = (key: string): BasisRequest => ({ kind: key.slice(0, key.indexOf(":")) as BasisRequest["kind"], id: key.slice(key.indexOf(":") + 1) });

/** Everything that a plan of the unit and year can rest on: documents, briefings, sessions and leaders' directions, grouped for a choice. */
export function useBasisOptions(unit: string, workYear: number, enabled: boolean) {
  const { t } = useTranslation("planning");
  const documents = useQuery({ queryKey: ["documents", workYear, "basis"], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/documents", { params: { query: { workYear, state: "registered", pageSize: 200 } } })) });
  const query = { params: { query: { unit, workYear, pageSize: 200 } } };
  const briefings = useQuery({ queryKey: ["briefings", unit, workYear, "basis"], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/briefings", query)) });
  const sessions = useQuery({ queryKey: ["sessions", unit, workYear, "basis"], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/sessions", query)) });
  const directions = useQuery({ queryKey: ["directions", unit, workYear, "basis"], enabled, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/directions", query)) });
  return [
    { label: t("documents.title"), options: documents.data?.items.map((row) => ({ value: `document:${row.id}`, label: `${row.number ?? ""} ${row.abstract}`.trim() })) ?? [] },
    { label: t("briefings.briefings"), options: briefings.data?.items.map((row) => ({ value: `briefing:${row.id}`, label: `${dayText(row.heldOn)} – ${row.chairedBy}` })) ?? [] },
    { label: t("sessions.title"), options: sessions.data?.items.map((row) => ({ value: `session:${row.id}`, label: `${dayText(row.heldOn)} – ${row.theme}` })) ?? [] },
    { label: t("directions.title"), options: directions.data?.items.map((row) => ({ value: `direction:${row.id}`, label: `${row.givenBy} – ${row.text}` })) ?? [] },
  ].filter((group) => group.options.length > 0);
}
