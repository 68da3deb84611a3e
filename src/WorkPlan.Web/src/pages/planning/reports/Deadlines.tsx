import { useQuery } from "@tanstack/react-query";
import { App, Button, Drawer, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { atVietnam, momentText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import { usePeriodText } from "../../../components/usePeriodText";

type Deadline = components["schemas"]["DeadlineView"];
interface DeadlineInput { whom: "all" | "level" | "unit"; unitCode?: string; level?: Deadline["level"]; dueAt: string; legalBasis: string }
const levels = ["province", "district", "region"] as const;

/** By when a form is owed for a period, by whom, and which document says so. */
export function Deadlines({ form, period, onClose }: { form: string; period: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const { modal } = App.useApp();
  const nameOf = useUnitName();
  const periodText = usePeriodText();
  const needed = useNeeded();
  const [editing, setEditing] = useState<Deadline | "new">();
  const query = useQuery({ queryKey: ["reports", "deadlines", form, period], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/report-deadlines", { params: { query: { form, period } as never } })) });
  const tagOf = async (id: string) => (await taggedOf(api.planning.GET("/api/v1/planning/report-deadlines/{id}", { params: { path: { id } } }))).tag;
  const changed = [["reports"], ["obligations"]];
  const save = useChange(changed, async ({ whom, unitCode, level, dueAt, legalBasis }: DeadlineInput): Promise<unknown> => {
    if (editing === "new") return dataOf(api.planning.POST("/api/v1/planning/report-deadlines", { body: { formCode: form, period: period as never, dueAt: atVietnam(dueAt), legalBasis, unitCode: whom === "unit" ? unitCode ?? null : null, level: whom === "level" ? level ?? null : null } }));
    const { id } = editing!;
    return api.planning.PUT("/api/v1/planning/report-deadlines/{id}", { params: { path: { id }, header: { "If-Match": await tagOf(id) } }, body: { dueAt: atVietnam(dueAt), legalBasis } });
  }, () => setEditing(undefined));
  const remove = useChange(changed, async (id: string) => api.planning.DELETE("/api/v1/planning/report-deadlines/{id}", { params: { path: { id }, header: { "If-Match": await tagOf(id) } } }));
  const whomOf = (row: Deadline) => row.unitCode != null ? nameOf(row.unitCode) : row.level != null ? t(`units.levels.${row.level}`) : t("deadlines.all");
  return (
    <Drawer open onClose={onClose} size={720} title={t("deadlines.titleOf", { form, period: periodText(period) })} extra={<Button type="primary" onClick={() => setEditing("new")}>{t("deadlines.set")}</Button>}>
      <Loaded query={query}>
        {(rows) => <ShortTable<Deadline> rows={rows} rowKey="id" empty={t("deadlines.none")} columns={[
          { title: t("deadlines.whom"), render: (_, row) => whomOf(row) }, { title: t("plan.due"), render: (_, row) => momentText(row.dueAt) }, { title: t("files.legalBasis"), render: (_, row) => <span className="reason">{row.legalBasis}</span> },
          { title: "", render: (_, row) => <Space><Button size="small" onClick={() => setEditing(row)}>{t("action.edit", { ns: "common" })}</Button><Button size="small" danger onClick={() => void modal.confirm({ title: t("deadlines.removeAsk"), content: whomOf(row), okText: t("action.remove", { ns: "common" }), okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(row.id).catch(() => undefined) })}>{t("action.remove", { ns: "common" })}</Button></Space> },
        ]} />}
      </Loaded>
      {editing !== undefined && (
        <FormDialog<DeadlineInput> title={t(editing === "new" ? "deadlines.set" : "deadlines.change")} note={t("deadlines.what")} busy={save.isPending} onClose={() => setEditing(undefined)} onFinish={save.mutate}
          initial={editing === "new" ? { whom: "all" } : { whom: "all", legalBasis: editing.legalBasis, dueAt: new Date(Date.parse(editing.dueAt) + 7 * 3_600_000).toISOString().slice(0, 16) }}>
          {editing === "new" && (
            <>
              <Form.Item name="whom" label={t("deadlines.whom")}><Select options={(["all", "level", "unit"] as const).map((value) => ({ value, label: t(`deadlines.whoms.${value}`) }))} /></Form.Item>
              <Form.Item noStyle dependencies={["whom"]}>
                {({ getFieldValue }) => getFieldValue("whom") === "unit" ? <Form.Item name="unitCode" label={t("plans.unit")} rules={needed}><UnitField label={t("plans.unit")} /></Form.Item>
                  : getFieldValue("whom") === "level" ? <Form.Item name="level" label={t("units.level")} rules={needed}><Select options={levels.map((value) => ({ value, label: t(`units.levels.${value}`) }))} /></Form.Item> : null}
              </Form.Item>
            </>
          )}
          <Form.Item name="dueAt" label={t("plan.due")} rules={needed}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="legalBasis" label={t("files.legalBasis")} rules={needed}><Input /></Form.Item>
        </FormDialog>
      )}
    </Drawer>
  );
}
