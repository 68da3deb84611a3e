import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Progress, Segmented, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { Link, useFilters, useGo } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { Due } from "../../../components/Standing";
import { useFieldName } from "../../../components/fields";
import { AddTask } from "./AddTask";

export type WorkTask = components["schemas"]["WorkTaskView"];
export const stateColours = { open: "default", inProgress: "blue", done: "cyan", confirmed: "green", withdrawn: "default" } as const;
export const kindColours = { key: "red", breakthrough: "gold", regular: "default", remediation: "purple" } as const;

/** My tasks, or all of the unit. */
export default function Tasks() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const person = useMe().data?.personCode ?? undefined;
  const [filters, change] = useFilters();
  const [adding, setAdding] = useState(false);
  const fieldOf = useFieldName();
  const may = useMay();
  const go = useGo();
  const mine = person !== undefined && (filters.of ?? "mine") === "mine";
  const query = useQuery({
    queryKey: ["tasks", "list", mine ? person : unit, workYear, filters],
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", {
      params: { query: {
        workYear, sort: "dueOn", pageSize: 50, page: Number(filters.page ?? 1), ...(mine ? { responsible: person } : { unit }),
        ...(filters.q !== undefined && { q: filters.q }), ...(filters.state !== undefined && { state: filters.state as WorkTask["state"] }),
      } },
    })),
    enabled: unit !== "" || mine,
  });
  return (
    <Page title={t("tasks.title")} note={t("tasks.note")} actions={<><Button onClick={() => go("/assignments/series")}>{t("series.title")}</Button>{may("writeTasks", unit) && <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("tasks.add")}</Button>}</>}>
      <div className="filters no-print">
        {person !== undefined && <Segmented value={mine ? "mine" : "unit"} onChange={(of) => change({ of, page: undefined })} options={[{ value: "mine", label: t("tasks.mine") }, { value: "unit", label: t("tasks.ofUnit") }]} />}
        <Input.Search allowClear style={{ width: 280 }} placeholder={t("tasks.search")} aria-label={t("tasks.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
        <Select allowClear style={{ width: 180 }} placeholder={t("tasks.state")} aria-label={t("tasks.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={(Object.keys(stateColours) as WorkTask["state"][]).map((value) => ({ value, label: t(`tasks.states.${value}`) }))} />
      </div>
      <DataTable<WorkTask> query={query} rowKey="id" empty={mine ? t("tasks.noneMine") : t("tasks.none")} columns={[
        { title: t("tasks.due"), width: 130, render: (_, row) => <Due on={row.deadlineOn} open={row.state === "open" || row.state === "inProgress"} /> },
        { title: t("tasks.task"), render: (_, row) => <Link to={`/assignments/tasks/${row.id}`} style={{ whiteSpace: "normal", display: "inline-block", minWidth: 240, maxWidth: 420 }}>{row.title}</Link> },
        { title: t("tasks.kind"), render: (_, row) => <Tag color={kindColours[row.kind]}>{t(`tasks.kinds.${row.kind}`)}</Tag> },
        { title: t("tasks.origin"), render: (_, row) => t(`tasks.origins.${row.origin}`) },
        { title: t("tasks.state"), render: (_, row) => <Tag color={stateColours[row.state]}>{t(`tasks.states.${row.state}`)}</Tag> },
        { title: t("tasks.progress"), width: 140, render: (_, row) => <Progress size="small" percent={row.percentDone} aria-label={t("tasks.progress")} /> },
        { title: t("tasks.field"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 220 }}>{fieldOf(row.fieldCode)}</span> },
      ]} />
      {adding && <AddTask unit={unit} workYear={workYear} onClose={() => setAdding(false)} />}
    </Page>
  );
}
