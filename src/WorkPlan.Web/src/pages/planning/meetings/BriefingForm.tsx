import { Button, Drawer, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";

export type Briefing = components["schemas"]["BriefingView"];
type Request = components["schemas"]["RecordBriefingRequest"];
export const briefingKinds = ["weekly", "monthly", "quarterly"] as const;

/** Records the minutes of a briefing, or writes them anew where they were wrong. */
export function BriefingForm({ unit, known, tag, onClose }: { unit: string; known?: Briefing; tag?: string; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const needed = useNeeded();
  const begun: Partial<Request> = known === undefined ? { kind: "weekly", heldOn: today() } : { chairedBy: known.chairedBy, minutes: known.minutes };
  const draft = useDraft<Partial<Request>>(`briefing.${known?.id ?? unit}`, begun);
  const save = useChange([["briefings"]], ({ chairedBy, minutes, ...rest }: Request): Promise<unknown> => known === undefined
    ? dataOf(api.planning.POST("/api/v1/planning/briefings", { body: { ...rest, chairedBy, minutes, unitCode: unit } }))
    : api.planning.PUT("/api/v1/planning/briefings/{id}", { params: { path: { id: known.id }, header: { "If-Match": tag! } }, body: { chairedBy, minutes } }), () => { draft.discard(); onClose(); });
  return (
    <Drawer open onClose={onClose} size={560} title={t(known === undefined ? "briefings.record" : "briefings.rewrite")}>
      <ChangedByAnother draft={draft} linesOf={(of) => [[t("briefings.chairedBy"), of.chairedBy ?? ""], [t("briefings.minutes"), of.minutes ?? ""]]} />
      <Form<Request> key={draft.edition} layout="vertical" initialValues={draft.value} onValuesChange={(_, values) => draft.change(values)} onFinish={save.mutate}>
        {known === undefined && (
          <>
            <Form.Item name="kind" label={t("briefings.kind")}><Select options={briefingKinds.map((value) => ({ value, label: t(`briefings.kinds.${value}`) }))} /></Form.Item>
            <Form.Item name="heldOn" label={t("briefings.heldOn")} rules={needed}><Input type="date" /></Form.Item>
          </>
        )}
        <Form.Item name="chairedBy" label={t("briefings.chairedBy")} rules={needed}><Input /></Form.Item>
        <Form.Item name="minutes" label={t("briefings.minutes")} rules={needed}><Input.TextArea autoSize={{ minRows: 6 }} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={draft.changedByAnother}>{t("action.save", { ns: "common" })}</Button>
        <p><DraftNote draft={draft} /></p>
      </Form>
    </Drawer>
  );
}
