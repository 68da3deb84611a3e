import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { useScope } from "../../app/scope";
import { DataTable, ShortTable } from "../../components/DataTable";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { WriteChecklist, type Template } from "./WriteChecklist";

type Checklist = components["schemas"]["ChecklistView"];
interface Writing { unit: string; template: Template; edition?: number }

/** Editions of checklists with their questions. */
export default function Checklists() {
  const { t } = useTranslation("inspections");
  const [filters] = useFilters();
  const { unit } = useScope();
  const may = useMay();
  const nameOf = useUnitName();
  const [writing, setWriting] = useState<Writing>();
  const standard = useQuery({ queryKey: ["inspections", "checklists", "standard"], enabled: may("writeChecklists", unit), queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists/standard")) });
  const query = useQuery({ queryKey: ["inspections", "checklists", filters], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists", { params: { query: { pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("checklists.title")} note={t("checklists.note")} actions={standard.data && <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting({ unit, template: { ...standard.data, code: `${standard.data.code}-${unit}` } })}>{t("checklists.write")}</Button>}>
      <DataTable<Checklist> query={query} rowKey="id" empty={t("checklists.none")}
        expandable={{ expandedRowRender: (row) => (
          <ShortTable<Checklist["items"][number]> rows={row.items} rowKey="code" columns={[
            { title: t("checklists.group"), render: (_, item) => t(`groups.${item.group}`, { defaultValue: item.group }) },
            { title: t("checklists.question"), render: (_, item) => <span style={{ whiteSpace: "normal" }}>{item.code} {item.question}</span> },
            { title: t("checklists.points"), align: "right", dataIndex: "maxScore" },
            { title: t("checklists.live"), render: (_, item) => (item.fact == null ? "–" : <Tag color="blue" title={t("checklists.fromSystem")}>{t(`factKinds.${item.fact}`)}</Tag>) },
          ]} />
        ) }}
        columns={[
          { title: t("checklists.name"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.title} <small>({row.code})</small></span> },
          { title: t("checklists.edition"), align: "right", dataIndex: "edition" },
          { title: t("campaigns.by"), render: (_, row) => nameOf(row.unitCode) },
          { title: t("checklists.questions"), align: "right", render: (_, row) => row.items.length },
          { title: "", render: (_, row) => may("writeChecklists", row.unitCode) && isLatest(row, query.data?.items) && <Button size="small" onClick={() => setWriting({ unit: row.unitCode, template: row, edition: row.edition })}>{t("checklists.newEdition")}</Button> },
        ]} />
      {writing !== undefined && <WriteChecklist {...writing} onClose={() => setWriting(undefined)} />}
    </Page>
  );
}

/** Later editions stand before earlier ones. */
function isLatest(row: Checklist, rows: readonly Checklist[] | undefined): boolean {
  return rows?.every((other) => other.code !== row.code || other.edition <= row.edition) ?? false;
}
