import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { ShortTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Loaded, Section } from "../../components/Page";
import { UnitField, useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

type Assessment = components["schemas"]["ConductAssessmentView"];
type Assess = components["schemas"]["AssessConductRequest"];

/** What a campaign expects of conduct, and how units met it: in words, never in points. */
export function Conduct({ campaign }: { campaign: components["schemas"]["CampaignView"] }) {
  const { t } = useTranslation("emulation");
  const may = useMay();
  const needed = useNeeded();
  const nameOf = useUnitName();
  const [writing, setWriting] = useState(false);
  const path = { id: campaign.id };
  const query = useQuery({ queryKey: ["emulation", "campaigns", campaign.id, "conduct"], enabled: campaign.launchedOn != null, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/campaigns/{id}/conduct", { params: { path } })) });
  const assess = useChange([["emulation"]], (body: Assess) => dataOf(api.emulation.POST("/api/v1/emulation/campaigns/{id}/conduct", { params: { path }, body })), () => setWriting(false));
  return (
    <Section title={t("conduct.title")} extra={campaign.launchedOn != null && may("launchCampaigns", campaign.launchedByUnitCode) && <Button size="small" onClick={() => setWriting(true)}>{t("conduct.assess")}</Button>}>
      <ol style={{ marginTop: 0 }}>{campaign.conductExpectations.map((expectation) => <li key={expectation.code}>{expectation.text}</li>)}</ol>
      {campaign.launchedOn != null && (
        <Loaded query={query}>
          {(rows) => <ShortTable<Assessment> rows={rows.filter((row) => row.stands)} rowKey="id" empty={t("conduct.none")} columns={[
            { title: t("unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("conduct.expectation"), render: (_, row) => campaign.conductExpectations.find((expectation) => expectation.code === row.expectationCode)?.text },
            { title: t("conduct.assessment"), render: (_, row) => <span style={{ whiteSpace: "pre-wrap" }}>{row.text}</span> },
            { title: t("day"), render: (_, row) => dayText(row.assessedOn) },
          ]} />}
        </Loaded>
      )}
      {writing && (
        <FormDialog<Assess> title={t("conduct.assess")} busy={assess.isPending} onClose={() => setWriting(false)} onFinish={assess.mutate} initial={{ assessedOn: today() }}>
          <Form.Item name="unitCode" label={t("unit")} rules={needed}><UnitField label={t("unit")} /></Form.Item>
          <Form.Item name="expectationCode" label={t("conduct.expectation")} rules={needed}><Select options={campaign.conductExpectations.map((expectation) => ({ value: expectation.code, label: expectation.text }))} /></Form.Item>
          <Form.Item name="text" label={t("conduct.assessment")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
          <Form.Item name="assessedOn" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
        </FormDialog>
      )}
    </Section>
  );
}
