import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useGo } from "../../components/Link";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

type Draft = Omit<components["schemas"]["DraftCampaignRequest"], "workYear" | "launchedByUnitCode" | "conductExpectations"> & { conduct?: string };

/** An expectation a line, numbered in their order. */
const expectations = (lines: string | undefined) => (lines ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "").map((text, place) => ({ code: `YC-${place + 1}`, text }));

/** A campaign of the unit's: drafted here, launched on its own page. */
export function DraftCampaign({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const go = useGo();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const draft = useChange([["emulation", "campaigns"]], ({ conduct, ...input }: Draft) => dataOf(api.emulation.POST("/api/v1/emulation/campaigns", { body: { ...input, slogan: input.slogan || null, conferenceDueOn: input.conferenceDueOn || null, conductExpectations: expectations(conduct), workYear, launchedByUnitCode: unit } })), (campaign) => go(`/emulation/campaigns/${campaign.id}`));
  return (
    <FormDialog<Draft> title={t("campaigns.new")} note={t("campaigns.newWhat", { unit: nameOf(unit), year: workYear })} width={640} busy={draft.isPending} onClose={onClose} onFinish={draft.mutate} initial={{ title: t("campaigns.defaultTitle", { year: workYear }), lateRegistration: "marked" }}>
      <Form.Item name="title" label={t("campaigns.name")} rules={needed}><Input /></Form.Item>
      <Form.Item name="slogan" label={t("campaigns.slogan")}><Input /></Form.Item>
      <Form.Item name="criteria" label={t("campaigns.about")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="conduct" label={t("conduct.title")} extra={t("conduct.perLine")}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <div className="filters">
        <Form.Item name="responseDueOn" label={t("campaigns.responseDue")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="conferenceDueOn" label={t("campaigns.conferenceDue")}><Input type="date" /></Form.Item>
        <Form.Item name="registrationFrom" label={t("campaigns.registrationFrom")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="registrationTo" label={t("campaigns.registrationTo")} rules={needed}><Input type="date" /></Form.Item>
      </div>
      <Form.Item name="lateRegistration" label={t("campaigns.late")}><Select options={(["marked", "withReason", "refused"] as const).map((value) => ({ value, label: t(`campaigns.lates.${value}`) }))} /></Form.Item>
    </FormDialog>
  );
}
