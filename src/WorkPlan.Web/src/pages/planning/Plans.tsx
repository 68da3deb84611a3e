import { PlusOutlined, SwapOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Radio, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link, useFilters, useGo } from "../../components/Link";
import { Page } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { useUnitName } from "../../components/UnitPicker";
import { pick } from "./Obligations";
import { basisOf, useBasisOptions } from "./plan/basis";

type Plan = components["schemas"]["PlanSummary"];
export const planStates = ["draft", "submitted", "returned", "approved", "issued", "closed", "withdrawn"] as const;
export const stateColours: Record<(typeof planStates)[number], string> = { draft: "gold", submitted: "blue", returned: "orange", approved: "cyan", issued: "green", closed: "default", withdrawn: "default" };

/** The plans of the unit and of all below it. */
export default function Plans() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const [drafting, setDrafting] = useState(false);
  const may = useMay();
  const nameOf = useUnitName();
  const go = useGo();
  const query = useQuery({
    queryKey: ["plans", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1), ...pick(filters, ["state", "q"]) } } })),
  });
  return (
    <Page title={t("plans.title")} note={t("plans.note")} actions={<><Button icon={<SwapOutlined />} onClick={() => go("/planning/comparison")}>{t("comparison.open")}</Button>{may("writePlans", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrafting(true)}>{t("plans.draft")}</Button>}</>}>
      <div className="filters no-print">
        <Select allowClear style={{ width: 180 }} placeholder={t("plans.state")} aria-label={t("plans.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })}
          options={planStates.map((value) => ({ value, label: t(`plans.states.${value}`) }))} />
      </div>
      <DataTable<Plan>
        query={query} rowKey="id" empty={t("plans.none")}
        columns={[
          { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
          { title: t("plans.name"), render: (_, row) => <Link to={`/planning/plans/${row.id}`} style={{ whiteSpace: "normal", display: "inline-block", maxWidth: 420 }}>{row.title}</Link> },
          { title: t("plans.kind"), render: (_, row) => t(`plans.kinds.${row.kind}`) },
          { title: t("plans.state"), render: (_, row) => <Tag color={stateColours[row.state]}>{t(`plans.states.${row.state}`)}</Tag> },
          { title: t("plans.number"), render: (_, row) => row.number ?? "–" },
          { title: t("plans.issuedOn"), render: (_, row) => dayText(row.issuedOn) },
          { title: t("plans.version"), align: "right", render: (_, row) => row.versionNumber },
        ]}
      />
      <DraftPlan open={drafting} onClose={() => setDrafting(false)} />
    </Page>
  );
}

interface Draft { kind: "unitPlan" | "program"; title: string; purpose: string; basis: string[] }

function DraftPlan({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const go = useGo();
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const [form] = Form.useForm<Draft>();
  const options = useBasisOptions(unit, workYear, open);
  const drafting = useMutation({
    mutationFn: ({ basis, ...draft }: Draft) => dataOf(api.planning.POST("/api/v1/planning/plans", {
      body: { unitCode: unit, workYear, ...draft, basis: (basis ?? []).map(basisOf) },
    })),
    onSuccess: (plan) => { void queries.invalidateQueries({ queryKey: ["plans"] }); go(`/planning/plans/${plan.id}`); },
    onError: tellProblem,
  });
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Modal open={open} onCancel={onClose} title={t("plans.draft")} okText={t("plans.create")} onOk={() => form.submit()} confirmLoading={drafting.isPending} destroyOnHidden>
      <Form<Draft> form={form} layout="vertical" initialValues={{ kind: "unitPlan", title: t("plans.defaultTitle", { year: workYear }) }} onFinish={(draft) => drafting.mutate(draft)}>
        <Form.Item name="kind" label={t("plans.kind")}><Radio.Group options={(["unitPlan", "program"] as const).map((value) => ({ value, label: t(`plans.kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="title" label={t("plans.name")} rules={needed}><Input /></Form.Item>
        <Form.Item name="purpose" label={t("plans.purpose")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
        <Form.Item name="basis" label={t("plans.basis")} extra={t("plans.basisNote")}><Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      </Form>
    </Modal>
  );
}
