import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useChange } from "../../components/useChange";

type Item = components["schemas"]["ChecklistItem"];
export interface Template { code: string; title: string; items: readonly Item[] }
interface Written { code: string; title: string; items: (Partial<Item> & Pick<Item, "code">)[] }
const factKinds = [
  "disseminationComplete", "disseminationTimely", "planProcedure", "planIssuedInTime", "planHasKeyTasks", "fieldsComplete", "higherTargets", "yearReviewHeld", "assignmentDecisionIssued",
  "campaignResponse", "pledgeSigned", "titlesRegistered", "weeklyBriefings", "monthlyBriefings", "quarterlyBriefings", "targetsKept", "principleFilesComplete", "conferenceHeld",
] as const satisfies readonly NonNullable<Item["fact"]>[];

/** A template under a code of one's own, or the next edition of one that is there: what campaigns were planned with stays as it is. */
export function WriteChecklist({ unit, template, edition, onClose }: { unit: string; template: Template; edition?: number; onClose: () => void }) {
  const { t } = useTranslation(["inspections", "common"]);
  const needed = useNeeded();
  const groups = useQuery({ queryKey: ["inspections", "checklists", "groups"], queryFn: () => dataOf(api.inspections.GET("/api/v1/inspections/checklists/groups")) });
  const own = [...new Set(template.items.map((item) => item.group))].filter((group) => groups.data?.every((known) => known.group !== group)).map((group) => ({ value: group, label: t(`groups.${group}`, { defaultValue: group }) }));
  const write = useChange([["inspections", "checklists"]], ({ code, title, items }: Written) => dataOf(api.inspections.POST("/api/v1/inspections/checklists", {
    body: { code, title, unitCode: unit, items: items.map((item) => ({ code: item.code, group: item.group!, question: item.question!, source: item.source || null, maxScore: item.maxScore!, fact: item.fact ?? null })) },
  })), onClose);
  return (
    <FormDialog<Written> title={edition === undefined ? t("checklists.write") : t("checklists.next", { number: edition + 1 })} note={t(edition === undefined ? "checklists.writeWhat" : "checklists.nextWhat")} width={1100} busy={write.isPending} onClose={onClose} onFinish={write.mutate} initial={{ ...template, items: [...template.items] }}>
      <div className="filters">
        <Form.Item name="code" label={t("checklists.code")} rules={needed}><Input disabled={edition !== undefined} style={{ width: 180 }} /></Form.Item>
        <Form.Item name="title" label={t("checklists.name")} rules={needed} style={{ flex: "1 1 320px" }}><Input /></Form.Item>
      </div>
      <Form.List name="items">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }) => (
              <div key={key} className="filters" style={{ borderBottom: "1px solid #eef2f7" }}>
                <Form.Item name={[row, "code"]} label={t("checklists.itemCode")} rules={needed} style={{ width: 90 }}><Input /></Form.Item>
                <Form.Item name={[row, "group"]} label={t("checklists.group")} rules={needed} style={{ width: 190 }}><Select options={[...(groups.data ?? []).map((known) => ({ value: known.group, label: known.name })), ...own]} /></Form.Item>
                <Form.Item name={[row, "question"]} label={t("checklists.question")} rules={needed} style={{ flex: "2 1 280px" }}><Input.TextArea autoSize /></Form.Item>
                <Form.Item name={[row, "source"]} label={t("checklists.source")} style={{ flex: "1 1 140px" }}><Input /></Form.Item>
                <Form.Item name={[row, "maxScore"]} label={t("checklists.points")} rules={needed} style={{ width: 80 }}><InputNumber min={0} max={100} style={{ width: "100%" }} /></Form.Item>
                <Form.Item name={[row, "fact"]} label={t("checklists.live")} style={{ width: 210 }}><Select allowClear placeholder={t("checklists.byPeople")} options={factKinds.map((value) => ({ value, label: t(`factKinds.${value}`) }))} /></Form.Item>
                <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(row)} style={{ alignSelf: "center" }} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ code: "", maxScore: 5 })}>{t("checklists.addItem")}</Button>
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}
