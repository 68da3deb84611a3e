import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { leads, useMe } from "../../../api/me";
import { dayText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { usePersonName } from "../usePeople";
import type { WorkTask } from "./Tasks";

type Extension = components["schemas"]["ExtensionView"];
type Step = { kind: "ask" } | { kind: "grant" | "refuse" | "withdraw"; request: Extension };
interface StepInput { until?: string; reason?: string; note?: string }
const colours = { pending: "gold", granted: "green", refused: "red", withdrawn: "default" } as const;

/** More time: asked by whoever leads the task, granted or refused by the head, never by the asker. */
export function Extensions({ task, isLead }: { task: WorkTask; isLead: boolean }) {
  const { t } = useTranslation("assignments");
  const me = useMe().data;
  const personOf = usePersonName(task.unitCode);
  const needed = useNeeded();
  const [step, setStep] = useState<Step>();
  const query = useQuery({ queryKey: ["tasks", task.id, "extensions"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/extension-requests", { params: { query: { taskId: task.id, pageSize: 200 } } })) });
  const send = useChange([["tasks"]], async (input: StepInput): Promise<unknown> => {
    if (step!.kind === "ask") return api.assignments.POST("/api/v1/assignments/tasks/{id}/extension-requests", { params: { path: { id: task.id } }, body: { until: input.until ?? "", reason: input.reason ?? "" } });
    const path = { id: step!.request.id };
    const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/extension-requests/{id}", { params: { path } }));
    const params = { path, header: { "If-Match": tag } };
    switch (step!.kind) {
      case "grant": return api.assignments.POST("/api/v1/assignments/extension-requests/{id}/grant", { params, body: { until: input.until || null, note: input.note || null } });
      case "refuse": return api.assignments.POST("/api/v1/assignments/extension-requests/{id}/refuse", { params, body: { reason: input.reason ?? "" } });
      default: return api.assignments.POST("/api/v1/assignments/extension-requests/{id}/withdraw", { params });
    }
  }, () => setStep(undefined));
  const going = task.state === "open" || task.state === "inProgress";
  const waits = query.data?.items.some((request) => request.state === "pending") ?? true;
  return (
    <Section title={t("extensions.title")} extra={going && isLead && !waits && task.deadlineOn != null && <Button size="small" onClick={() => setStep({ kind: "ask" })}>{t("extensions.ask")}</Button>}>
      <Loaded query={query} empty={(page) => page.items.length === 0 && <p className="page-note" style={{ margin: 0 }}>{t("extensions.none")}</p>}>
        {(page) => (
          <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {page.items.map((request) => (
              <li key={request.id} style={{ borderBottom: "1px solid #eef2f7", padding: "8px 0" }}>
                <Tag color={colours[request.state]}>{t(`extensions.states.${request.state}`)}</Tag>
                {t("extensions.asked", { name: personOf(request.personCode), before: dayText(request.deadlineBefore), until: dayText(request.until), day: dayText(request.askedOn) })}
                <div>“{request.reason}”</div>
                {request.answeredOn != null && <div>{t("extensions.answered", { by: request.answeredBy, day: dayText(request.answeredOn) })}{request.grantedUntil != null && <b> {t("extensions.grantedUntil", { until: dayText(request.grantedUntil) })}</b>} {request.answer}</div>}
                {request.state === "pending" && (
                  <Space wrap style={{ marginTop: 6 }}>
                    {leads(me) && request.personCode !== me?.personCode && <><Button size="small" type="primary" onClick={() => setStep({ kind: "grant", request })}>{t("extensions.grant")}</Button><Button size="small" onClick={() => setStep({ kind: "refuse", request })}>{t("extensions.refuse")}</Button></>}
                    {request.personCode === me?.personCode && <Button size="small" onClick={() => setStep({ kind: "withdraw", request })}>{t("extensions.withdraw")}</Button>}
                  </Space>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`extensions.${step.kind}`)} okText={t(`extensions.${step.kind}`)} note={t(`extensions.what.${step.kind}`)} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}
          initial={step.kind === "grant" ? { until: step.request.until } : {}}>
          {(step.kind === "ask" || step.kind === "grant") && <Form.Item name="until" label={t("extensions.until")} rules={needed}><Input type="date" min={task.deadlineOn ?? undefined} max={step.kind === "grant" ? step.request.until : undefined} /></Form.Item>}
          {(step.kind === "ask" || step.kind === "refuse") && <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step.kind === "grant" && <Form.Item name="note" label={t("steps.note")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
        </FormDialog>
      )}
    </Section>
  );
}
