import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useGo } from "../../../components/Link";
import { searchKey } from "../../../components/people";
import { isInForce, shortName, useIsUnder, useUnitName, useUnits } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { UnitChoice } from "./UnitChoice";

type NewCluster = Omit<components["schemas"]["FormClusterRequest"], "formedByUnitCode">;

/** Units that compete with each other, by the decision that puts them together. */
export function FormCluster({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const go = useGo();
  const needed = useNeeded();
  const nameOf = useUnitName();
  const isUnder = useIsUnder(unit);
  const units = useUnits();
  const tables = useQuery({ queryKey: ["emulation", "scoring-tables"], staleTime: 600_000, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/scoring-tables")) });
  const codes = [...new Map(tables.data?.map((table) => [table.code, table.name]))];
  const form = useChange([["emulation"]], (input: NewCluster) => dataOf(api.emulation.POST("/api/v1/emulation/clusters", { body: { ...input, formedByUnitCode: unit } })), (cluster) => go(`/emulation/clusters/${cluster.id}`));
  const below = units.data?.filter((known) => known.code !== unit && isUnder(known.code) && isInForce(known, today())) ?? [];
  return (
    <FormDialog<NewCluster> title={t("clusters.form")} note={t("clusters.formWhat", { unit: nameOf(unit) })} width={640} busy={form.isPending} onClose={onClose} onFinish={form.mutate} initial={{ validFrom: `${workYear - 1}-12-01`, members: [], ...(codes[0] !== undefined && { scoringTableCode: codes[0][0] }) }}>
      <Form.Item name="name" label={t("clusters.name")} rules={needed}><Input /></Form.Item>
      <div className="filters">
        <Form.Item name="code" label={t("clusters.code")} rules={needed}><Input placeholder="CUM-1" style={{ width: 160 }} /></Form.Item>
        <Form.Item name="legalBasis" label={t("council.legalBasis")} rules={needed}><Input placeholder="15/QĐ-VKS" style={{ width: 180 }} /></Form.Item>
        <Form.Item name="validFrom" label={t("council.validFrom")} rules={needed}><Input type="date" /></Form.Item>
      </div>
      <Form.Item name="scoringTableCode" label={t("clusters.table")} rules={needed}><Select loading={tables.isPending} options={codes.map(([value, name]) => ({ value, label: `${value} – ${name}` }))} /></Form.Item>
      <Form.Item name="members" label={t("clusters.competing")}><Select mode="multiple" showSearch={{ filterOption: (typed, option) => searchKey(option?.label ?? "").includes(searchKey(typed)) }} options={below.map((known) => ({ value: known.code, label: shortName(known.name) }))} /></Form.Item>
      <Form.Item noStyle dependencies={["members"]}>
        {({ getFieldValue }) => <Form.Item name="headUnitCode" label={t("clusters.firstHead")}><UnitChoice units={(getFieldValue("members") as string[] | undefined) ?? []} /></Form.Item>}
      </Form.Item>
    </FormDialog>
  );
}
