import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { hasRole, leads, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { Due, StandingTag } from "../../components/Standing";
import { useChange } from "../../components/useChange";
import { usePersonNames } from "../../components/usePersonNames";
import { useUnitName } from "../../components/UnitPicker";

type Obligation = components["schemas"]["ObligationView"];
const kinds = ["acknowledge", "supplement", "report", "selfInspect", "remediate", "register", "sign", "answer"] as const;
const states = ["open", "overdue", "satisfied", "waived"] as const;

/** Every duty in the year, by deadline. */
export default function Obligations() {
  const { t } = useTranslation("planning");
  const scope = useScope();
  const { workYear } = scope;
  const me = useMe().data;
  const person = me?.personCode ?? undefined;
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const [answering, setAnswering] = useState<Obligation>();
  // Who leads or plans sees to what the unit owes; others to what they owe themselves.
  const answers = leads(me) || hasRole(me, "planner", "auditor", "systemAdministrator");
  const mine = person !== undefined && (filters.of ?? (answers || filters.unit !== undefined || filters.documentId !== undefined ? "unit" : "mine")) === "mine";
  const query = useQuery({
    queryKey: ["obligations", mine ? person : scope.unit, workYear, filters], enabled: me !== undefined && (mine || scope.unit !== "" || filters.unit !== undefined),
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations", {
      params: { query: {
        workYear, sort: "dueAt", pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["kind", "unit", "documentId"]),
        ...(filters.state === "owed" ? { owed: true } : pick(filters, ["state"])), ...(mine ? { person } : filters.unit === undefined && { under: scope.unit }),
      } },
    })),
  });
  const personOf = usePersonNames(query.data?.items.filter((row) => row.debtor.kind === "person").map((row) => row.debtor.code) ?? []);
  return (
    <Page title={t("obligations.title")} note={t("obligations.note")}>
      <div className="filters no-print">
        {person !== undefined && <Segmented value={mine ? "mine" : "unit"} onChange={(of) => change({ of, page: undefined })} options={[{ value: "mine", label: t("obligations.mine") }, { value: "unit", label: t("obligations.ofUnit") }]} />}
        <Select allowClear style={{ width: 180 }} placeholder={t("obligations.state")} aria-label={t("obligations.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={[{ value: "owed", label: t("obligations.owed") }, ...states.map((value) => ({ value, label: t(`standing.${value}`, { ns: "common" }) }))]} />
        <Select allowClear style={{ width: 220 }} placeholder={t("obligations.kind")} aria-label={t("obligations.kind")} value={filters.kind ?? null} onChange={(kind?: string) => change({ kind, page: undefined })}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`, { ns: "home" }) }))} />
      </div>
      <DataTable<Obligation>
        query={query} rowKey="id" empty={t("obligations.none")}
        columns={[
          { title: t("obligations.due"), width: 130, render: (_, row) => <Due on={row.dueOn} open={row.state === "open" || row.state === "overdue"} /> },
          { title: t("obligations.state"), width: 130, render: (_, row) => <StandingTag state={row.state} /> },
          { title: t("obligations.kind"), width: 180, render: (_, row) => t(`kinds.${row.kind}`, { ns: "home" }) },
          { title: t("obligations.debtor"), render: (_, row) => row.debtor.kind === "person" ? `${personOf(row.debtor.code)} · ${nameOf(row.unitCode)}` : nameOf(row.unitCode) },
          { title: t("obligations.document"), render: (_, row) => row.inquiryId != null ? <span style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 460 }}>{row.document}</span> : <Link to={row.documentId == null ? "/planning/reports" : `/planning/documents/${row.documentId}`} style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 460 }}>{row.document}</Link> },
          { title: "", render: (_, row) => <NextStep obligation={row} onNoChange={() => setAnswering(row)} /> },
        ]}
      />
      {answering !== undefined && <AnswerNoChange obligation={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

/** What to do about it, from where it stands. */
function NextStep({ obligation, onNoChange }: { obligation: Obligation; onNoChange: () => void }) {
  const { t } = useTranslation("planning");
  const may = useMay();
  if (obligation.state !== "open" && obligation.state !== "overdue") return null;
  if (obligation.kind === "acknowledge") return <Link to={`/planning/documents/${obligation.documentId}`}>{t("obligations.read")}</Link>;
  if (obligation.kind === "report") return <Link to="/planning/reports">{t("reports.title")}</Link>;
  if (obligation.kind !== "supplement" || !may("answerObligations", obligation.unitCode)) return null;
  return <span style={{ display: "flex", gap: 8 }}><Link to="/planning/plans" search={{ state: "issued" }}>{t("obligations.supplement")}</Link><Button size="small" onClick={onNoChange}>{t("obligations.noChange")}</Button></span>;
}

/** "No change needed" is an answer, too, with its reason; it satisfies the duty. */
function AnswerNoChange({ obligation, onClose }: { obligation: Obligation; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<{ reason: string }>();
  const path = { params: { path: { id: obligation.id } } };
  const answer = useChange([["obligations"], ["plans"]], async ({ reason }: { reason: string }) => {
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/obligations/{id}", path));
    return api.planning.POST("/api/v1/planning/obligations/{id}/no-change", { params: { ...path.params, header: { "If-Match": tag } }, body: { reason } });
  }, onClose);
  return (
    <Modal open title={t("obligations.noChange")} okText={t("action.confirm", { ns: "common" })} onCancel={onClose} onOk={() => form.submit()} confirmLoading={answer.isPending}>
      <p>{obligation.document}</p>
      <Form form={form} layout="vertical" onFinish={(input) => answer.mutate(input)}><Form.Item name="reason" label={t("supplement.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></Form>
    </Modal>
  );
}

export function pick(filters: Record<string, string | undefined>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (filters[key] === undefined ? [] : [[key, filters[key]]])));
}
