import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { useNeeded } from "../../../components/FormDialog";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { usePeople } from "../usePeople";
import { signed, SigningFields, type Signing } from "./Signing";

type Decision = components["schemas"]["DecisionView"];
type Request = components["schemas"]["ChangeDecisionRequest"];
type Item = components["schemas"]["DecisionItemRequest"];
interface Amendment extends Omit<Request, "items" | "revokedTaskIds" | "signerName" | keyof Signing>, Signing { items?: Item[]; revokedTaskIds?: string[] }
interface AmendProps { decision: Decision; tasks: readonly { id: string; title: string }[]; titleOf: (id: string) => string; onClose: () => void }

/** A decision that changes an issued one: gives tasks to others, takes tasks from whoever has them; the rest stays as it is. */
export function Amend({ decision, tasks, titleOf, onClose }: AmendProps) {
  const { t } = useTranslation(["assignments", "common"]);
  const go = useGo();
  const [form] = Form.useForm<Amendment>();
  const people = usePeople(decision.unitCode);
  const needed = useNeeded();
  const persons = (people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }));
  const draft = useChange([["decisions"]], ({ items, revokedTaskIds, ...head }: Amendment) => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/amendments", {
    params: { path: { id: decision.id } }, body: { ...head, ...signed(head), signerName: null, items: (items ?? []).map((item) => ({ ...item, overrideReason: item.overrideReason || null })), revokedTaskIds: revokedTaskIds ?? [] },
  })), (made) => go(`/assignments/decisions/${made.id}`));
  return (
    <Drawer open onClose={onClose} size={760} title={t("decisions.amend", { number: decision.number })} extra={<Button type="primary" loading={draft.isPending} onClick={() => form.submit()}>{t("board.makeDraft")}</Button>}>
      <p>{t("decisions.amendWhat")}</p>
      <Form<Amendment> form={form} layout="vertical" initialValues={{ signedOn: today(), effectiveOn: today(), signingCapacity: decision.signingCapacity, ...(decision.signerPersonCode != null && { signerPersonCode: decision.signerPersonCode }), ...(decision.signingBasis != null && { signingBasis: decision.signingBasis }), items: [] }} onFinish={(input) => draft.mutate(input)}>
        <div className="filters">
          <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="07/QĐ-VKS" /></Form.Item>
          <Form.Item name="signedOn" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="effectiveOn" label={t("decisions.effectiveOn")} rules={needed}><Input type="date" min={decision.effectiveOn} /></Form.Item>
          <SigningFields unit={decision.unitCode} />
        </div>
        <h3 style={{ fontSize: 14 }}>{t("decisions.given")}</h3>
        <Form.List name="items">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="filters" style={{ borderBottom: "1px solid #eef2f7" }}>
                  <Form.Item name={[name, "taskId"]} label={t("tasks.task")} rules={needed} style={{ flex: "2 1 240px", minWidth: 0 }}><Select showSearch={{ optionFilterProp: "label" }} options={tasks.map((task) => ({ value: task.id, label: task.title }))} /></Form.Item>
                  <Form.Item name={[name, "personCode"]} label={t("people.name")} rules={needed} style={{ flex: "1 1 180px", minWidth: 0 }}><Select showSearch={{ optionFilterProp: "label" }} options={persons} /></Form.Item>
                  <Form.Item name={[name, "role"]} label={t("tasks.role")}><Select style={{ width: 120 }} options={(["lead", "support"] as const).map((value) => ({ value, label: t(`roles.${value}`) }))} /></Form.Item>
                  <Form.Item name={[name, "overrideReason"]} label={t("decisions.override")} style={{ flex: "1 1 180px" }}><Input /></Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ alignSelf: "center" }} />
                </div>
              ))}
              <p><Button icon={<PlusOutlined />} onClick={() => add({ role: "lead" })}>{t("decisions.give")}</Button></p>
            </>
          )}
        </Form.List>
        <Form.Item name="revokedTaskIds" label={t("decisions.revoked")} extra={t("decisions.revokedNote")}>
          <Select mode="multiple" allowClear showSearch={{ optionFilterProp: "label" }} options={[...new Set(decision.items.map((item) => item.taskId))].map((value) => ({ value, label: titleOf(value) }))} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
