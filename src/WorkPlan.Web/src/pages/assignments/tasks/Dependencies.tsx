import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { stateColours, type WorkTask } from "./Tasks";

type Other = components["schemas"]["WaitedFor"];

/** What must be done before a task, and what waits for it. */
export function Dependencies({ task, may }: { task: WorkTask; may: boolean }) {
  const { t } = useTranslation(["assignments", "common"]);
  const needed = useNeeded();
  const [adding, setAdding] = useState(false);
  const path = { id: task.id };
  const query = useQuery({ queryKey: ["tasks", task.id, "dependencies"], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/dependencies", { params: { path } })) });
  const header = { "If-Match": query.data?.tag ?? "" };
  const others = useQuery({ queryKey: ["tasks", "titles", task.unitCode, task.workYear], enabled: adding, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", { params: { query: { unit: task.unitCode, workYear: task.workYear, pageSize: 200 } } })) });
  const add = useChange([["tasks"]], ({ after }: { after: string }) => api.assignments.POST("/api/v1/assignments/tasks/{id}/dependencies", { params: { path, header }, body: { afterTaskId: after } }), () => setAdding(false));
  const remove = useChange([["tasks"]], (afterTaskId: string) => api.assignments.DELETE("/api/v1/assignments/tasks/{id}/dependencies/{afterTaskId}", { params: { path: { ...path, afterTaskId }, header } }));
  const list = (title: string, rows: readonly Other[], removes: boolean) => rows.length > 0 && (
    <>
      <h3 style={{ fontSize: 14, margin: "4px 0" }}>{title}</h3>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {rows.map((row) => (
          <li key={row.taskId}>
            <Link to={`/assignments/tasks/${row.taskId}`}>{row.title}</Link> <Tag color={stateColours[row.state]}>{t(`tasks.states.${row.state}`)}</Tag>
            {removes && <Button type="text" size="small" className="no-print" icon={<DeleteOutlined />} aria-label={`${t("action.remove", { ns: "common" })}: ${row.title}`} onClick={() => remove.mutate(row.taskId)} />}
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <Section title={t("dependencies.title")} extra={may && <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("dependencies.add")}</Button>}>
      <Loaded query={query} empty={({ data }) => data.after.length === 0 && data.before.length === 0 && <p className="page-note" style={{ margin: 0 }}>{t("dependencies.none")}</p>}>
        {({ data }) => <>{list(t("dependencies.after"), data.after, may)}{list(t("dependencies.before"), data.before, false)}</>}
      </Loaded>
      {adding && (
        <FormDialog<{ after: string }> title={t("dependencies.add")} note={t("dependencies.what", { task: task.title })} busy={add.isPending} onClose={() => setAdding(false)} onFinish={add.mutate}>
          <Form.Item name="after" label={t("dependencies.after")} rules={needed}>
            <Select showSearch={{ optionFilterProp: "label" }} options={others.data?.items.filter((other) => other.id !== task.id && other.state !== "withdrawn").map((other) => ({ value: other.id, label: other.title })) ?? []} />
          </Form.Item>
        </FormDialog>
      )}
    </Section>
  );
}
