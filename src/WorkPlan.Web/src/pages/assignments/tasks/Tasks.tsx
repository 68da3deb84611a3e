import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Grid, Input, Pagination, Progress, Segmented, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { Link, useFilters, useGo } from "../../../components/Link";
import { Loaded, Nothing, Page } from "../../../components/Page";
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
  const may = useMay();
  // On a phone a list, not a table that is cut off.
  const wide = Grid.useBreakpoint().md ?? true;
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
  const empty = mine ? t("tasks.noneMine") : t("tasks.none");
  return (
    <Page title={t("tasks.title")} note={t("tasks.note")} actions={<><Button onClick={() => go("/assignments/series")}>{t("series.title")}</Button>{may("writeTasks", unit) && <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("tasks.add")}</Button>}</>}>
      <div className="filters no-print">
        {person !== undefined && <Segmented value={mine ? "mine" : "unit"} onChange={(of) => change({ of, page: undefined })} options={[{ value: "mine", label: t("tasks.mine") }, { value: "unit", label: t("tasks.ofUnit") }]} />}
        <Input.Search allowClear style={{ width: 280 }} placeholder={t("tasks.search")} aria-label={t("tasks.search")} defaultValue={filters.q ?? ""} onSearch={(q) => change({ q: q === "" ? undefined : q, page: undefined })} />
        <Select allowClear style={{ width: 180 }} placeholder={t("tasks.state")} aria-label={t("tasks.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={(Object.keys(stateColours) as WorkTask["state"][]).map((value) => ({ value, label: t(`tasks.states.${value}`) }))} />
      </div>
      {wide ? (
        <DataTable<WorkTask> query={query} rowKey="id" empty={empty} columns={[
          { title: t("tasks.due"), width: 130, render: (_, row) => <Due on={row.deadlineOn} open={isOpen(row)} /> },
          { title: t("tasks.task"), render: (_, row) => <div style={{ whiteSpace: "normal", minWidth: 260, maxWidth: 620 }}><Link to={`/assignments/tasks/${row.id}`}>{row.title}</Link><Origin task={row} /></div> },
          { title: t("tasks.state"), render: (_, row) => <Tag color={stateColours[row.state]}>{t(`tasks.states.${row.state}`)}</Tag> },
          { title: t("tasks.progress"), width: 150, render: (_, row) => <Progress size="small" percent={row.percentDone} aria-label={t("tasks.progress")} /> },
        ]} />
      ) : (
        <Loaded query={query} empty={(page) => page.items.length === 0 && <Nothing>{empty}</Nothing>}>
          {(page) => (
            <div className="stack">
              {page.items.map((task) => (
                <article key={task.id} className="figure">
                  <Link to={`/assignments/tasks/${task.id}`} style={{ fontWeight: 600 }}>{task.title}</Link>
                  <Origin task={task} />
                  <div style={{ display: "flex", gap: 12, alignItems: "center", marginTop: 8 }}>
                    <Tag color={stateColours[task.state]}>{t(`tasks.states.${task.state}`)}</Tag>
                    <span style={{ flex: 1 }}><Progress size="small" percent={task.percentDone} aria-label={t("tasks.progress")} /></span>
                    <Due on={task.deadlineOn} open={isOpen(task)} />
                  </div>
                </article>
              ))}
              <Pagination size="small" hideOnSinglePage current={page.page} pageSize={page.pageSize} total={page.total} showSizeChanger={false} onChange={(next) => change({ page: next })} />
            </div>
          )}
        </Loaded>
      )}
      {adding && <AddTask unit={unit} workYear={workYear} onClose={() => setAdding(false)} />}
    </Page>
  );
}

const isOpen = (task: WorkTask) => task.state === "open" || task.state === "inProgress";

/** What sort of task it is, where it comes from, and in which field of work. */
function Origin({ task }: { task: WorkTask }) {
  const { t } = useTranslation("assignments");
  const fieldOf = useFieldName();
  return <div style={{ color: "#4b5563", fontSize: 12.5, marginTop: 2 }}><Tag color={kindColours[task.kind]}>{t(`tasks.kinds.${task.kind}`)}</Tag>{t(`tasks.origins.${task.origin}`)}{task.fieldCode != null && <> · {fieldOf(task.fieldCode)}</>}</div>;
}
