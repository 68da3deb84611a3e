import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { dayText, today } from "../../../components/dates";
import { basisOf, useBasisOptions } from "./basis";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

interface TaskInput { kind: "key" | "breakthrough" | "regular"; title: string; dueOn?: string }
interface SupplementInput { answer: "change" | "noChange"; basis: string[]; decidedOn: string; number?: string; noChangeReason?: string; addTasks?: TaskInput[]; removeTasks?: string[] }

/** Answers documents that have come after the plan: what it adds or drops because of them, or why nothing changes. Several in one. */
export function Supplement({ plan, tag, onClose }: PlanProps & { onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<SupplementInput>();
  const answer = Form.useWatch("answer", form) ?? "change";
  const options = useBasisOptions(plan.unitCode, plan.workYear, true);
  const due = useQuery({
    queryKey: ["obligations", plan.unitCode, plan.workYear, "supplement"],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations", { params: { query: { unit: plan.unitCode, workYear: plan.workYear, kind: "supplement", sort: "dueAt", pageSize: 200 } } })),
  });
  const open = due.data?.items.filter((row) => row.state === "open" || row.state === "overdue") ?? [];
  const send = usePlanChange(plan.id, ({ answer: kind, basis, addTasks, removeTasks, noChangeReason, ...rest }: SupplementInput) => api.planning.POST("/api/v1/planning/plans/{id}/supplements", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } },
    body: {
      ...rest, number: rest.number || null, basis: basis.map(basisOf),
      ...(kind === "noChange" ? { noChangeReason: noChangeReason ?? "" } : { addTasks: (addTasks ?? []).map((task) => ({ ...task, dueOn: task.dueOn || null, effortDays: 0 })), removeTasks: removeTasks ?? [] }),
    },
  }), onClose);
  const queries = useQueryClient();
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Drawer open onClose={onClose} size={720} title={t("supplement.title")} extra={<Button type="primary" loading={send.isPending} onClick={() => form.submit()}>{t(answer === "noChange" ? "supplement.answer" : "supplement.issue")}</Button>}>
      <Form<SupplementInput> form={form} layout="vertical" initialValues={{ answer: "change", decidedOn: today(), addTasks: [], basis: [] }}
        onFinish={(input) => send.mutate(input, { onSuccess: () => void queries.invalidateQueries({ queryKey: ["obligations"] }) })}>
        {open.length > 0 && (
          <Alert type="info" style={{ marginBottom: 16 }} title={t("supplement.waiting", { total: open.length })}
            description={<ul style={{ margin: 0, paddingInlineStart: 20 }}>{open.map((row) => <li key={row.id}>{row.document} – {t("plan.due")} {dayText(row.dueOn)}</li>)}</ul>}
            action={<Button size="small" onClick={() => form.setFieldValue("basis", open.map((row) => `document:${row.documentId}`))}>{t("supplement.answerAll")}</Button>} />
        )}
        <Form.Item name="basis" label={t("plans.basis")} rules={needed}><Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
        <Form.Item name="answer" label={t("supplement.kind")}><Radio.Group options={(["change", "noChange"] as const).map((value) => ({ value, label: t(`supplement.kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="decidedOn" label={t("supplement.decidedOn")} rules={needed}><Input type="date" /></Form.Item>
        {answer === "noChange" ? (
          <Form.Item name="noChangeReason" label={t("supplement.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        ) : (
          <>
            <Form.Item name="number" label={t("plans.number")}><Input /></Form.Item>
            <Form.List name="addTasks">
              {(tasks, { add, remove }) => (
                <>
                  {tasks.map(({ key, name }) => (
                    <div key={key} className="filters">
                      <Form.Item name={[name, "kind"]} label={t("plan.taskKind")} style={{ width: 150 }}><Select options={(["key", "breakthrough", "regular"] as const).map((value) => ({ value, label: t(`plan.taskKinds.${value}`) }))} /></Form.Item>
                      <Form.Item name={[name, "title"]} label={t("plan.task")} rules={needed} style={{ flex: "1 1 260px" }}><Input /></Form.Item>
                      <Form.Item name={[name, "dueOn"]} label={t("plan.due")}><Input type="date" /></Form.Item>
                      <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ alignSelf: "center" }} />
                    </div>
                  ))}
                  <Button icon={<PlusOutlined />} onClick={() => add({ kind: "regular" })} style={{ marginBottom: 16 }}>{t("plan.addTask")}</Button>
                </>
              )}
            </Form.List>
            <Form.Item name="removeTasks" label={t("supplement.removeTasks")}><Select mode="multiple" allowClear options={plan.tasks.map((task) => ({ value: task.id, label: task.title }))} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
          </>
        )}
      </Form>
    </Drawer>
  );
}
