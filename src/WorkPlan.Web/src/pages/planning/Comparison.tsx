import { useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable, ShortTable } from "../../components/DataTable";
import { useFieldName } from "../../components/fields";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { useChange } from "../../components/useChange";
import { shortName, useUnitName } from "../../components/UnitPicker";
import { stateColours } from "./Plans";

type Unit = components["schemas"]["UnitComparisonView"];
type Target = components["schemas"]["ComparedTargetView"];
type Adoption = components["schemas"]["AdoptionView"];
interface Adopting { planId: string; target: Target }

/** Which units below set themselves more than is asked of them, and what they set besides; of that the superior can adopt what shall count. */
export default function Comparison() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const { modal } = App.useApp();
  const needed = useNeeded();
  const may = useMay()("adoptTargets", unit);
  const [adopting, setAdopting] = useState<Adopting>();
  const query = useQuery({ queryKey: ["comparison", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/targets/comparison", { params: { query: { under: unit, workYear } } })) });
  const adoptions = useQuery({ queryKey: ["adoptions", unit, workYear, filters.page], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/targets/adoptions", { params: { query: { unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  const changed = [["comparison"], ["adoptions"], ["rollups"], ["outcomes"]];
  const adopt = useChange(changed, ({ reason }: { reason: string }) => dataOf(api.planning.POST("/api/v1/planning/plans/{id}/targets/{targetCode}/adopt", { params: { path: { id: adopting!.planId, targetCode: adopting!.target.targetCode } }, body: { unitCode: unit, reason } })), () => setAdopting(undefined));
  const revoke = useChange(changed, async (id: string) => {
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/targets/adoptions/{id}", { params: { path: { id } } }));
    return api.planning.POST("/api/v1/planning/targets/adoptions/{id}/revoke", { params: { path: { id }, header: { "If-Match": tag } } });
  });
  const adopted = new Set(adoptions.data?.items.map((row) => row.targetCode));
  return (
    <Page title={t("comparison.title")} note={`${nameOf(unit)} · ${t("plans.yearOf", { year: workYear })}. ${t("comparison.note")}`}>
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            <div className="grid-figures" style={{ marginBottom: 0 }}>
              <span className="figure"><b>{view.unitsWithHigherTargets}</b><small>{t("comparison.unitsWithHigher")}</small></span>
              <span className="figure"><b>{view.higher}</b><small>{t("comparison.higher")}</small></span>
              <span className="figure"><b>{view.additional}</b><small>{t("comparison.additional")}</small></span>
              <span className="figure"><b>{view.adopted}</b><small>{t("comparison.adopted")}</small></span>
            </div>
            <Section title={t("comparison.byUnit")}>
              <ShortTable<Unit> rows={view.units} rowKey="planId" empty={t("comparison.none")} expandable={{
                rowExpandable: (row) => row.targets.length > 0,
                expandedRowRender: (row) => (
                  <ShortTable<Target> rows={row.targets} rowKey="targetCode" size="small" pagination={false} columns={[
                    { title: t("plan.target"), render: (_, target) => <span className="reason">{target.name}</span> },
                    { title: t("plan.own"), render: (_, target) => <b>{target.ruleText}</b> }, { title: t("plan.superior"), render: (_, target) => target.superiorRuleText ?? "–" },
                    { title: t("plan.comparison"), render: (_, target) => <Tag color={target.comparison === "higher" ? "green" : "purple"}>{target.comparisonText}</Tag> },
                    { title: "", render: (_, target) => target.comparison == null && (adopted.has(target.targetCode) ? <Tag color="blue">{t("comparison.isAdopted")}</Tag> : may && <Button size="small" aria-label={`${t("comparison.adopt")}: ${target.name}`} onClick={() => setAdopting({ planId: row.planId, target })}>{t("comparison.adopt")}</Button>) },
                  ]} />
                ),
              }} columns={[
                { title: t("plans.unit"), render: (_, row) => <Link to={`/planning/plans/${row.planId}`}>{shortName(row.unitName)}</Link> },
                { title: t("plans.state"), render: (_, row) => <Tag color={stateColours[row.state]}>{t(`plans.states.${row.state}`)}</Tag> },
                { title: t("comparison.higher"), align: "right", dataIndex: "higher" }, { title: t("comparison.equal"), align: "right", dataIndex: "equal" },
                { title: t("comparison.additional"), align: "right", dataIndex: "additional" }, { title: t("comparison.adopted"), align: "right", dataIndex: "adopted" },
              ]} />
            </Section>
            <Section title={t("comparison.adoptions")}>
              <DataTable<Adoption> query={adoptions} rowKey="id" empty={t("comparison.noAdoptions")} columns={[
                { title: t("plan.target"), render: (_, row) => <span className="reason">{row.name}</span> }, { title: t("plan.taskField"), render: (_, row) => <span className="reason">{fieldOf(row.fieldCode)}</span> },
                { title: t("comparison.from"), render: (_, row) => <Link to={`/planning/plans/${row.fromPlanId}`}>{nameOf(row.fromUnitCode)}</Link> }, { title: t("comparison.reason"), render: (_, row) => <span className="reason">{row.reason}</span> },
                { title: "", render: (_, row) => may && <Button size="small" danger aria-label={`${t("comparison.revoke")}: ${row.name}`} onClick={() => void modal.confirm({ title: t("comparison.revokeAsk"), content: row.name, okText: t("comparison.revoke"), onOk: () => revoke.mutateAsync(row.id).catch(() => undefined) })}>{t("comparison.revoke")}</Button> },
              ]} />
            </Section>
          </div>
        )}
      </Loaded>
      {adopting !== undefined && (
        <FormDialog<{ reason: string }> title={t("comparison.adopt")} note={`${adopting.target.name}. ${t("comparison.adoptWhat", { unit: nameOf(unit) })}`} okText={t("comparison.adopt")} busy={adopt.isPending} onClose={() => setAdopting(undefined)} onFinish={adopt.mutate}>
          <Form.Item name="reason" label={t("comparison.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}
