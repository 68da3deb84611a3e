import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { usePeriodText } from "../../../components/usePeriodText";
import type { Part } from "./parts";

type Figures = components["schemas"]["Figures"];
export interface Detailed { code: string; name: string; rule: string; figures: Figures | null; seen: number; parts: readonly Part[] }
interface Entry { person?: string; on?: string; count: number }
interface PartInput { numerator?: number | null; denominator?: number | null; count?: number | null }
interface DetailInput { breakdown?: Entry[]; parts?: Record<string, PartInput>; correctionReason?: string }
interface DetailsProps { unit: string; period: string; row: Detailed; onClose: () => void }

/** The figures of a target that one number does not say: who did it on which day, or each measure that a compound rule names. */
export function Details({ unit, period, row, onClose }: DetailsProps) {
  const { t } = useTranslation(["planning", "common"]);
  const needed = useNeeded();
  const periodText = usePeriodText();
  const people = useQuery({ queryKey: ["people", "of", unit], staleTime: 300_000, queryFn: async () => (await dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { unit, pageSize: 200 } } }))).items });
  const persons = (people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }));
  const save = useChange([["results"], ["outcomes"], ["heat-map"], ["rollups"], ["forecast"]], ({ breakdown, parts, correctionReason }: DetailInput) => dataOf(api.planning.POST("/api/v1/planning/results", {
    body: { results: [{
      unitCode: unit, targetCode: row.code, period: period as never, correctionReason: correctionReason || null, seen: row.seen,
      ...(row.parts.length === 0
        ? { breakdown: (breakdown ?? []).map((entry) => ({ count: entry.count, person: entry.person ?? null, on: entry.on || null })) }
        : { parts: row.parts.map(({ part }) => ({ part, numerator: parts?.[part]?.numerator ?? null, denominator: parts?.[part]?.denominator ?? null, count: parts?.[part]?.count ?? null })) }),
    }] },
  })), onClose);
  const known = row.figures?.breakdown ?? [];
  const initial: DetailInput = row.parts.length === 0
    ? { breakdown: known.length === 0 ? [{ count: 1 }] : known.map((entry) => ({ count: entry.count, ...(entry.person != null && { person: entry.person }), ...(entry.on != null && { on: entry.on }) })) }
    : { parts: (row.figures?.parts ?? {}) as Record<string, PartInput> };
  return (
    <FormDialog<DetailInput> title={`${row.name} – ${periodText(period)}`} note={row.rule} width={760} busy={save.isPending} onClose={onClose} onFinish={save.mutate} initial={initial}>
      {row.parts.length === 0 ? (
        <Form.List name="breakdown">
          {(entries, { add, remove }) => (
            <>
              {entries.map(({ key, name }) => (
                <div key={key} className="filters">
                  <Form.Item name={[name, "person"]} label={t("results.person")} rules={needed} style={{ flex: "1 1 240px", minWidth: 0 }}><Select showSearch={{ optionFilterProp: "label" }} options={persons} loading={people.isPending} /></Form.Item>
                  <Form.Item name={[name, "on"]} label={t("results.on")} rules={needed}><Input type="date" /></Form.Item>
                  <Form.Item name={[name, "count"]} label={t("results.count")} rules={needed}><InputNumber min={0} precision={0} style={{ width: 90 }} /></Form.Item>
                  <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(name)} style={{ alignSelf: "center" }} />
                </div>
              ))}
              <p><Button icon={<PlusOutlined />} onClick={() => add({ count: 1 })}>{t("results.addEntry")}</Button></p>
            </>
          )}
        </Form.List>
      ) : row.parts.map(({ part, label, measure }) => (
        <fieldset key={part} style={{ border: 0, borderTop: "1px solid #eef2f7", margin: 0, padding: "8px 0 0" }}>
          <legend style={{ padding: 0 }}><b>{label}</b></legend>
          <div className="filters">
            {(measure === "ratio" ? ["numerator", "denominator"] as const : ["count"] as const).map((column) => <Form.Item key={column} name={["parts", part, column]} label={t(`results.${column}`)}><InputNumber min={0} precision={0} aria-label={`${label} – ${t(`results.${column}`)}`} /></Form.Item>)}
          </div>
        </fieldset>
      ))}
      {row.figures !== null && <Form.Item name="correctionReason" label={t("results.correctionReason")} rules={needed}><Input /></Form.Item>}
    </FormDialog>
  );
}
