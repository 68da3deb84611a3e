import { MinusCircleOutlined, PlusOutlined, TeamOutlined } from "@ant-design/icons";
import { Button, Drawer, Form, Input, Select, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { useNeeded } from "../../../components/FormDialog";
import { useTellProblem } from "../../../components/Problem";
import { useChange } from "../../../components/useChange";
import { linesOf } from "../plan/tasks";

export type Session = components["schemas"]["SessionView"];
type Minutes = components["schemas"]["SessionMinutesRequest"];
type Attendee = components["schemas"]["SessionAttendeeRequest"];
export const attendeeRoles = ["chairing", "directing", "recording", "participating"] as const;
interface Typed { heldOn?: string; theme?: string; purpose?: string; requirements?: string; topics?: string; conclusions?: string; attendees?: Attendee[] }

/** Records a thematic session, which orients the year's work: agenda, who was there, and what was concluded. */
export function SessionForm({ unit, known, tag, onClose }: { unit: string; known?: Session; tag?: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<Typed>();
  const needed = useNeeded();
  const tellProblem = useTellProblem();
  const [asking, setAsking] = useState(false);
  const begun: Typed = known === undefined ? { heldOn: today(), attendees: [{ name: "", role: "chairing" }] } : {
    theme: known.theme, purpose: known.purpose, requirements: known.requirements ?? "", topics: known.topics.join("\n"), conclusions: known.conclusions.join("\n"), attendees: known.attendees,
  };
  const draft = useDraft<Typed>(`session.${known?.id ?? unit}`, begun);
  const save = useChange([["sessions"]], ({ heldOn, topics, conclusions, requirements, theme, purpose, attendees }: Typed): Promise<unknown> => {
    const minutes: Minutes = { theme: theme ?? "", purpose: purpose ?? "", requirements: requirements || null, topics: linesOf(topics), conclusions: linesOf(conclusions), attendees: attendees ?? [] };
    return known === undefined
      ? dataOf(api.planning.POST("/api/v1/planning/sessions", { body: { ...minutes, unitCode: unit, heldOn: heldOn ?? today() } }))
      : api.planning.PUT("/api/v1/planning/sessions/{id}", { params: { path: { id: known.id }, header: { "If-Match": tag! } }, body: minutes });
  }, () => { draft.discard(); onClose(); });
  const addEverybody = async () => {
    setAsking(true);
    try {
      const people = await dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { unit, pageSize: 200 } } }));
      const there = (form.getFieldValue("attendees") ?? []) as Attendee[];
      const attendees = [...there.filter((one) => one?.name), ...people.items.filter((person) => !there.some((one) => one?.personCode === person.code)).map((person) => ({ personCode: person.code, name: person.fullName, role: "participating" as const }))];
      form.setFieldValue("attendees", attendees);
      draft.change((before) => ({ ...before, attendees }));
    } catch (error) {
      tellProblem(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Drawer open onClose={onClose} size={680} title={t(known === undefined ? "sessions.record" : "sessions.rewrite")} extra={<Button type="primary" loading={save.isPending} disabled={draft.changedByAnother} onClick={() => form.submit()}>{t("action.save", { ns: "common" })}</Button>}>
      <ChangedByAnother draft={draft} linesOf={(of) => [[t("sessions.theme"), of.theme ?? ""], [t("sessions.purpose"), of.purpose ?? ""], [t("sessions.topics"), of.topics ?? ""], [t("sessions.conclusions"), of.conclusions ?? ""], [t("sessions.attendees"), (of.attendees ?? []).map((one) => one?.name).join(", ")]]} />
      <Form<Typed> key={draft.edition} form={form} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={save.mutate} scrollToFirstError>
        {known === undefined && <Form.Item name="heldOn" label={t("briefings.heldOn")} rules={needed}><Input type="date" /></Form.Item>}
        <Form.Item name="theme" label={t("sessions.theme")} rules={needed}><Input /></Form.Item>
        <Form.Item name="purpose" label={t("sessions.purpose")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="requirements" label={t("sessions.requirements")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="topics" label={`${t("sessions.topics")} (${t("sessions.oneALine")})`} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        <Form.Item name="conclusions" label={`${t("sessions.conclusions")} (${t("sessions.oneALine")})`} extra={t("sessions.conclusionsNote")}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        <h3 style={{ fontSize: 14, margin: "0 0 8px" }}>{t("sessions.attendees")}</h3>
        <Form.List name="attendees">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className="filters">
                  <Form.Item name={[name, "name"]} label={t("sessions.attendee")} rules={needed} style={{ flex: "1 1 240px", marginBottom: 4 }}><Input /></Form.Item>
                  <Form.Item name={[name, "role"]} label={t("sessions.role")} style={{ width: 170, marginBottom: 4 }}><Select options={attendeeRoles.map((value) => ({ value, label: t(`sessions.roles.${value}`) }))} /></Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ alignSelf: "center" }} />
                </div>
              ))}
              <Space wrap><Button icon={<PlusOutlined />} onClick={() => add({ name: "", role: "participating" })}>{t("sessions.addAttendee")}</Button><Button icon={<TeamOutlined />} loading={asking} onClick={() => void addEverybody()}>{t("sessions.addEverybody")}</Button></Space>
            </>
          )}
        </Form.List>
        <p><DraftNote draft={draft} /></p>
      </Form>
    </Drawer>
  );
}
