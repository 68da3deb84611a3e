import { Button, Descriptions, Form, Input, Modal, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import { dayText } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { Link } from "../../../components/Link";
import { Nothing, Section } from "../../../components/Page";
import { basisOf, keyOf, useBasisOptions } from "./basis";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

interface Described { title: string; purpose: string; rationale?: string; dueOn?: string; basis: string[] }

/** What the plan is for and what it rests on, with the answers to documents that needed no change. */
export function About(props: PlanProps) {
  const { plan, editable } = props;
  const { t } = useTranslation(["planning", "common"]);
  const [editing, setEditing] = useState(false);
  return (
    <div className="stack">
      <Section title={t("plan.about")} extra={editable && <Button size="small" onClick={() => setEditing(true)}>{t("action.edit", { ns: "common" })}</Button>}>
        <Descriptions size="small" column={1} items={[
          { label: t("plans.purpose"), children: plan.purpose },
          ...(plan.rationale == null ? [] : [{ label: t("plan.rationaleOfPlan"), children: plan.rationale }]),
          ...(plan.dueOn == null ? [] : [{ label: t("plan.due"), children: dayText(plan.dueOn) }]),
        ]} />
      </Section>
      <Section title={t("plans.basis")}>
        {plan.basis.length === 0 ? <Nothing>{t("plan.noBasis")}</Nothing> : (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {plan.basis.map((basis) => <li key={keyOf(basis)}>{basis.kind === "document" ? <Link to={`/planning/documents/${basis.id}`}>{basis.name}</Link> : basis.name} {basis.sinceVersion > 1 && <Tag>{t("plan.version", { number: basis.sinceVersion })}</Tag>}</li>)}
          </ul>
        )}
      </Section>
      {plan.noChangeAnswers.length > 0 && (
        <Section title={t("plan.noChangeAnswers")}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>{plan.noChangeAnswers.map((answer) => <li key={`${answer.answeredOn}${answer.reason}`}>{dayText(answer.answeredOn)}: {answer.reason}</li>)}</ul>
        </Section>
      )}
      {editing && <Describe {...props} onClose={() => setEditing(false)} />}
    </div>
  );
}

function Describe({ plan, tag, onClose }: PlanProps & { onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<Described>();
  const options = useBasisOptions(plan.unitCode, plan.workYear, true);
  const draft = useDraft<Described>(`about.${plan.id}`, { title: plan.title, purpose: plan.purpose, rationale: plan.rationale ?? "", dueOn: plan.dueOn ?? "", basis: plan.basis.map(keyOf) });
  const nameOf = (basis: string) => plan.basis.find((known) => keyOf(known) === basis)?.name ?? options.flatMap((group) => group.options).find((option) => option.value === basis)?.label ?? basis;
  const save = usePlanChange(plan.id, ({ basis, ...described }: Described) => api.planning.PUT("/api/v1/planning/plans/{id}", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } },
    body: { ...described, rationale: described.rationale || null, dueOn: described.dueOn || null, localTask: plan.localTask ?? null, localDirectiveId: plan.localDirectiveId ?? null, basis: basis.map(basisOf) },
  }), () => { draft.discard(); onClose(); });
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open title={t("plan.about")} okText={t("action.save", { ns: "common" })} onCancel={onClose} onOk={() => form.submit()} okButtonProps={{ disabled: draft.changedByAnother }} confirmLoading={save.isPending}>
      <ChangedByAnother draft={draft} linesOf={(of) => [
        [t("plans.name"), of.title], [t("plans.purpose"), of.purpose], [t("plan.rationaleOfPlan"), of.rationale ?? ""], [t("plans.basis"), of.basis.map(nameOf).join("; ")], [t("plan.due"), of.dueOn ? dayText(of.dueOn) : ""],
      ]} />
      <Form<Described> key={draft.edition} clearOnDestroy form={form} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={(input) => save.mutate(input)}>
        <Form.Item name="title" label={t("plans.name")} rules={needed}><Input /></Form.Item>
        <Form.Item name="purpose" label={t("plans.purpose")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="rationale" label={t("plan.rationaleOfPlan")}><Input.TextArea autoSize /></Form.Item>
        <Form.Item name="basis" label={t("plans.basis")} extra={t("plans.basisNote")}><Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
        <Form.Item name="dueOn" label={t("plan.due")}><Input type="date" /></Form.Item>
        <DraftNote draft={draft} />
      </Form>
    </Modal>
  );
}
