import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Form, Input, Select, Timeline } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import { dayText, today } from "../../../components/dates";
import { useFieldName, useFieldOptions } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { ObstacleAgeTag, type Obstacle } from "./RaiseObstacle";

const steps = ["escalate", "resolve", "reopen", "tell"] as const;
type Step = (typeof steps)[number];
interface StepInput { reason?: string; resolution?: string; resolvedOn?: string; text?: string; fieldCode?: string }

/** An obstacle: what it is about, who has it to remove now, and what was done about it. */
export default function ObstaclePage() {
  const { t } = useTranslation("planning");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const query = useQuery({ queryKey: ["obstacles", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/obstacles/{id}", { params: { path: { id } } })) });
  const planId = query.data?.data.about.planId ?? undefined;
  const plan = useQuery({ queryKey: ["plans", planId, "plain"], enabled: planId !== undefined, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: planId! } } })) });
  return (
    <Loaded query={query}>
      {({ data, tag }) => (
        <Page title={t("obstacles.one")} note={<>{nameOf(data.unitCode)} · <ObstacleAgeTag obstacle={data} /></>} actions={<Steps obstacle={data} tag={tag} />}>
          <div className="two">
            <Section title={t("obstacles.text")}>
              <p style={{ marginTop: 0, whiteSpace: "pre-wrap" }}>{data.text}</p>
              <Descriptions size="small" column={1} items={[
                { label: t("obstacles.raisedBy"), children: `${data.raisedBy}, ${dayText(data.raisedOn)}` },
                { label: t("obstacles.heldBy"), children: t("obstacles.heldSince", { unit: nameOf(data.heldBy), day: dayText(data.heldSince) }) },
                ...(data.escalatesOn == null ? [] : [{ label: t("obstacles.escalatesOn"), children: dayText(data.escalatesOn) }]),
                ...(data.about.fieldCode == null ? [] : [{ label: t("plan.taskField"), children: fieldOf(data.about.fieldCode) }]),
                ...(plan.data === undefined ? [] : [{ label: t("plans.name"), children: <Link to={`/planning/plans/${plan.data.id}`} search={{ tab: "troubles" }}>{plan.data.title}</Link> }]),
                ...plan.data?.tasks.filter((task) => task.id === data.about.taskId).map((task) => ({ label: t("plan.task"), children: task.title })) ?? [],
                ...(data.resolution == null ? [] : [{ label: t("obstacles.resolution"), children: `${dayText(data.resolvedOn)}: ${data.resolution}` }]),
              ]} />
            </Section>
            <Section title={t("plan.steps")}>
              <Timeline items={data.history.map((step) => ({ content: <>{t(`obstacles.steps.${step.kind}`)} – {dayText(step.on)}, {nameOf(step.unitCode)}{step.note != null && <div>“{step.note}”</div>}</> }))} />
            </Section>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Steps({ obstacle, tag }: { obstacle: Obstacle; tag: string }) {
  const { t } = useTranslation("planning");
  const [step, setStep] = useState<Step>();
  const may = useMay();
  const needed = useNeeded();
  const fields = useFieldOptions();
  const send = useChange([["obstacles"]], ({ reason, resolution, resolvedOn, text, fieldCode }: StepInput): Promise<unknown> => {
    const params = { path: { id: obstacle.id }, header: { "If-Match": tag } };
    switch (step!) {
      case "escalate": return api.planning.POST("/api/v1/planning/obstacles/{id}/escalate", { params, body: { reason: reason ?? "" } });
      case "reopen": return api.planning.POST("/api/v1/planning/obstacles/{id}/reopen", { params, body: { reason: reason ?? "" } });
      case "resolve": return api.planning.POST("/api/v1/planning/obstacles/{id}/resolve", { params, body: { resolution: resolution ?? "", resolvedOn: resolvedOn || null } });
      case "tell": return api.planning.PUT("/api/v1/planning/obstacles/{id}", { params, body: { ...obstacle.about, text: text ?? "", fieldCode: fieldCode ?? null } });
    }
  }, () => setStep(undefined));
  const allowed: Record<Step, boolean> = {
    escalate: obstacle.state === "open" && may("writeObstacles", obstacle.heldBy), resolve: obstacle.state === "open" && may("writeObstacles", obstacle.heldBy),
    reopen: obstacle.state === "resolved" && may("writeObstacles", obstacle.unitCode), tell: obstacle.state === "open" && may("writeObstacles", obstacle.unitCode),
  };
  return (
    <>
      {steps.filter((next) => allowed[next]).map((next) => <Button key={next} type={next === "resolve" ? "primary" : "default"} onClick={() => setStep(next)}>{t(`obstacles.acts.${next}`)}</Button>)}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`obstacles.acts.${step}`)} okText={t(`obstacles.acts.${step}`)} note={t(`obstacles.what.${step}`)} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}
          initial={step === "tell" ? { text: obstacle.text, ...(obstacle.about.fieldCode != null && { fieldCode: obstacle.about.fieldCode }) } : { resolvedOn: today() }}>
          {(step === "escalate" || step === "reopen") && <Form.Item name="reason" label={t("obstacles.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
          {step === "resolve" && <><Form.Item name="resolution" label={t("obstacles.resolution")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item><Form.Item name="resolvedOn" label={t("obstacles.resolvedOn")} rules={needed}><Input type="date" /></Form.Item></>}
          {step === "tell" && <><Form.Item name="text" label={t("obstacles.text")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item><Form.Item name="fieldCode" label={t("plan.taskField")}><Select allowClear options={fields} showSearch={{ optionFilterProp: "label" }} /></Form.Item></>}
        </FormDialog>
      )}
    </>
  );
}
