import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Loaded } from "../../components/Page";
import { useChange } from "../../components/useChange";
import { NameTeam } from "./NameTeam";
import { conductingUnitOf } from "./sides";

type Campaign = components["schemas"]["CampaignView"];
type Step = "announce" | "close" | "nameTeam" | "giveLessons";

/** What whoever runs the campaign can do with it now. */
export function CampaignSteps({ campaign, tag }: { campaign: Campaign; tag: string }) {
  const { t } = useTranslation("inspections");
  const [step, setStep] = useState<Step>();
  const runs = useMay()("runInspections", conductingUnitOf(campaign));
  const done = () => setStep(undefined);
  const steps: Step[] = !runs ? [] : [
    ...(campaign.state === "closed" ? [] : ["nameTeam"] as const), ...(campaign.state === "planned" ? ["announce"] as const : ["giveLessons"] as const), ...(campaign.state === "announced" ? ["close"] as const : []),
  ];
  return (
    <>
      {steps.map((next) => <Button key={next} type={next === "announce" ? "primary" : "default"} onClick={() => setStep(next)}>{t(`campaigns.${next}`)}</Button>)}
      {step === "nameTeam" && <NameTeam campaign={campaign} tag={tag} onClose={done} />}
      {(step === "announce" || step === "close") && <Step campaign={campaign} tag={tag} step={step} onClose={done} />}
      {step === "giveLessons" && <GiveLessons campaign={campaign} onClose={done} />}
    </>
  );
}

interface StepInput { on: string; outline?: string }

/** Tells the units, with the outline of what they report on; or ends the campaign. */
function Step({ campaign, tag, step, onClose }: { campaign: Campaign; tag: string; step: "announce" | "close"; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const send = useChange([["inspections"]], ({ on, outline }: StepInput) => {
    const params = { path: { id: campaign.id }, header: { "If-Match": tag } } as never;
    return step === "announce"
      ? dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/announce", { params, body: { announcedOn: on, outline: outline || null } }))
      : dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/close", { params, body: { closedOn: on } }));
  }, onClose);
  return (
    <FormDialog<StepInput> title={t(`campaigns.${step}Ask`)} note={t(`campaigns.${step}What`)} okText={t(`campaigns.${step}`)} busy={send.isPending} onClose={onClose} onFinish={send.mutate} initial={{ on: today() }}>
      {step === "announce" && <Form.Item name="outline" label={t("campaigns.outline")} rules={campaign.noticeWorkingDays == null ? [] : needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
      <Form.Item name="on" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
    </FormDialog>
  );
}

interface Notice { number: string; issuedOn: string; text: string }

/** A notice to all units of what came up in several of them; its first paragraph is made from the findings. */
function GiveLessons({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const draft = useQuery({ queryKey: ["inspections", "campaigns", campaign.id, "lessons", "draft"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/campaigns/{id}/lessons/draft", { params: { path: { id: campaign.id } } })) });
  const give = useChange([["inspections"]], (body: Notice) => dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/lessons", { params: { path: { id: campaign.id } } as never, body })), onClose);
  return (
    <Loaded query={draft}>
      {({ text, findings }) => (
        <FormDialog<Notice> title={t("campaigns.giveLessons")} note={t("lessons.what")} width={720} okText={t("lessons.issue")} busy={give.isPending} onClose={onClose} onFinish={give.mutate} initial={{ issuedOn: today(), text }}>
          {findings.length > 0 && <ul>{findings.map((row) => <li key={row.category}>{t("lessons.common", { name: row.name, units: row.units, findings: row.findings })} <small>{row.example}</small></li>)}</ul>}
          <div className="filters">
            <Form.Item name="number" label={t("lessons.number")} rules={needed} style={{ flex: "1 1 200px" }}><Input placeholder="05/TB-VKS" /></Form.Item>
            <Form.Item name="issuedOn" label={t("day")} rules={needed}><Input type="date" /></Form.Item>
          </div>
          <Form.Item name="text" label={t("lessons.text")} rules={needed}><Input.TextArea autoSize={{ minRows: 6 }} /></Form.Item>
        </FormDialog>
      )}
    </Loaded>
  );
}
