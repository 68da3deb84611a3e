import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, InputNumber, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { FieldPicker } from "../../../components/FieldPicker";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { RequirementsFields, requirementsOf, type RequirementsInput } from "./Requirements";

type Series = components["schemas"]["SeriesView"];
interface Start { title: string; kind?: components["schemas"]["TaskKind"]; fieldCode?: string; every: components["schemas"]["Recurrence"]; dueWorkingDaysAfter?: number; startsOn?: string; required?: RequirementsInput }

/** Tasks that come again every month, quarter or half year; each occurrence goes to whoever had the last one, as far as the law allows. */
export default function SeriesPage() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const may = useMay()("writeTasks", unit);
  const [starting, setStarting] = useState(false);
  const { modal } = App.useApp();
  const end = useChange([["series"]], async (id: string) => {
    const path = { id };
    const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/task-series/{id}", { params: { path } }));
    return api.assignments.POST("/api/v1/assignments/task-series/{id}/end", { params: { path, header: { "If-Match": tag } } });
  });
  const ask = (row: Series) => void modal.confirm({ title: `${t("series.end")}: ${row.title}`, content: t("series.endWhat"), okText: t("series.end"), okButtonProps: { danger: true }, onOk: () => end.mutateAsync(row.id).catch(() => undefined) });
  const query = useQuery({ queryKey: ["series", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/task-series", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("series.title")} note={t("series.note")} actions={may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setStarting(true)}>{t("series.start")}</Button>}>
      <DataTable<Series> query={query} rowKey="id" empty={t("series.none")} columns={[
        { title: t("tasks.task"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 220 }}>{row.title}</span> },
        { title: t("series.every"), render: (_, row) => t(`recurrences.${row.every}`) },
        { title: t("series.due"), render: (_, row) => t("series.dueAfter", { count: row.dueWorkingDaysAfter }) },
        { title: t("people.from"), render: (_, row) => dayText(row.startsOn) },
        { title: t("tasks.state"), render: (_, row) => row.endedOn == null ? <Tag color="green">{t("series.running")}</Tag> : <Tag>{t("series.ended", { day: dayText(row.endedOn) })}</Tag> },
        { title: t("series.madeUntil"), render: (_, row) => dayText(row.madeUntil) },
        ...(may ? [{ title: "", render: (_: unknown, row: Series) => row.endedOn == null && <Button size="small" className="no-print" aria-label={`${t("series.end")}: ${row.title}`} onClick={() => ask(row)}>{t("series.end")}</Button> }] : []),
      ]} />
      {starting && <StartSeries unit={unit} workYear={workYear} onClose={() => setStarting(false)} />}
    </Page>
  );
}

function StartSeries({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const start = useChange([["series"], ["tasks"]], ({ required, ...series }: Start) => dataOf(api.assignments.POST("/api/v1/assignments/task-series", {
    body: { ...series, unitCode: unit, workYear, fieldCode: series.fieldCode ?? null, startsOn: series.startsOn || null, required: requirementsOf(required) },
  })), onClose);
  return (
    <FormDialog<Start> width={720} title={t("series.start")} note={t("series.what")} busy={start.isPending} onClose={onClose} onFinish={start.mutate} initial={{ every: "monthly", kind: "regular", dueWorkingDaysAfter: 5, required: requirementsOf(undefined) }}>
      <Form.Item name="title" label={t("tasks.task")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <div className="filters">
        <Form.Item name="every" label={t("series.every")} style={{ width: 150 }}><Select options={(["monthly", "quarterly", "halfYearly"] as const).map((value) => ({ value, label: t(`recurrences.${value}`) }))} /></Form.Item>
        <Form.Item name="dueWorkingDaysAfter" label={t("series.due")}><InputNumber min={0} max={60} precision={0} /></Form.Item>
        <Form.Item name="startsOn" label={t("people.from")}><Input type="date" /></Form.Item>
        <Form.Item name="fieldCode" label={t("tasks.field")} style={{ flex: "1 1 200px", minWidth: 0 }}><FieldPicker label={t("tasks.field")} /></Form.Item>
      </div>
      <RequirementsFields within={["required"]} />
    </FormDialog>
  );
}
