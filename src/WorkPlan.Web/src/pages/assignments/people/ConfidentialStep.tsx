import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today, workYearOf } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { SubjectFields } from "../tasks/SubjectFields";

type Schemas = components["schemas"];
export type ConfidentialDoing =
  | { kind: "declare" | "record" | "review" | "impose" }
  | { kind: "endInterest"; row: Schemas["InterestView"] }
  | { kind: "withdrawRecord"; row: Schemas["SensitiveView"] }
  | { kind: "withdrawDiscipline"; row: Schemas["DisciplineView"] };
interface StepInput {
  subject?: Schemas["SubjectRequest"]; nature?: Schemas["InterestNature"]; record?: Schemas["SensitiveKind"]; form?: Schemas["DisciplineForm"];
  text?: string; number?: string; on?: string; year?: number; from?: string; to?: string; reason?: string; lastDay?: string;
}
const natures = ["relative", "property", "earlierRole"] as const;
const recordKinds = ["partyTitle", "health", "peerReview"] as const;
const forms = ["reprimand", "warning", "salaryReduction", "demotion", "dismissalFromPost", "dismissal"] as const;

/** One step with what is confidential of a person: to record it, to end it, to withdraw it with a reason. */
export function ConfidentialStep({ person, doing, onClose }: { person: Schemas["PersonView"]; doing: ConfidentialDoing; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const { code } = person;
  const send = useChange([["confidential", code], ["tasks"]], async (input: StepInput): Promise<unknown> => {
    const time = { from: input.from ?? today(), to: input.to || null };
    const params = { path: { code } };
    switch (doing.kind) {
      case "declare": return api.assignments.POST("/api/v1/assignments/people/{code}/interests", { params, body: { subject: input.subject!, nature: input.nature ?? "relative", ...time } });
      case "record": return api.assignments.POST("/api/v1/assignments/people/{code}/sensitive-records", { params, body: { kind: input.record ?? "partyTitle", text: input.text ?? "", ...time } });
      case "review": return api.assignments.POST("/api/v1/assignments/people/{code}/sensitive-records", { params, body: { kind: "selfReview", text: input.text ?? "", ...time } });
      case "impose": return api.assignments.POST("/api/v1/assignments/disciplines", { body: { personCode: code, form: input.form ?? "reprimand", decisionNumber: input.number ?? "", decidedOn: input.on ?? today(), faultWorkYear: input.year ?? workYearOf(today()) } });
      case "endInterest": {
        const path = { code, id: doing.row.id };
        const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/people/{code}/interests/{id}", { params: { path } }));
        return api.assignments.POST("/api/v1/assignments/people/{code}/interests/{id}/end", { params: { path, header: { "If-Match": tag } }, body: { lastDay: input.lastDay ?? today() } });
      }
      case "withdrawRecord": {
        const path = { code, id: doing.row.id };
        const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/people/{code}/sensitive-records/{id}", { params: { path } }));
        return api.assignments.POST("/api/v1/assignments/people/{code}/sensitive-records/{id}/withdraw", { params: { path, header: { "If-Match": tag } }, body: { reason: input.reason ?? "" } });
      }
      case "withdrawDiscipline": {
        const path = { id: doing.row.id };
        const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/disciplines/{id}", { params: { path } }));
        return api.assignments.POST("/api/v1/assignments/disciplines/{id}/withdraw", { params: { path, header: { "If-Match": tag } }, body: { reason: input.reason ?? "" } });
      }
    }
  }, onClose);
  const withdraws = doing.kind === "withdrawRecord" || doing.kind === "withdrawDiscipline";
  const timed = doing.kind === "declare" || doing.kind === "record" || doing.kind === "review";
  return (
    <FormDialog<StepInput> title={`${t(withdraws ? "confidential.withdraw" : doing.kind === "endInterest" ? "people.end" : `confidential.${doing.kind}`)}: ${person.fullName}`} note={t(`confidential.what.${doing.kind}`)} busy={send.isPending} onClose={onClose} onFinish={send.mutate}
      initial={{ subject: { kind: "case", code: "" }, nature: "relative", record: "partyTitle", form: "reprimand", on: today(), year: workYearOf(today()), from: today(), lastDay: today() }}>
      {doing.kind === "declare" && (
        <>
          <SubjectFields name={["subject"]} />
          <Form.Item name="nature" label={t("confidential.nature")}><Select options={natures.map((value) => ({ value, label: t(`natures.${value}`) }))} /></Form.Item>
        </>
      )}
      {doing.kind === "record" && <Form.Item name="record" label={t("people.kind")}><Select options={recordKinds.map((value) => ({ value, label: t(`sensitiveKinds.${value}`) }))} /></Form.Item>}
      {(doing.kind === "record" || doing.kind === "review") && <Form.Item name="text" label={t("people.what")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
      {doing.kind === "impose" && (
        <>
          <Form.Item name="form" label={t("confidential.form")}><Select options={forms.map((value) => ({ value, label: t(`disciplineForms.${value}`) }))} /></Form.Item>
          <Form.Item name="number" label={t("moves.decisionNumber")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
          <div className="filters">
            <Form.Item name="on" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
            <Form.Item name="year" label={t("confidential.faultYear")} rules={needed}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
          </div>
        </>
      )}
      {timed && (
        <div className="filters">
          <Form.Item name="from" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="to" label={t("people.to")}><Input type="date" /></Form.Item>
        </div>
      )}
      {doing.kind === "endInterest" && <Form.Item name="lastDay" label={t("moves.lastDay")} rules={needed}><Input type="date" min={doing.row.from} /></Form.Item>}
      {withdraws && <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
    </FormDialog>
  );
}
