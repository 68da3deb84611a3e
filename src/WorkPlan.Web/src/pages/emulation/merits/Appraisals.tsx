import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { useScope } from "../../../app/scope";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded } from "../../../components/Page";
import { PersonField } from "../../../components/PersonField";
import { useIsUnder, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";

type Appraisal = components["schemas"]["AppraisalView"];
type Entry = Omit<components["schemas"]["RecordAppraisalRequest"], "workYear">;
const colours = { excellent: "green", good: "blue", completed: "default", notCompleted: "red" } as const;
const grades = ["excellent", "good", "completed", "notCompleted"] as const;

/** How the year's work of each was graded; of several decisions on one person the latest stands. */
export function Appraisals() {
  const { t } = useTranslation("emulation");
  const { unit, workYear } = useScope();
  const may = useMay();
  const isUnder = useIsUnder(unit);
  const nameOf = useUnitName();
  const needed = useNeeded();
  const [adding, setAdding] = useState(false);
  const query = useQuery({ queryKey: ["emulation", "appraisals", workYear], queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/appraisals", { params: { query: { workYear } } })) });
  const personOf = usePersonNames(query.data?.map((row) => row.personCode) ?? []);
  const add = useChange([["emulation"]], (body: Entry) => dataOf(api.emulation.POST("/api/v1/emulation/appraisals", { body: { ...body, workYear } })), () => setAdding(false));
  // The service lists a person's decisions oldest first.
  const stands = (row: Appraisal) => query.data?.findLast((known) => known.personCode === row.personCode) === row;
  return (
    <>
      {may("recordMerits", unit) && <div className="filters no-print"><Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t("merits.addAppraisal")}</Button></div>}
      <Loaded query={query}>
        {(rows) => (
          <ShortTable<Appraisal> rows={rows.filter((row) => isUnder(row.unitCode))} rowKey="id" empty={t("merits.noAppraisals")} columns={[
            { title: t("merits.person"), render: (_, row) => <>{personOf(row.personCode)}<br /><small>{nameOf(row.unitCode)}</small></> },
            { title: t("merits.grade"), render: (_, row) => <><Tag color={row.grade == null ? "default" : colours[row.grade]}>{t(`merits.grades.${row.grade}`)}</Tag>{!stands(row) && <small>{t("merits.replaced")}</small>}</> },
            { title: t("conferred.decision"), render: (_, row) => t("conferred.numbered", { number: row.decisionNumber, day: dayText(row.decidedOn) }) },
          ]} />
        )}
      </Loaded>
      {adding && (
        <FormDialog<Entry> title={t("merits.addAppraisal")} note={t("merits.addAppraisalWhat", { year: workYear })} busy={add.isPending} onClose={() => setAdding(false)} onFinish={add.mutate} initial={{ grade: "good", decidedOn: today() }}>
          <Form.Item name="personCode" label={t("merits.person")} rules={needed}><PersonField label={t("merits.person")} /></Form.Item>
          <Form.Item name="grade" label={t("merits.grade")}><Select options={grades.map((value) => ({ value, label: t(`merits.grades.${value}`) }))} /></Form.Item>
          <div className="filters">
            <Form.Item name="decisionNumber" label={t("conferred.number")} rules={needed}><Input placeholder="40/QĐ-VKS" /></Form.Item>
            <Form.Item name="decidedOn" label={t("conferred.day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
          </div>
        </FormDialog>
      )}
    </>
  );
}
