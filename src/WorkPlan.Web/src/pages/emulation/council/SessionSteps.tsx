import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useUnitName } from "../../../components/UnitPicker";
import { usePersonNames } from "../../../components/usePersonNames";
import { useChange } from "../../../components/useChange";
import { titles } from "../titles/titles";

type Session = components["schemas"]["SessionView"];
type Title = components["schemas"]["EmulationTitle"];
type Step = "open" | "ballot" | "close";
interface StepInput { presentPersonCodes?: string[]; proposalIds?: string[]; threshold?: number; of?: "members" | "present"; conclusions?: string }

/** A session from its call to its conclusions: who is present, a ballot for a title, the end. */
export function SessionSteps({ session }: { session: Session }) {
  const { t } = useTranslation("emulation");
  const may = useMay();
  const needed = useNeeded();
  const nameOf = useUnitName();
  const [step, setStep] = useState<Step>();
  const [title, setTitle] = useState<Title>("advancedWorker");
  const council = useQuery({ queryKey: ["emulation", "councils", session.councilId], enabled: step === "open", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/councils/{id}", { params: { path: { id: session.councilId } } })) });
  const proposals = useQuery({ queryKey: ["emulation", "proposals", "for", session.workYear, title], enabled: step === "ballot", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/proposals", { params: { query: { workYear: session.workYear, under: session.unitCode, title } } })) });
  const send = useChange([["emulation"]], async (input: StepInput): Promise<unknown> => {
    const path = { id: session.id };
    if (step === "ballot") return api.emulation.POST("/api/v1/emulation/council-sessions/{id}/ballots", { params: { path }, body: { title, proposalIds: input.proposalIds ?? [], thresholdBasisPoints: Math.round((input.threshold ?? 50) * 100), of: input.of ?? "members" } });
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/council-sessions/{id}", { params: { path } }));
    const params = { path, header: { "If-Match": tag } };
    return step === "open"
      ? api.emulation.POST("/api/v1/emulation/council-sessions/{id}/open", { params, body: { presentPersonCodes: input.presentPersonCodes ?? [] } })
      : api.emulation.POST("/api/v1/emulation/council-sessions/{id}/close", { params, body: { conclusions: input.conclusions ?? "" } });
  }, () => setStep(undefined));
  const personOf = usePersonNames(proposals.data?.map((proposal) => proposal.personCode) ?? []);
  if (!may("conductCouncils", session.unitCode)) return null;
  const waiting = proposals.data?.filter((proposal) => proposal.state === "proposed") ?? [];
  return (
    <>
      {session.state === "called" && <Button type="primary" onClick={() => setStep("open")}>{t("council.open")}</Button>}
      {session.state === "opened" && <><Button type="primary" onClick={() => setStep("ballot")}>{t("council.ballot")}</Button><Button onClick={() => setStep("close")}>{t("council.close")}</Button></>}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`council.${step}`)} okText={t(`council.${step}`)} note={t(`council.what.${step}`)} width={620} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={step === "ballot" ? { threshold: 50, of: "members" } : {}}>
          {step === "open" && <Form.Item name="presentPersonCodes" label={t("council.presentWho")} rules={needed}><Checkbox.Group style={{ flexDirection: "column" }} options={(council.data?.members ?? []).filter((member) => member.to == null || member.to >= session.heldOn).map((member) => ({ value: member.personCode, label: `${member.fullName} – ${t(`council.roles.${member.role}`)}` }))} /></Form.Item>}
          {step === "ballot" && (
            <>
              <Form.Item label={t("registrations.titleName")} htmlFor="ballot-title"><Select id="ballot-title" value={title} onChange={setTitle} options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></Form.Item>
              <Form.Item name="proposalIds" label={t("ballot.who")} rules={needed} {...(proposals.data !== undefined && waiting.length === 0 && { extra: t("council.nobodyProposed") })}><Select mode="multiple" loading={proposals.isPending} options={waiting.map((proposal) => ({ value: proposal.id, label: [...(proposal.personCode == null ? [] : [personOf(proposal.personCode)]), nameOf(proposal.unitCode)].join(" – ") }))} /></Form.Item>
              <div className="filters">
                <Form.Item name="threshold" label={t("council.threshold")} rules={needed}><InputNumber min={1} max={100} suffix="%" style={{ width: 110 }} /></Form.Item>
                <Form.Item name="of" label={t("council.thresholdOf")}><Select style={{ width: 240 }} options={(["members", "present"] as const).map((value) => ({ value, label: t(`ballot.of.${value}`) }))} /></Form.Item>
              </div>
            </>
          )}
          {step === "close" && <Form.Item name="conclusions" label={t("council.conclusions")} rules={needed}><Input.TextArea autoSize={{ minRows: 4 }} /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
