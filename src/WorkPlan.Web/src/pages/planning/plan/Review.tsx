import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { dayText, today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { Nothing, Section } from "../../../components/Page";
import type { PlanProps } from "./PlanPage";
import { usePlanChange } from "./usePlanChange";

type Request = components["schemas"]["ReviewRequest"];
interface MeasureInput { text: string; taskId?: string }
interface ShortcomingInput { text: string; cause: string; objective: boolean; measures?: MeasureInput[] }
interface ReviewInput { heldOn: string; shortcomings?: ShortcomingInput[]; lessons?: string }

/** Last year looked back upon: each shortcoming with its cause, what is done about it, and where in the plan that has landed. */
export function Review(props: PlanProps) {
  const { plan: { review }, editable } = props;
  const { t } = useTranslation(["planning", "common"]);
  const [editing, setEditing] = useState(false);
  const edit = editable && <Button size="small" onClick={() => setEditing(true)}>{t(review == null ? "action.add" : "action.edit", { ns: "common" })}</Button>;
  return (
    <Section title={t("review.title")} extra={edit}>
      {review == null ? <Nothing>{t("review.none")}</Nothing> : (
        <>
          <p style={{ marginTop: 0 }}>{t("review.heldOn")}: {dayText(review.heldOn)}</p>
          <ol style={{ paddingInlineStart: 20 }}>
            {review.shortcomings.map((shortcoming) => (
              <li key={shortcoming.text} style={{ marginBottom: 8 }}>
                <b>{shortcoming.text}</b>
                {shortcoming.causes.map((cause) => <div key={cause.text}><Tag>{t(cause.objective ? "review.objective" : "review.subjective")}</Tag>{cause.text}</div>)}
                {shortcoming.measures.map((measure) => <div key={measure.text}>→ {measure.text} {measure.landed ? <Tag color="green">{measure.taskTitle ?? t("review.landed")}</Tag> : <Tag color="orange">{t("review.notLanded")}</Tag>}</div>)}
              </li>
            ))}
          </ol>
          {review.lessons.length > 0 && <><h3 style={{ fontSize: 14, margin: "0 0 4px" }}>{t("review.lessons")}</h3><ul style={{ margin: 0 }}>{review.lessons.map((lesson) => <li key={lesson}>{lesson}</li>)}</ul></>}
        </>
      )}
      {editing && <EditReview {...props} onClose={() => setEditing(false)} />}
    </Section>
  );
}

function EditReview({ plan, tag, onClose }: PlanProps & { onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<ReviewInput>();
  const draft = useDraft<ReviewInput>(`review.${plan.id}`, inputOf(plan.review));
  const save = usePlanChange(plan.id, (input: ReviewInput) => api.planning.PUT("/api/v1/planning/plans/{id}/review", {
    params: { path: { id: plan.id }, header: { "If-Match": tag } }, body: requestOf(input),
  }), () => { draft.discard(); onClose(); });
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Drawer open onClose={onClose} size={720} title={t("review.title")} extra={<Button type="primary" disabled={draft.changedByAnother} loading={save.isPending} onClick={() => form.submit()}>{t("action.save", { ns: "common" })}</Button>}>
      <ChangedByAnother draft={draft} linesOf={(of) => [
        [t("review.heldOn"), dayText(of.heldOn)], [t("review.lessons"), of.lessons ?? ""],
        ...(of.shortcomings ?? []).map((shortcoming, index) => [t("review.shortcomingOf", { number: index + 1 }), [shortcoming.text, shortcoming.cause, ...(shortcoming.measures ?? []).map((measure) => `→ ${measure.text}`)].join("\n")] as const),
      ]} />
      <Form<ReviewInput> key={draft.edition} clearOnDestroy form={form} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={(input) => save.mutate(input)}>
        <Form.Item name="heldOn" label={t("review.heldOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.List name="shortcomings">
          {(shortcomings, { add, remove }) => (
            <div className="stack">
              {shortcomings.map(({ key, name }, index) => (
                <Section key={key} title={t("review.shortcomingOf", { number: index + 1 })} extra={<Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} />}>
                  <Form.Item name={[name, "text"]} label={t("review.shortcoming")} rules={needed}><Input.TextArea autoSize /></Form.Item>
                  <Form.Item name={[name, "cause"]} label={t("review.cause")} rules={needed}><Input.TextArea autoSize /></Form.Item>
                  <Form.Item name={[name, "objective"]} label={t("review.causeKind")}><Select options={[{ value: false, label: t("review.subjective") }, { value: true, label: t("review.objective") }]} /></Form.Item>
                  <Form.List name={[name, "measures"]}>
                    {(measures, inner) => (
                      <>
                        {measures.map((measure) => (
                          <div key={measure.key} className="filters">
                            <Form.Item name={[measure.name, "text"]} label={t("review.measure")} rules={needed} style={{ flex: "2 1 240px" }}><Input /></Form.Item>
                            <Form.Item name={[measure.name, "taskId"]} label={t("review.landsIn")} style={{ flex: "1 1 200px" }}><Select allowClear options={plan.tasks.map((task) => ({ value: task.id, label: task.title }))} /></Form.Item>
                            <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => inner.remove(measure.name)} style={{ alignSelf: "center" }} />
                          </div>
                        ))}
                        <Button size="small" icon={<PlusOutlined />} onClick={() => inner.add({})}>{t("review.addMeasure")}</Button>
                      </>
                    )}
                  </Form.List>
                </Section>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ objective: false, measures: [] })}>{t("review.addShortcoming")}</Button>
            </div>
          )}
        </Form.List>
        <Form.Item name="lessons" label={`${t("review.lessons")} (${t("review.oneALine")})`} style={{ marginTop: 16 }}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        <DraftNote draft={draft} />
      </Form>
    </Drawer>
  );
}

function inputOf(review: PlanProps["plan"]["review"]): ReviewInput {
  return {
    heldOn: review?.heldOn ?? today(),
    shortcomings: review?.shortcomings.map(({ text, causes, measures }) => ({
      text, cause: causes.map((cause) => cause.text).join("\n"), objective: causes[0]?.objective ?? false,
      measures: measures.map((measure) => ({ text: measure.text, ...(measure.taskId != null && { taskId: measure.taskId }) })),
    })) ?? [],
    lessons: review?.lessons.join("\n") ?? "",
  };
}

const lines = (text: string | undefined) => (text ?? "").split("\n").map((line) => line.trim()).filter(Boolean);

function requestOf({ heldOn, shortcomings, lessons }: ReviewInput): Request {
  return {
    heldOn,
    lessons: lines(lessons),
    measures: [],
    shortcomings: (shortcomings ?? []).map((shortcoming) => ({
      text: shortcoming.text,
      causes: lines(shortcoming.cause).map((text) => ({ kind: "cause" as const, objective: shortcoming.objective, text })),
      measures: (shortcoming.measures ?? []).map(({ text, taskId }) => ({ text, taskId: taskId ?? null })),
    })),
  };
}
