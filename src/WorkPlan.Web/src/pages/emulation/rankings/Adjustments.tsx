import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { DataTable } from "../../../components/DataTable";
import { dayText } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useFilters } from "../../../components/Link";
import { Page } from "../../../components/Page";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import { usePersonNames } from "../../../components/usePersonNames";
import { useChange } from "../../../components/useChange";
import { pointsText } from "./points";
import { useRules } from "./useRules";

type Adjustment = components["schemas"]["AdjustmentView"];
type Entry = Omit<components["schemas"]["EnterAdjustmentRequest"], "workYear">;
type Step = { kind: "enter" } | { kind: "confirm" | "reject" | "withdraw"; entry: Adjustment };
interface StepInput extends Partial<Entry> { reason?: string }
const colours = { entered: "gold", confirmed: "green", rejected: "red", withdrawn: "default" } as const;

/** Points that no figure gives: added or taken by hand with their evidence, and counted once somebody else has confirmed them. */
export default function Adjustments() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const may = useMay();
  const rules = useRules(undefined, workYear, "adjustments");
  const [step, setStep] = useState<Step>();
  const query = useQuery({ queryKey: ["emulation", "adjustments", unit, workYear, filters.page], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/adjustments", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const personOf = usePersonNames(query.data?.items.flatMap((row) => [row.enteredBy, row.confirmedBy, row.decidedBy]) ?? []);
  const send = useChange([["emulation"]], async ({ reason, ...entry }: StepInput): Promise<unknown> => {
    if (step!.kind === "enter") return api.emulation.POST("/api/v1/emulation/adjustments", { body: { ...(entry as Entry), workYear } });
    const path = { id: step!.entry.id };
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/adjustments/{id}", { params: { path } }));
    const params = { path, header: { "If-Match": tag } };
    switch (step!.kind) {
      case "confirm": return api.emulation.POST("/api/v1/emulation/adjustments/{id}/confirm", { params });
      case "reject": return api.emulation.POST("/api/v1/emulation/adjustments/{id}/reject", { params, body: { reason: reason ?? "" } });
      default: return api.emulation.POST("/api/v1/emulation/adjustments/{id}/withdraw", { params, body: { reason: reason ?? "" } });
    }
  }, () => setStep(undefined));
  return (
    <Page title={t("adjustments.title")} note={t("adjustments.note")} actions={may("enterPoints", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setStep({ kind: "enter" })}>{t("adjustments.enter")}</Button>}>
      <DataTable<Adjustment> query={query} rowKey="id" empty={t("adjustments.none")} columns={[
        { title: t("unit"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 130, maxWidth: 240 }}>{nameOf(row.unitCode)}<br /><small>{rules.nameOf(row.ruleCode)}</small></span> },
        { title: t("rankings.points"), align: "right", render: (_, row) => <b className="numbers" style={{ color: row.points < 0 ? "#b3261e" : "#1f6b45" }}>{row.points > 0 && "+"}{pointsText(row.points)}</b> },
        { title: t("crossChecks.statement"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 220, maxWidth: 420 }}>{row.statement}<br /><small>{row.evidence}</small></span> },
        { title: t("day"), render: (_, row) => dayText(row.occurredOn) },
        { title: t("council.state"), render: (_, row) => <><Tag color={colours[row.state]}>{t(`adjustments.states.${row.state}`)}</Tag>{row.reason != null && <small style={{ whiteSpace: "normal" }}>“{row.reason}”</small>}<br /><small>{t("adjustments.enteredBy", { person: personOf(row.enteredBy) })}{row.decidedBy != null && <><br />{t("adjustments.decidedBy", { person: personOf(row.decidedBy) })}</>}</small></> },
        { title: "", render: (_, row) => may("enterPoints", row.unitCode) && <span style={{ display: "flex", gap: 8 }}>
          {row.state === "entered" && <><Button size="small" type="primary" onClick={() => setStep({ kind: "confirm", entry: row })}>{t("adjustments.confirm")}</Button><Button size="small" onClick={() => setStep({ kind: "reject", entry: row })}>{t("adjustments.reject")}</Button></>}
          {row.state === "confirmed" && <Button size="small" onClick={() => setStep({ kind: "withdraw", entry: row })}>{t("adjustments.withdraw")}</Button>}
        </span> },
      ]} />
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`adjustments.${step.kind}`)} okText={t(`adjustments.${step.kind}`)} note={t(`adjustments.what.${step.kind}`)} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={step.kind === "enter" ? { unitCode: unit } : {}}>
          {step.kind === "enter" && (
            <>
              <Form.Item name="unitCode" label={t("unit")} rules={needed}><UnitField label={t("unit")} /></Form.Item>
              <Form.Item name="ruleCode" label={t("rankings.rule")} rules={needed}><Select options={rules.options} /></Form.Item>
              <div className="filters">
                <Form.Item name="points" label={t("rankings.points")} rules={needed} extra={t("adjustments.minus")}><InputNumber precision={2} decimalSeparator="," /></Form.Item>
                <Form.Item name="occurredOn" label={t("day")} rules={needed}><Input type="date" min={`${workYear - 1}-12-01`} max={`${workYear}-11-30`} /></Form.Item>
              </div>
              <Form.Item name="statement" label={t("crossChecks.statement")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
              <Form.Item name="evidence" label={t("crossChecks.evidence")} rules={needed}><Input /></Form.Item>
            </>
          )}
          {(step.kind === "reject" || step.kind === "withdraw") && <Form.Item name="reason" label={t("adjustments.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
        </FormDialog>
      )}
    </Page>
  );
}
