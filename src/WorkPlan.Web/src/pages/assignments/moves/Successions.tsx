import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { ShortTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";

type Succession = components["schemas"]["SuccessionView"];

/** What went over when units were merged or divided. Nothing where the unit neither took over nor was taken over. */
export function Successions({ unit }: { unit: string }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["successions", unit], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/unit-successions", { params: { query: { unit } } })) });
  if (query.data === undefined || query.data.length === 0) return null;
  return (
    <div style={{ marginTop: 16 }}>
      <Section title={t("successions.title")}>
        <ShortTable<Succession> rows={query.data} rowKey={(row) => `${row.successionId}${row.predecessorCode}${row.successorCode}`} size="small" columns={[
          { title: t("people.from"), render: (_, row) => dayText(row.effectiveOn) },
          { title: t("moves.fromTo"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{nameOf(row.predecessorCode)} → {nameOf(row.successorCode)}</span> },
          { title: t("rules.basis"), render: (_, row) => <span className="reason">{row.legalBasis}</span> },
          { title: t("successions.what"), render: (_, row) => row.isHeir ? t("successions.went", { people: row.people, tasks: row.tasks, responsibilities: row.responsibilities, drafts: row.drafts }) : t("successions.notHeir") },
        ]} />
      </Section>
    </div>
  );
}
