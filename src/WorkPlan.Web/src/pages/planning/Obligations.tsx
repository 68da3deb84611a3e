import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Segmented, Select, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { hasRole, leads, useMe } from "../../api/me";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, momentText } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Link, useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { Due, StandingTag } from "../../components/Standing";
import { useChange } from "../../components/useChange";
import { usePersonNames } from "../../components/usePersonNames";
import { useUnitName } from "../../components/UnitPicker";
import { UnitDigests } from "./UnitDigests";

type Obligation = components["schemas"]["ObligationView"];
const kinds = ["acknowledge", "supplement", "report", "selfInspect", "remediate", "register", "sign", "holdConference", "answer"] as const;
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
  const [waiving, setWaiving] = useState<Obligation>();
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
      <Tabs activeKey={filters.tab ?? "list"} destroyOnHidden onChange={(tab) => change({ tab, page: undefined })} items={[{ key: "list", label: t("obligations.list"), children: <>
      <div className="filters no-print">
        {person !== undefined && <Segmented value={mine ? "mine" : "unit"} onChange={(of) => change({ of, page: undefined })} options={[{ value: "mine", label: t("obligations.mine") }, { value: "unit", label: t("obligations.ofUnit") }]} />}
        <Select allowClear style={{ width: 180 }} placeholder={t("obligations.state")} aria-label={t("obligations.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={[{ value: "owed", label: t("obligations.owed") }, ...states.map((value) => ({ value, label: t(`standing.${value}`, { ns: "common" }) }))]} />
        <Select allowClear style={{ width: 220 }} placeholder={t("obligations.kind")} aria-label={t("obligations.kind")} value={filters.kind ?? null} onChange={(kind?: string) => change({ kind, page: undefined })}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`, { ns: "home" }) }))} />
      </div>
      <DataTable<Obligation>
        query={query} rowKey="id" empty={t("obligations.none")} expandable={{ expandedRowRender: (row) => <History obligation={row} /> }}
        columns={[
          { title: t("obligations.due"), width: 130, render: (_, row) => <Due on={row.dueOn} open={row.state === "open" || row.state === "overdue"} /> },
          { title: t("obligations.state"), width: 130, render: (_, row) => <StandingTag state={row.state} /> },
          { title: t("obligations.kind"), width: 180, render: (_, row) => t(`kinds.${row.kind}`, { ns: "home" }) },
          { title: t("obligations.debtor"), render: (_, row) => row.debtor.kind === "person" ? `${personOf(row.debtor.code)} · ${nameOf(row.unitCode)}` : nameOf(row.unitCode) },
          { title: t("obligations.document"), render: (_, row) => <Link to={row.inquiryId != null ? `/planning/inquiries/${row.inquiryId}` : row.documentId == null ? "/planning/reports" : `/planning/documents/${row.documentId}`} style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 460 }}>{row.document}</Link> },
          { title: "", render: (_, row) => <NextStep obligation={row} onNoChange={() => setAnswering(row)} onWaive={() => setWaiving(row)} /> },
        ]}
      />
      </> }, { key: "units", label: t("obligations.byUnit"), children: <UnitDigests /> }]} />
      {waiving !== undefined && <Waive obligation={waiving} onClose={() => setWaiving(undefined)} />}
      {answering !== undefined && <AnswerNoChange obligation={answering} onClose={() => setAnswering(undefined)} />}
    </Page>
  );
}

/** What to do about it, from where it stands. */
function NextStep({ obligation, onNoChange, onWaive }: { obligation: Obligation; onNoChange: () => void; onWaive: () => void }) {
  const { t } = useTranslation("planning");
  const may = useMay();
  if (obligation.state !== "open" && obligation.state !== "overdue") return null;
  const address = obligation.kind === "acknowledge" ? `/planning/documents/${obligation.documentId}` : obligation.kind === "report" ? "/planning/reports" : obligation.inquiryId != null ? `/planning/inquiries/${obligation.inquiryId}` : undefined;
  const answers = obligation.kind === "supplement" && may("issuePlans", obligation.unitCode);
  return (
    <span style={{ display: "flex", flexWrap: "wrap", gap: 8, alignItems: "center" }}>
      {address !== undefined && <Link to={address}>{t(obligation.kind === "acknowledge" ? "obligations.read" : obligation.kind === "report" ? "reports.title" : "inquiries.giveAnswer")}</Link>}
      {answers && <><Link to="/planning/plans" search={{ state: "issued" }}>{t("obligations.supplement")}</Link><Button size="small" onClick={onNoChange}>{t("obligations.noChange")}</Button></>}
      {may("waiveObligations", obligation.unitCode) && <Button size="small" aria-label={`${t("obligations.waive")}: ${obligation.document}`} onClick={onWaive}>{t("obligations.waive")}</Button>}
    </span>
  );
}

/** Nobody has to do it any more, for a reason that stays on record. */
function Waive({ obligation, onClose }: { obligation: Obligation; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const needed = useNeeded();
  const path = { params: { path: { id: obligation.id } } };
  const waive = useChange([["obligations"], ["documents"]], async ({ reason }: { reason: string }) => {
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/obligations/{id}", path));
    return api.planning.POST("/api/v1/planning/obligations/{id}/waive", { params: { ...path.params, header: { "If-Match": tag } }, body: { reason } });
  }, onClose);
  return (
    <FormDialog<{ reason: string }> title={t("obligations.waive")} note={`${obligation.document}. ${t("obligations.waiveWhat")}`} okText={t("obligations.waive")} busy={waive.isPending} onClose={onClose} onFinish={waive.mutate}>
      <Form.Item name="reason" label={t("obstacles.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}

/** How it was answered or waived, and whom it was brought to before. */
function History({ obligation }: { obligation: Obligation }) {
  const { t } = useTranslation("planning");
  const nameOf = useUnitName();
  const { answer, waiver, past } = obligation;
  const notices = useQuery({ queryKey: ["obligations", "notices", obligation.id], queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/obligations/notices", { params: { query: { obligationId: obligation.id, pageSize: 50 } } }))).items });
  const answers = [...past, ...(answer == null ? [] : [answer])];
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {obligation.workingDays != null && <li>{t("obligations.counted", { days: obligation.workingDays, day: dayText(obligation.countedFrom) })}</li>}
      {answers.map((one, index) => <li key={index}>{dayText(one.on)}: {one.noChangeReason ?? (one.versionNumber == null ? t("obligations.done") : t("plan.version", { number: one.versionNumber }))} – {t(one.inTime ? "documents.inTime" : "documents.late")}</li>)}
      {waiver != null && <li>{momentText(waiver.at)}: {t("obligations.waivedBecause", { reason: waiver.reason })}</li>}
      {notices.data?.map((notice) => <li key={notice.id}>{momentText(notice.recordedAt)}: {t(`obligations.notices.${notice.kind}`)} – {nameOf(notice.recipientUnitCode)}</li>)}
      {notices.data?.length === 0 && answers.length === 0 && waiver == null && <li>{t("obligations.noHistory")}</li>}
    </ul>
  );
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
