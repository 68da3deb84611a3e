import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useFilters } from "../../components/Link";
import { Loaded, Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { usePersonNames } from "../../components/usePersonNames";
import { usePeople } from "../assignments/usePeople";
import { lineColours } from "./council/Ballot";
import { collective, titles } from "./titles/titles";

type Proposal = components["schemas"]["ProposalView"];
type Title = Proposal["title"];
type NewProposal = Omit<components["schemas"]["ProposeTitleRequest"], "workYear" | "unitCode">;

/** Who is proposed for which title, and what the council and the chief made of it. */
export default function Proposals() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const may = useMay();
  const [proposing, setProposing] = useState(false);
  const [withdrawing, setWithdrawing] = useState<Proposal>();
  const query = useQuery({ queryKey: ["emulation", "proposals", unit, workYear, filters.title], enabled: unit !== "", queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/proposals", { params: { query: { workYear, under: unit, ...(filters.title !== undefined && { title: filters.title as Title }) } } })) });
  const personOf = usePersonNames(query.data?.map((row) => row.personCode) ?? []);
  const withdraw = useChange([["emulation", "proposals"]], async ({ reason }: { reason: string }) => {
    const path = { id: withdrawing!.id };
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/proposals/{id}", { params: { path } }));
    return api.emulation.POST("/api/v1/emulation/proposals/{id}/withdraw", { params: { path, header: { "If-Match": tag } }, body: { reason } });
  }, () => setWithdrawing(undefined));
  const needed = useNeeded();
  return (
    <Page title={t("proposals.title")} note={t("proposals.note")} actions={may("proposeTitles", unit) && <Button type="primary" icon={<PlusOutlined />} disabled={unit === ""} onClick={() => setProposing(true)}>{t("proposals.propose")}</Button>}>
      <div className="filters no-print"><Select allowClear style={{ width: 260 }} placeholder={t("registrations.titleName")} aria-label={t("registrations.titleName")} value={filters.title ?? null} onChange={(title?: string) => change({ title })} options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></div>
      <Loaded query={query}>
        {(rows) => (
          <ShortTable<Proposal> rows={rows} rowKey="id" empty={t(may("proposeTitles", unit) ? "proposals.nonePropose" : "proposals.none")} expandable={{ expandedRowRender: (row) => <span style={{ whiteSpace: "pre-wrap" }}>{row.merits}</span> }} columns={[
            { title: t("registrations.who"), render: (_, row) => row.personCode == null ? nameOf(row.unitCode) : <>{personOf(row.personCode)}<br /><small>{nameOf(row.unitCode)}</small></> },
            { title: t("registrations.titleName"), render: (_, row) => t(`titles.${row.title}`) },
            { title: t("proposals.on"), render: (_, row) => dayText(row.proposedOn) },
            { title: t("ballot.answers.agree"), align: "right", render: (_, row) => row.agree ?? "–" },
            { title: t("ballot.result"), render: (_, row) => <><Tag color={lineColours[row.state]}>{t(`ballot.results.${row.state}`)}</Tag>{row.reason != null && <small style={{ whiteSpace: "normal" }}>{row.reason}</small>}</> },
            { title: "", render: (_, row) => row.state === "proposed" && may("proposeTitles", row.unitCode) && <Button size="small" onClick={() => setWithdrawing(row)}>{t("proposals.withdraw")}</Button> },
          ]} />
        )}
      </Loaded>
      {proposing && <Propose unit={unit} workYear={workYear} onClose={() => setProposing(false)} />}
      {withdrawing !== undefined && (
        <FormDialog<{ reason: string }> title={t("proposals.withdraw")} okText={t("proposals.withdraw")} busy={withdraw.isPending} onClose={() => setWithdrawing(undefined)} onFinish={withdraw.mutate}>
          <Form.Item name="reason" label={t("adjustments.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}

function Propose({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const people = usePeople(unit);
  const needed = useNeeded();
  const [title, setTitle] = useState<Title>("advancedWorker");
  const propose = useChange([["emulation", "proposals"]], (input: NewProposal) => dataOf(api.emulation.POST("/api/v1/emulation/proposals", { body: { ...input, title, unitCode: unit, workYear, personCode: collective.has(title) ? null : input.personCode ?? null } })), onClose);
  return (
    <FormDialog<NewProposal> title={t("proposals.propose")} note={t("proposals.what")} busy={propose.isPending} onClose={onClose} onFinish={propose.mutate} initial={{ proposedOn: today() < `${workYear}-11-30` ? today() : `${workYear}-11-30` }}>
      <Form.Item label={t("registrations.titleName")} htmlFor="proposed-title"><Select id="proposed-title" value={title} onChange={setTitle} options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} /></Form.Item>
      {!collective.has(title) && <Form.Item name="personCode" label={t("registrations.who")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }))} /></Form.Item>}
      <Form.Item name="merits" label={t("proposals.merits")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="proposedOn" label={t("proposals.on")} rules={needed}><Input type="date" /></Form.Item>
    </FormDialog>
  );
}
