import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Drawer, Form, Input, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/assignments";
import { useNeeded } from "../../../components/FormDialog";
import { useForgetProblem } from "../../../components/Problem";
import { usePersonNames } from "../../../components/usePersonNames";
import { usePeople } from "../usePeople";
import { signed, SigningFields, type Signing } from "./Signing";

type Request = components["schemas"]["ChangeDecisionRequest"];
type Item = components["schemas"]["DecisionItemRequest"];
type Offence = components["schemas"]["OffendingItem"];
export interface DecisionInput extends Omit<Request, "items" | "revokedTaskIds" | "signerName" | keyof Signing>, Signing { items?: Item[]; revokedTaskIds?: string[] }
interface DecisionFormProps {
  title: string;
  note: string;
  okText: string;
  unit: string;
  busy: boolean;
  initial: Partial<DecisionInput>;
  tasks: readonly { id: string; title: string }[];
  /** Tasks that may be taken from whoever has them; only an amendment takes any. */
  revocable?: readonly { id: string; title: string }[];
  /** The first day on which it can take effect. */
  earliest?: string;
  /** What stands against an item, shown at it. */
  offences?: readonly (Offence & { blocks: boolean })[];
  onFinish: (decision: Request) => void;
  onClose: () => void;
}

/** A decision as it is to be: number, days, who signs, who gets which task and why in spite of a warning, and what an amendment takes back. */
export function DecisionForm({ title, note, okText, unit, busy, initial, tasks, revocable, earliest, offences = [], onFinish, onClose }: DecisionFormProps) {
  const { t } = useTranslation(["assignments", "common"]);
  const [form] = Form.useForm<DecisionInput>();
  const people = usePeople(unit);
  const needed = useNeeded();
  const forget = useForgetProblem();
  useEffect(forget, []);
  // Also who has left the unit since the draft was made.
  const gone = (initial.items ?? []).map((item) => item.personCode).filter((code) => people.data?.some((person) => person.code === code) === false);
  const nameOf = usePersonNames(gone);
  const persons = [...(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName })), ...[...new Set(gone)].map((code) => ({ value: code, label: nameOf(code) }))];
  const finish = ({ items, revokedTaskIds, ...head }: DecisionInput) => onFinish({ ...head, ...signed(head), signerName: null, items: (items ?? []).map((item) => ({ ...item, overrideReason: item.overrideReason || null })), revokedTaskIds: revokedTaskIds ?? [] });
  return (
    <Drawer open onClose={onClose} size={820} title={title} extra={<Button type="primary" loading={busy} onClick={() => form.submit()}>{okText}</Button>}>
      <p>{note}</p>
      <Form<DecisionInput> form={form} layout="vertical" initialValues={initial} onFinish={finish} scrollToFirstError>
        <div className="filters">
          <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="07/QĐ-VKS" /></Form.Item>
          <Form.Item name="signedOn" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="effectiveOn" label={t("decisions.effectiveOn")} rules={needed}><Input type="date" min={earliest} /></Form.Item>
          <SigningFields unit={unit} />
        </div>
        <h3 style={{ fontSize: 14 }}>{t("decisions.given")}</h3>
        <Form.List name="items">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="decision-item" style={{ borderBottom: "1px solid #eef2f7", marginBottom: 8 }}>
                  <div className="filters" style={{ marginBottom: 0 }}>
                    <Form.Item name={[name, "taskId"]} label={t("tasks.task")} rules={needed} style={{ flex: "2 1 240px", minWidth: 0 }}><Select showSearch={{ optionFilterProp: "label" }} options={tasks.map((task) => ({ value: task.id, label: task.title }))} /></Form.Item>
                    <Form.Item name={[name, "personCode"]} label={t("people.name")} rules={needed} style={{ flex: "1 1 180px", minWidth: 0 }}><Select showSearch={{ optionFilterProp: "label" }} options={persons} /></Form.Item>
                    <Form.Item name={[name, "role"]} label={t("tasks.role")}><Select style={{ width: 120 }} options={(["lead", "support"] as const).map((value) => ({ value, label: t(`roles.${value}`) }))} /></Form.Item>
                    <Form.Item name={[name, "overrideReason"]} label={t("decisions.override")} style={{ flex: "1 1 200px" }}><Input /></Form.Item>
                    <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ alignSelf: "center" }} />
                  </div>
                  <Form.Item noStyle shouldUpdate>
                    {({ getFieldValue }) => {
                      const item = getFieldValue(["items", name]) as Item | undefined;
                      const against = offences.filter((offence) => offence.taskId === item?.taskId && offence.personCode === item?.personCode);
                      return against.length > 0 && <Alert type={against.some((offence) => offence.blocks) ? "error" : "warning"} style={{ marginBottom: 10 }} title={against.map((offence) => offence.sentence).join(" ")} />;
                    }}
                  </Form.Item>
                </div>
              ))}
              <p><Button icon={<PlusOutlined />} onClick={() => add({ role: "lead" })}>{t("decisions.give")}</Button></p>
            </>
          )}
        </Form.List>
        {revocable !== undefined && (
          <Form.Item name="revokedTaskIds" label={t("decisions.revoked")} extra={t("decisions.revokedNote")}>
            <Select mode="multiple" allowClear showSearch={{ optionFilterProp: "label" }} options={revocable.map((task) => ({ value: task.id, label: task.title }))} />
          </Form.Item>
        )}
      </Form>
    </Drawer>
  );
}
