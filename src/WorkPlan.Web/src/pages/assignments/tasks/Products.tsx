import { useQueries } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Select, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taggedOf, type Tagged } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { hasRole, leads, useMe } from "../../../api/me";
import { ApiProblem } from "../../../api/problem";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Nothing, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import type { WorkTask } from "./Tasks";

type Product = components["schemas"]["ProductView"];
type Responsible = components["schemas"]["ResponsibleView"];
type Step =
  | { kind: "expect"; person: Responsible; product: Product | undefined }
  | { kind: "deliver" | "confirm" | "fault"; product: Tagged<Product> }
  | { kind: "cause"; product: Tagged<Product>; faultId: string };
interface StepInput { name?: string; conversion?: number; assigned?: number; dueOn?: string; delivered?: number; confirmed?: number; fault?: "quality" | "lateness"; item?: number; on?: string; text?: string }
const factor = 100;

/** What each person is expected to deliver for the task, how much of it is there, and what was wrong with it: the scores stand on this. */
export function Products({ task, tag, responsibles }: { task: WorkTask; tag: string; responsibles: readonly Responsible[] }) {
  const { t } = useTranslation("assignments");
  const me = useMe().data;
  const needed = useNeeded();
  const [step, setStep] = useState<Step>();
  const people = responsibles.filter((row, index) => responsibles.findIndex((other) => other.personCode === row.personCode) === index);
  const products = useQueries({
    queries: people.map(({ personCode }) => ({
      queryKey: ["tasks", task.id, "products", personCode],
      // Nothing expected yet is an answer, too.
      queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/products/{personCode}", { params: { path: { id: task.id, personCode } } }))
        .catch((error: unknown) => { if (error instanceof ApiProblem && error.status === 404) return null; throw error; }),
    })),
  });
  const send = useChange([["tasks"], ["scores"]], (input: StepInput): Promise<unknown> => {
    if (step!.kind === "expect") {
      return api.assignments.PUT("/api/v1/assignments/tasks/{id}/products/{personCode}", {
        params: { path: { id: task.id, personCode: step!.person.personCode }, header: { "If-Match": tag } },
        body: { name: input.name ?? "", conversionHundredths: Math.round((input.conversion ?? 1) * factor), assigned: input.assigned ?? 1, dueOn: input.dueOn ?? "" },
      });
    }
    const { data, tag: version } = step!.product;
    const params = { path: { id: task.id, personCode: data.personCode }, header: { "If-Match": version } };
    switch (step!.kind) {
      case "deliver": return api.assignments.POST("/api/v1/assignments/tasks/{id}/products/{personCode}/deliver", { params, body: { delivered: input.delivered ?? 0 } });
      case "confirm": return api.assignments.POST("/api/v1/assignments/tasks/{id}/products/{personCode}/confirm", { params, body: { confirmed: input.confirmed ?? 0 } });
      case "fault": return api.assignments.POST("/api/v1/assignments/tasks/{id}/products/{personCode}/faults", { params, body: { kind: input.fault ?? "quality", item: input.item ?? 1, occurredOn: input.on ?? today(), note: input.text ?? "" } });
      default: return api.assignments.POST("/api/v1/assignments/tasks/{id}/products/{personCode}/faults/{faultId}/confirm-cause", { params: { ...params, path: { ...params.path, faultId: step!.faultId } }, body: { cause: input.text ?? "" } });
    }
  }, () => setStep(undefined));
  const sets = hasRole(me, "chief", "deputyChief", "unitHead", "planner");
  const initial: StepInput = step === undefined ? {} : step.kind === "expect"
    ? { name: step.product?.name ?? task.title, conversion: (step.product?.conversionHundredths ?? factor) / factor, assigned: step.product?.assigned ?? 1, dueOn: step.product?.dueOn ?? task.dueOn ?? "" }
    : { delivered: step.product.data.delivered, confirmed: step.product.data.delivered, fault: "quality", item: 1, on: today() };
  return (
    <Section title={t("products.title")}>
      {people.length === 0 ? <Nothing>{t("tasks.nobody")}</Nothing> : people.map((person, index) => {
        const known = products[index]?.data;
        const judges = leads(me) && me?.personCode !== person.personCode;
        return (
          <article key={person.personCode} style={{ borderBottom: "1px solid #eef2f7", padding: "8px 0" }}>
            <b>{person.fullName}</b>
            {known == null ? <p style={{ margin: 0 }}>{t("products.none")}</p> : (
              <>
                <p style={{ margin: 0 }}>{known.data.name}: {t("products.delivered", { delivered: known.data.delivered, assigned: known.data.assigned, factor: (known.data.conversionHundredths / factor).toLocaleString("vi-VN"), due: dayText(known.data.dueOn) })}</p>
                <p style={{ margin: 0 }}>{t("products.confirmed", { confirmed: known.data.confirmed })}{known.data.lateItems.length > 0 && <> <Tag color="gold">{t("products.lateItems", { items: known.data.lateItems.join(", ") })}</Tag></>}</p>
                {known.data.faults.map((fault) => (
                  <div key={fault.id}>
                    <Tag color={fault.confirmedOn == null ? "red" : "default"}>{t(`products.kinds.${fault.kind}`)}</Tag>{t("products.fault", { item: fault.item, day: dayText(fault.occurredOn) })}: {fault.note}
                    {fault.confirmedOn != null ? <i> – {t("products.excused", { cause: fault.objectiveCause, by: fault.confirmedBy })}</i> : judges && <Button type="link" size="small" onClick={() => setStep({ kind: "cause", product: known, faultId: fault.id })}>{t("products.cause")}</Button>}
                  </div>
                ))}
              </>
            )}
            <Space wrap style={{ marginTop: 6 }}>
              {sets && <Button size="small" onClick={() => setStep({ kind: "expect", person, product: known?.data })}>{t("products.expect")}</Button>}
              {known != null && me?.personCode === person.personCode && <Button size="small" type="primary" onClick={() => setStep({ kind: "deliver", product: known })}>{t("products.deliver")}</Button>}
              {known != null && judges && known.data.delivered !== known.data.confirmed && <Button size="small" type="primary" onClick={() => setStep({ kind: "confirm", product: known })}>{t("products.confirm")}</Button>}
              {known != null && judges && known.data.delivered > 0 && <Button size="small" onClick={() => setStep({ kind: "fault", product: known })}>{t("products.findFault")}</Button>}
            </Space>
          </article>
        );
      })}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`products.${step.kind === "fault" ? "findFault" : step.kind}`)} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={initial}>
          {step.kind === "expect" && (
            <>
              <Form.Item name="name" label={t("products.name")} rules={needed}><Input.TextArea autoSize /></Form.Item>
              <div className="filters">
                <Form.Item name="assigned" label={t("products.assigned")} rules={needed}><InputNumber min={1} precision={0} /></Form.Item>
                <Form.Item name="conversion" label={t("products.conversion")} rules={needed}><InputNumber min={0.01} step={0.1} decimalSeparator="," /></Form.Item>
                <Form.Item name="dueOn" label={t("tasks.due")} rules={needed}><Input type="date" /></Form.Item>
              </div>
            </>
          )}
          {step.kind === "deliver" && <Form.Item name="delivered" label={t("products.deliveredByNow")} rules={needed}><InputNumber min={0} precision={0} /></Form.Item>}
          {step.kind === "confirm" && <Form.Item name="confirmed" label={t("products.confirmedByNow")} rules={needed}><InputNumber min={0} max={step.product.data.delivered} precision={0} /></Form.Item>}
          {step.kind === "fault" && (
            <div className="filters">
              <Form.Item name="fault" label={t("products.kind")}><Select style={{ width: 180 }} options={(["quality", "lateness"] as const).map((value) => ({ value, label: t(`products.kinds.${value}`) }))} /></Form.Item>
              <Form.Item name="item" label={t("products.item")} rules={needed}><InputNumber min={1} max={step.product.data.delivered} precision={0} /></Form.Item>
              <Form.Item name="on" label={t("products.on")} rules={needed}><Input type="date" /></Form.Item>
            </div>
          )}
          {(step.kind === "fault" || step.kind === "cause") && <Form.Item name="text" label={t(step.kind === "fault" ? "products.note" : "products.causeText")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
        </FormDialog>
      )}
    </Section>
  );
}
