import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { useScope } from "../../../app/scope";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { UptakeTag } from "../Briefings";
import type { Direction } from "./DirectionForm";
import { UnitTraces } from "./UnitTraces";

type Request = components["schemas"]["TakeUpDirectionRequest"];

/** What was directed, whom it is meant for, and unit by unit what became of it. */
export default function DirectionPage() {
  const { t } = useTranslation("planning");
  const { id } = useParams({ strict: false }) as { id: string };
  const [taking, setTaking] = useState(false);
  const nameOf = useUnitName();
  const may = useMay();
  const path = { params: { path: { id } } };
  const query = useQuery({ queryKey: ["directions", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/directions/{id}", path)) });
  const trace = useQuery({ queryKey: ["directions", id, "trace"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/directions/{id}/trace", path)) });
  return (
    <Loaded query={query}>
      {({ data }) => {
        const waiting = data.addressees.filter((unit) => may("writePlans", unit) && !data.uptakes.some((uptake) => uptake.unitCode === unit));
        return (
          <Page title={t("directions.one")} note={<>{data.occasion} · <UptakeTag direction={data} /></>} actions={waiting.length > 0 && <Button type="primary" onClick={() => setTaking(true)}>{t("directions.takeUp")}</Button>}>
            <div className="stack">
              <Section title={t("directions.text")}>
                <p style={{ marginTop: 0, whiteSpace: "pre-wrap", maxWidth: "100ch" }}>{data.text}</p>
                <Descriptions size="small" column={{ xs: 1, md: 2 }} items={[
                  { label: t("directions.givenBy"), children: `${data.givenBy}, ${dayText(data.givenOn)}` }, { label: t("plans.unit"), children: nameOf(data.unitCode) },
                  { label: t("directions.addressees"), children: data.addressees.map(nameOf).join("; ") },
                  ...(data.briefingId == null ? [] : [{ label: t("directions.from"), children: <Link to={`/planning/briefings/${data.briefingId}`}>{t("directions.fromBriefing")}</Link> }]),
                  ...(data.sessionId == null ? [] : [{ label: t("directions.from"), children: <Link to={`/planning/sessions/${data.sessionId}`}>{t("directions.fromSession")}</Link> }]),
                ]} />
              </Section>
              <Section title={t("directions.uptake")}><Loaded query={trace}>{(view) => <UnitTraces rows={view.units} empty={t("directions.noAddressees")} />}</Loaded></Section>
            </div>
            {taking && <TakeUp direction={data} units={waiting} onClose={() => setTaking(false)} />}
          </Page>
        );
      }}
    </Loaded>
  );
}

/** Which plan, and which task of it, a direction has become. */
function TakeUp({ direction, units, onClose }: { direction: Direction; units: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const { unit } = useScope();
  const [planId, setPlanId] = useState<string>();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const plans = useQuery({
    queryKey: ["plans", "to-take-up", unit, direction.workYear],
    queryFn: async () => (await dataOf(api.planning.GET("/api/v1/planning/plans", { params: { query: { ...(units.length === 1 ? { unit: units[0]! } : { under: unit }), workYear: direction.workYear, pageSize: 200 } } }))).items,
  });
  const plan = useQuery({ queryKey: ["plans", planId, "plain"], enabled: planId !== undefined, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/plans/{id}", { params: { path: { id: planId! } } })) });
  const send = useChange([["directions"], ["plans"]], (request: Request) => dataOf(api.planning.POST("/api/v1/planning/directions/{id}/uptakes", { params: { path: { id: direction.id } }, body: { ...request, taskId: request.taskId ?? null, takenUpOn: request.takenUpOn || null } })), onClose);
  const choices = (plans.data ?? []).filter((known) => units.includes(known.unitCode) && known.state !== "withdrawn");
  return (
    <FormDialog<Request> title={t("directions.takeUp")} note={choices.length === 0 && plans.data !== undefined ? t("directions.noPlanYet") : t("directions.takeUpWhat")} busy={send.isPending} onClose={onClose} onFinish={send.mutate} initial={{ takenUpOn: today() }}>
      <Form.Item name="planId" label={t("plans.name")} rules={needed}><Select loading={plans.isPending} onChange={setPlanId} options={choices.map((known) => ({ value: known.id, label: `${nameOf(known.unitCode)}: ${known.title}` }))} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      <Form.Item name="taskId" label={t("directions.task")}><Select allowClear loading={plan.isFetching} options={plan.data?.tasks.map((task) => ({ value: task.id, label: task.title })) ?? []} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      <Form.Item name="how" label={t("directions.how")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
      <Form.Item name="takenUpOn" label={t("directions.takenUpOn")} rules={needed}><Input type="date" /></Form.Item>
    </FormDialog>
  );
}
