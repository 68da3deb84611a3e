import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { dayText, today } from "../../../components/dates";
import { Loaded, Nothing } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { attachEvidence, evidenceTypes, type ChosenFile } from "../evidence";
import { FindingCard, findingCategories, findingSeverities } from "../findings/FindingCard";
import type { UnitProps } from "./UnitPage";

interface NewFinding { category: (typeof findingCategories)[number]; severity: (typeof findingSeverities)[number]; statement: string; cause: string; remedy: string; raisedOn: string; dueAt: string; itemCode: string; known?: string; file?: ChosenFile; caption?: string }

/** What the inspection has found in the unit, and a new finding. */
export function UnitFindings({ inspection }: Pick<UnitProps, "inspection">) {
  const { t } = useTranslation(["inspections", "common"]);
  const [raising, setRaising] = useState(false);
  const [form] = Form.useForm<NewFinding>();
  const query = useQuery({ queryKey: ["inspections", "findings", "of", inspection.campaignId, inspection.unitCode], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/findings", { params: { query: { campaign: inspection.campaignId, unit: inspection.unitCode, pageSize: 200 } } })) });
  const raise = useChange([["inspections"]], async ({ known, file, caption, ...finding }: NewFinding) => {
    const chosen = file?.fileList[0]?.originFileObj;
    const evidenceId = known ?? (chosen === undefined ? null : (await attachEvidence(inspection, chosen, caption, finding.raisedOn, finding.itemCode)).id);
    return dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/units/{unitCode}/findings", {
      params: { path: { id: inspection.campaignId, unitCode: inspection.unitCode } } as never,
      body: { ...finding, dueAt: `${finding.dueAt}T17:00:00+07:00`, planId: null, fieldCode: null, evidenceId },
    }));
  }, () => setRaising(false));
  const cited = Form.useWatch("itemCode", form);
  const asked = inspection.items.find((item) => item.code === cited);
  const contested = inspection.mode === "direct" && asked?.answer?.verdict === "contest";
  const fact = asked?.fact != null && showsLack(asked.fact) && !contested ? asked.fact : undefined;
  const shown = [{ validator: () => fact !== undefined || form.getFieldValue("known") !== undefined || (form.getFieldValue("file") as ChosenFile | undefined)?.fileList.length ? Promise.resolve() : Promise.reject(new Error(t("findings.evidenceNeeded"))) }];
  const needed = [{ required: true, message: t("needed") }];
  return (
    <div className="stack">
      {inspection.state !== "concluded" && <div><Button icon={<PlusOutlined />} onClick={() => setRaising(true)}>{t("findings.raise")}</Button></div>}
      <Loaded query={query} empty={(page) => page.items.length === 0 && <Nothing>{t("findings.noneHere")}</Nothing>}>{(page) => <>{page.items.map((finding) => <FindingCard key={finding.id} finding={finding} />)}</>}</Loaded>
      <Modal open={raising} title={t("findings.raise")} okText={t("action.save", { ns: "common" })} onCancel={() => setRaising(false)} onOk={() => form.submit()} confirmLoading={raise.isPending} destroyOnHidden>
        <Form<NewFinding> form={form} layout="vertical" initialValues={{ category: "planContent", severity: "limitation", raisedOn: today() }} onFinish={(finding) => raise.mutate(finding)}>
          <Form.Item name="category" label={t("findings.category")}><Select options={findingCategories.map((value) => ({ value, label: t(`categories.${value}`) }))} /></Form.Item>
          <Form.Item name="severity" label={t("findings.severity")}><Select options={findingSeverities.map((value) => ({ value, label: t(`severities.${value}`) }))} /></Form.Item>
          <Form.Item name="itemCode" label={t("findings.item")} rules={needed}><Select showSearch={{ optionFilterProp: "label" }} options={inspection.items.map((item) => ({ value: item.code, label: `${item.code} ${item.question}` }))} /></Form.Item>
          {fact !== undefined && <p>{t("findings.byFact", { fact: fact.sentence })}</p>}
          {inspection.evidence.length > 0 && <Form.Item name="known" label={t("findings.known")}><Select allowClear options={inspection.evidence.map((row) => ({ value: row.id, label: `${row.caption}, ${dayText(row.takenOn)}` }))} /></Form.Item>}
          <Form.Item name="file" label={t("findings.file")} dependencies={["known", "itemCode"]} rules={shown}><Upload accept={evidenceTypes} beforeUpload={() => false} maxCount={1}><Button>{t("findings.chooseFile")}</Button></Upload></Form.Item>
          <Form.Item name="caption" label={t("papers.caption")}><Input /></Form.Item>
          <Form.Item name="statement" label={t("findings.statement")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
          <Form.Item name="cause" label={t("findings.cause")} rules={needed}><Input.TextArea autoSize /></Form.Item>
          <Form.Item name="remedy" label={t("findings.remedy")} rules={needed}><Input.TextArea autoSize /></Form.Item>
          <Form.Item name="raisedOn" label={t("findings.raisedOn")} rules={needed}><Input type="date" /></Form.Item>
          <Form.Item name="dueAt" label={t("findings.due")} rules={needed}><Input type="date" /></Form.Item>
        </Form>
      </Modal>
    </div>
  );
}

/** Whether a fact can show a fault: as the service judges it when the finding is raised. */
function showsLack(fact: { available: boolean; reached: number; expected: number; gaps: readonly unknown[] }) {
  return fact.available && (fact.expected === 0 || fact.reached < fact.expected || fact.gaps.length > 0);
}
