import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { hasRole, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { atVietnam, momentText } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { UnitField, useUnitName } from "../../components/UnitPicker";
import { usePeriodText } from "../../components/usePeriodText";
import { useChange } from "../../components/useChange";

type Lock = components["schemas"]["LockView"];
type Step = { kind: "lock" } | { kind: "release" | "except"; lock: Lock };
interface StepInput { unitCode?: string; period?: string; reason?: string; until?: string }

/** Periods that are closed: who locked them and why, until when, and which unit may still change something. */
export default function Locks() {
  const { t } = useTranslation("administration");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const me = useMe().data;
  const periodText = usePeriodText();
  const everywhere = me?.grants.some((grant) => grant.unitCode === "*") ?? false;
  const may = hasRole(me, "systemAdministrator", "chief", "deputyChief", "unitHead");
  const [step, setStep] = useState<Step>();
  const query = useQuery({ queryKey: ["locks", unit, workYear, filters], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/locks", { params: { query: { workYear, pageSize: 50, page: Number(filters.page ?? 1), ...(unit !== "" && { unit }) } } })) });
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const send = useChange([["locks"], ["reports"]], async (input: StepInput): Promise<unknown> => {
    const until = input.until === undefined || input.until === "" ? null : atVietnam(input.until);
    if (step!.kind === "lock") return api.planning.POST("/api/v1/planning/locks", { body: { unitCode: everywhere && unit === "" ? null : unit, period: (input.period ?? "") as never, reason: input.reason ?? "", until } });
    const path = { id: step!.lock.id };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/locks/{id}", { params: { path } }));
    const params = { path, header: { "If-Match": tag } };
    return step!.kind === "release"
      ? api.planning.POST("/api/v1/planning/locks/{id}/release", { params, body: { reason: input.reason ?? "" } })
      : api.planning.POST("/api/v1/planning/locks/{id}/exceptions", { params, body: { unitCode: input.unitCode ?? "", reason: input.reason ?? "", expiresAt: until ?? "" } });
  }, () => setStep(undefined));
  return (
    <Page title={t("locks.title")} note={t("locks.note")} actions={may && <Button type="primary" onClick={() => setStep({ kind: "lock" })}>{t("locks.lock")}</Button>}>
      <DataTable<Lock> query={query} rowKey="id" empty={t("locks.none")} expandable={{ rowExpandable: (row) => row.exceptions.length > 0, expandedRowRender: (row) => <Exceptions lock={row} /> }} columns={[
        { title: t("locks.period"), render: (_, row) => <><b>{periodText(row.periodCode)}</b>{row.formCode != null && ` · ${row.formCode}`}</> },
        { title: t("locks.of"), render: (_, row) => row.unitCode == null ? t("locks.sector") : nameOf(row.unitCode) },
        { title: t("locks.reason"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", minWidth: 180, maxWidth: 380 }}>{row.reason}</span> },
        { title: t("locks.lockedAt"), render: (_, row) => momentText(row.lockedAt) },
        { title: t("locks.until"), render: (_, row) => row.until == null ? t("locks.untilReleased") : momentText(row.until) },
        { title: t("locks.state"), render: (_, row) => row.holds ? <Tag color="red">{t("locks.holds")}</Tag> : <Tag title={row.releaseReason ?? undefined}>{t("locks.over")}</Tag> },
        { title: t("locks.exceptions"), align: "right", render: (_, row) => row.exceptions.filter((exception) => !exception.expired).length },
        { title: "", render: (_, row) => may && row.holds && row.reportId == null && <span style={{ display: "flex", gap: 8 }}><Button size="small" onClick={() => setStep({ kind: "except", lock: row })}>{t("locks.except")}</Button><Button size="small" onClick={() => setStep({ kind: "release", lock: row })}>{t("locks.release")}</Button></span> },
      ]} />
      {step !== undefined && (
        <FormDialog<StepInput> title={t(`locks.${step.kind}`)} okText={t(`locks.${step.kind}`)} note={t(`locks.what.${step.kind}`, { unit: unit === "" ? t("locks.sector") : nameOf(unit), period: step.kind === "lock" ? "" : step.lock.periodCode })} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate}>
          {step.kind === "lock" && <Form.Item name="period" label={t("locks.period")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={(periods.data ?? []).map((period) => ({ value: period.code, label: periodText(period.code) }))} /></Form.Item>}
          {step.kind === "except" && <Form.Item name="unitCode" label={t("locks.exceptUnit")} rules={needed}><UnitField label={t("locks.exceptUnit")} /></Form.Item>}
          <Form.Item name="reason" label={t("locks.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          {step.kind !== "release" && <Form.Item name="until" label={t(step.kind === "lock" ? "locks.untilOptional" : "locks.expires")} rules={step.kind === "except" ? needed : []}><Input type="datetime-local" /></Form.Item>}
        </FormDialog>
      )}
    </Page>
  );
}

function Exceptions({ lock }: { lock: Lock }) {
  const { t } = useTranslation("administration");
  const nameOf = useUnitName();
  return <ul style={{ margin: 0 }}>{lock.exceptions.map((exception) => <li key={exception.id}>{t("locks.exception", { unit: nameOf(exception.unitCode), until: momentText(exception.expiresAt), at: momentText(exception.grantedAt) })} “{exception.reason}” {exception.expired && <Tag>{t("locks.expired")}</Tag>}</li>)}</ul>;
}
