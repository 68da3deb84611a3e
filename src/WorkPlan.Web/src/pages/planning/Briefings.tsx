import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { DraftNote } from "../../components/Drafted";
import { useDraft } from "../../components/drafts";
import { useFilters } from "../../components/Link";
import { Page } from "../../components/Page";
import { useTellProblem } from "../../components/Problem";
import { useUnitName } from "../../components/UnitPicker";

type Briefing = components["schemas"]["BriefingView"];
type Request = components["schemas"]["RecordBriefingRequest"];
const kinds = ["weekly", "monthly", "quarterly"] as const;

/** Minutes of briefings, from which programs and tasks are given. */
export default function Briefings() {
  const { t } = useTranslation(["planning", "common"]);
  const { unit, workYear } = useScope();
  const [filters] = useFilters();
  const [recording, setRecording] = useState(false);
  const nameOf = useUnitName();
  const may = useMay();
  const query = useQuery({ queryKey: ["briefings", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/briefings", { params: { query: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } } })) });
  return (
    <Page title={t("briefings.title")} note={t("briefings.note")} actions={may("recordMeetings", unit) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>{t("briefings.record")}</Button>}>
      <DataTable<Briefing> query={query} rowKey="id" empty={t("briefings.none")} expandable={{ expandedRowRender: (row) => <div style={{ whiteSpace: "pre-wrap" }}>{row.minutes}</div> }} columns={[
        { title: t("briefings.heldOn"), render: (_, row) => dayText(row.heldOn) },
        { title: t("briefings.kind"), render: (_, row) => t(`briefings.kinds.${row.kind}`) },
        { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
        { title: t("briefings.chairedBy"), dataIndex: "chairedBy" },
      ]} />
      <RecordBriefing key={unit} unit={unit} open={recording} onClose={() => setRecording(false)} />
    </Page>
  );
}

function RecordBriefing({ unit, open, onClose }: { unit: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const queries = useQueryClient();
  const tellProblem = useTellProblem();
  const draft = useDraft<Partial<Request>>(`briefing.${unit}`, {});
  const needed = [{ required: true, message: t("needed") }];
  const record = useMutation({
    mutationFn: (request: Request) => dataOf(api.planning.POST("/api/v1/planning/briefings", { body: { ...request, unitCode: unit } })),
    onSuccess: () => { draft.discard(); onClose(); void queries.invalidateQueries({ queryKey: ["briefings"] }); },
    onError: tellProblem,
  });
  return (
    <Drawer open={open} onClose={onClose} size={520} title={t("briefings.record")} destroyOnHidden>
      <Form<Request> key={draft.edition} layout="vertical" initialValues={{ kind: "weekly", heldOn: today(), ...draft.value }} onValuesChange={(_, values) => draft.change(values)} onFinish={(request) => record.mutate(request)}>
        <Form.Item name="kind" label={t("briefings.kind")}><Select options={kinds.map((value) => ({ value, label: t(`briefings.kinds.${value}`) }))} /></Form.Item>
        <Form.Item name="heldOn" label={t("briefings.heldOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="chairedBy" label={t("briefings.chairedBy")} rules={needed}><Input /></Form.Item>
        <Form.Item name="minutes" label={t("briefings.minutes")} rules={needed}><Input.TextArea autoSize={{ minRows: 6 }} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={record.isPending}>{t("action.save", { ns: "common" })}</Button>
        <p><DraftNote draft={draft} /></p>
      </Form>
    </Drawer>
  );
}
