import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Button, Form, Input, Modal, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import { rolesOf, useMe } from "../../../api/me";
import { dayText, today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { useGo } from "../../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { usePersonName } from "../usePeople";
import { planColours, type IndividualPlan } from "./IndividualPlans";

type Item = IndividualPlan["items"][number];

export default function IndividualPlanPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ["individual", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/individual-plans/{id}", { params: { path: { id } } })) });
  return <Loaded query={query}>{({ data, tag }) => <Plan key={tag} plan={data} tag={tag} />}</Loaded>;
}

/** The plan of one person: written by them, approved by their head. */
function Plan({ plan, tag }: { plan: IndividualPlan; tag: string }) {
  const { t } = useTranslation(["assignments", "common"]);
  const nameOf = usePersonName(plan.unitCode);
  const go = useGo();
  const me = useMe().data;
  const roles = rolesOf(me, today());
  const leads = (["chief", "deputyChief", "unitHead", "systemAdministrator"] as const).some((role) => roles.has(role));
  const own = me?.personCode === plan.personCode;
  const editable = (own || leads) && (plan.state === "draft" || plan.state === "returned");
  const draft = useDraft<Item[]>(`individual.${plan.id}`, plan.items);
  const [returning, setReturning] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const params = { path: { id: plan.id }, header: { "If-Match": tag } } as never;
  const tasks = useQuery({ queryKey: ["tasks", "of", plan.personCode, plan.workYear], enabled: editable, queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks", { params: { query: { responsible: plan.personCode, workYear: plan.workYear, pageSize: 200 } } })) });
  const save = useChange([["individual"], ["coverage"]], () => dataOf(api.assignments.PUT("/api/v1/assignments/individual-plans/{id}/items", { params, body: { items: draft.value.map((item) => ({ ...item, measure: item.measure || null, dueOn: item.dueOn || null })) } })), draft.discard);
  const step = useChange([["individual"], ["coverage"]], (next: { to: "submit" | "approve" | "return" | "revise"; reason?: string }) => {
    switch (next.to) {
      case "submit": return dataOf(api.assignments.POST("/api/v1/assignments/individual-plans/{id}/submit", { params }));
      case "approve": return dataOf(api.assignments.POST("/api/v1/assignments/individual-plans/{id}/approve", { params }));
      case "return": return dataOf(api.assignments.POST("/api/v1/assignments/individual-plans/{id}/return", { params, body: { reason: next.reason ?? "" } }));
      case "revise": return dataOf(api.assignments.POST("/api/v1/assignments/individual-plans/{id}/revise", { params }));
    }
  }, (next) => { setReturning(false); if (next.id !== plan.id) go(`/assignments/individual-plans/${next.id}`); });
  const change = (index: number, next: Partial<Item>) => draft.change((before) => before.map((item, place) => (place === index ? { ...item, ...next } : item)));
  const missing = tasks.data?.items.filter((task) => !draft.value.some((item) => item.taskId === task.id)) ?? [];
  return (
    <Page title={`${t("individual.one")} – ${nameOf(plan.personCode)}`} note={<>{t("individual.year", { year: plan.workYear })} · <Tag color={planColours[plan.state]}>{t(`individual.states.${plan.state}`)}</Tag></>} actions={
      <>
        {editable && <Button type={draft.isDraft ? "primary" : "default"} disabled={draft.changedByAnother} loading={save.isPending} onClick={() => save.mutate()}>{t("action.save", { ns: "common" })}</Button>}
        {editable && !draft.isDraft && plan.items.length > 0 && <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ to: "submit" })}>{t("individual.submit")}</Button>}
        {plan.state === "approved" && own && <Button loading={step.isPending} onClick={() => step.mutate({ to: "revise" })}>{t("individual.revise")}</Button>}
        {plan.state === "submitted" && leads && <><Button type="primary" loading={step.isPending} onClick={() => step.mutate({ to: "approve" })}>{t("individual.approve")}</Button><Button onClick={() => setReturning(true)}>{t("individual.return")}</Button></>}
      </>
    }>
      <div className="stack">
        <ChangedByAnother draft={draft} linesOf={(of) => of.map((item, index) => [`${index + 1}`, [item.title, item.measure ?? "", item.dueOn == null ? "" : dayText(item.dueOn)].filter(Boolean).join("; ")])} />
        {plan.state === "returned" && <Alert type="warning" showIcon title={t("individual.returned", { reason: plan.returnReason })} />}
        {plan.state === "approved" && <Alert type="success" showIcon title={t("individual.approvedBy", { day: dayText(plan.approvedOn) })} />}
        {missing.length > 0 && <Alert type="info" showIcon title={t("individual.missing", { count: missing.length })} action={<Button size="small" onClick={() => draft.change((before) => [...before, ...missing.map((task) => ({ taskId: task.id, title: task.title, measure: null, dueOn: task.dueOn ?? null }))])}>{t("individual.takeAll")}</Button>} />}
        <Section title={t("individual.items")} extra={editable && <Button size="small" icon={<PlusOutlined />} onClick={() => draft.change((before) => [...before, { taskId: null, title: "", measure: null, dueOn: null }])}>{t("individual.addOwn")}</Button>}>
          {draft.value.length === 0 && <Nothing>{t("individual.noItems")}</Nothing>}
          <ol style={{ margin: 0, paddingInlineStart: 22 }}>
            {draft.value.map((item, index) => (
              <li key={index} style={{ padding: "6px 0", borderBottom: "1px solid #eef2f7" }}>
                {!editable ? <><b>{item.title}</b>{item.measure != null && <div>{item.measure}</div>}{item.dueOn != null && <small style={{ display: "block" }}>{t("tasks.due")} {dayText(item.dueOn)}</small>}</> : (
                  <Space wrap align="start" style={{ width: "100%" }}>
                    <Input.TextArea autoSize style={{ width: 380 }} aria-label={t("tasks.task")} value={item.title} disabled={item.taskId != null} onChange={(event) => change(index, { title: event.target.value })} />
                    <Input.TextArea autoSize style={{ width: 300 }} aria-label={t("individual.measure")} placeholder={t("individual.measure")} value={item.measure ?? ""} onChange={(event) => change(index, { measure: event.target.value })} />
                    <Input type="date" style={{ width: 150 }} aria-label={t("tasks.due")} value={item.dueOn ?? ""} onChange={(event) => change(index, { dueOn: event.target.value })} />
                    <Button icon={<DeleteOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => draft.change((before) => before.filter((_, place) => place !== index))} />
                    {item.taskId != null && <Tag>{t("individual.fromUnit")}</Tag>}
                  </Space>
                )}
              </li>
            ))}
          </ol>
          <p><DraftNote draft={draft} /></p>
        </Section>
      </div>
      <Modal open={returning} title={t("individual.return")} onCancel={() => setReturning(false)} onOk={() => form.submit()} confirmLoading={step.isPending} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={({ reason }) => step.mutate({ to: "return", reason })}><Form.Item name="reason" label={t("steps.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></Form>
      </Modal>
    </Page>
  );
}
