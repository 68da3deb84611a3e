import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import type { components as planning } from "../../../api/generated/planning";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Section } from "../../../components/Page";
import { UnitField, useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";

type Supervision = planning["schemas"]["SupervisionView"];
interface StepInput { unitCode?: string; validFrom?: string; validTo?: string; lastDay?: string }

/** The units that a leader supervises, and from when until when: what they conclude there are directions. */
export function Supervised({ person }: { person: components["schemas"]["PersonView"] }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const may = useMay()("nameSupervisors", person.unitCode);
  const needed = useNeeded();
  const [step, setStep] = useState<"begin" | Supervision>();
  const leader = person.managementTitle === "chief" || person.managementTitle === "deputyChief";
  const query = useQuery({ queryKey: ["supervisions", person.code], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/supervisions", { params: { query: { person: person.code, pageSize: 100 } } })) });
  const send = useChange([["supervisions"]], async (input: StepInput): Promise<unknown> => {
    if (step === "begin") return api.planning.POST("/api/v1/planning/supervisions", { body: { unitCode: input.unitCode ?? "", name: person.fullName, personCode: person.code, validFrom: input.validFrom ?? today(), validTo: input.validTo || null } });
    const path = { id: step!.id };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/supervisions/{id}", { params: { path } }));
    return api.planning.POST("/api/v1/planning/supervisions/{id}/end", { params: { path, header: { "If-Match": tag } }, body: { lastDay: input.lastDay ?? today() } });
  }, () => setStep(undefined));
  // Who leads nothing supervises nothing; who once did still shows it.
  if (!leader && (query.data?.items.length ?? 0) === 0) return null;
  return (
    <Section title={t("people.supervised")} extra={may && leader && <Button size="small" icon={<PlusOutlined />} onClick={() => setStep("begin")}>{t("people.supervise")}</Button>}>
      <Loaded query={query} empty={(page) => page.items.length === 0 && <p className="page-note" style={{ margin: 0 }}>{t("people.supervisesNothing")}</p>}>
        {(page) => (
          <ShortTable<Supervision> rows={page.items} rowKey="id" size="small" columns={[
            { title: t("people.unit"), render: (_, row) => nameOf(row.unitCode) },
            { title: t("people.validity"), render: (_, row) => <>{dayText(row.validFrom)} – {row.validTo == null ? "…" : dayText(row.validTo)} {row.validFrom <= today() && (row.validTo == null || row.validTo >= today()) && <Tag color="green">{t("people.now")}</Tag>}</> },
            ...(may ? [{ title: "", render: (_: unknown, row: Supervision) => (row.validTo == null || row.validTo > today()) && <Button size="small" type="text" className="no-print" aria-label={`${t("people.end")}: ${nameOf(row.unitCode)}`} onClick={() => setStep(row)}>{t("people.end")}</Button> }] : []),
          ]} />
        )}
      </Loaded>
      {step !== undefined && (
        <FormDialog<StepInput> title={t(step === "begin" ? "people.supervise" : "people.end")} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={{ validFrom: today(), lastDay: today() }}>
          {step === "begin" ? (
            <>
              <Form.Item name="unitCode" label={t("people.unit")} rules={needed}><UnitField label={t("people.unit")} /></Form.Item>
              <div className="filters">
                <Form.Item name="validFrom" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
                <Form.Item name="validTo" label={t("people.to")}><Input type="date" /></Form.Item>
              </div>
            </>
          ) : <Form.Item name="lastDay" label={t("moves.lastDay")} rules={needed}><Input type="date" min={step.validFrom} /></Form.Item>}
        </FormDialog>
      )}
    </Section>
  );
}
