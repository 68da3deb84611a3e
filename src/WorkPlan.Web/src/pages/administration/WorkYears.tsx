import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, InputNumber, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { ShortTable } from "../../components/DataTable";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { Loaded, Section } from "../../components/Page";
import { useChange } from "../../components/useChange";

type Calendar = components["schemas"]["PeriodCalendarView"];
type Version = Calendar["versions"][number];
type VersionInput = components["schemas"]["PeriodCalendarVersionRequest"];

/** When work years begin, by calendar and by the year from which that holds. */
export function WorkYears() {
  const { t } = useTranslation(["administration", "common"]);
  const [editing, setEditing] = useState<Calendar>();
  const query = useQuery({ queryKey: ["period-calendars"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods/calendars")) });
  const replace = useChange([["period-calendars"], ["periods"]], async ({ code, versions }: { code: string; versions: VersionInput[] }) => {
    const path = { code };
    const { tag } = await taggedOf(api.planning.GET("/api/v1/planning/periods/calendars/{code}", { params: { path } }));
    return api.planning.PUT("/api/v1/planning/periods/calendars/{code}", { params: { path, header: { "If-Match": tag } }, body: { versions } });
  }, () => setEditing(undefined));
  const ownOf = (calendar: Calendar) => calendar.versions.filter((version) => version.own).map(({ own: _, ...version }): VersionInput => version);
  const needed = useNeeded();
  return (
    <Section title={t("workYears.title")}>
      <p style={{ marginTop: 0 }}>{t("workYears.note")}</p>
      <Loaded query={query}>
        {(calendars) => (
          <div className="stack">
            {calendars.map((calendar) => (
              <div key={calendar.code}>
                <b>{calendar.name}</b> <Button size="small" onClick={() => setEditing(calendar)} aria-label={`${t("workYears.add")}: ${calendar.name}`}>{t("workYears.add")}</Button>
                <ShortTable<Version> size="small" rows={calendar.versions} rowKey="appliesFromYear" pagination={false} columns={[
                  { title: t("workYears.from"), dataIndex: "appliesFromYear" },
                  { title: t("workYears.begins"), render: (_, row) => t(row.startsInPreviousYear ? "workYears.beginsBefore" : "workYears.beginsIn", { month: row.startMonth }) },
                  { title: t("calendars.basis"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.legalBasis}</span> },
                  { title: "", render: (_, row) => row.own && <><Tag color="gold">{t("calendars.own")}</Tag><Button size="small" danger aria-label={`${t("action.remove", { ns: "common" })}: ${row.appliesFromYear}`} onClick={() => replace.mutate({ code: calendar.code, versions: ownOf(calendar).filter((version) => version.appliesFromYear !== row.appliesFromYear) })}>{t("action.remove", { ns: "common" })}</Button></> },
                ]} />
              </div>
            ))}
          </div>
        )}
      </Loaded>
      {editing !== undefined && (
        <FormDialog<VersionInput> title={`${t("workYears.add")}: ${editing.name}`} note={t("workYears.what")} busy={replace.isPending} onClose={() => setEditing(undefined)} initial={{ startMonth: 12, startsInPreviousYear: true }}
          onFinish={(version) => replace.mutate({ code: editing.code, versions: [...ownOf(editing).filter((known) => known.appliesFromYear !== version.appliesFromYear), { ...version, startsInPreviousYear: version.startsInPreviousYear ?? false }] })}>
          <Form.Item name="appliesFromYear" label={t("workYears.from")} rules={needed}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
          <Form.Item name="startMonth" label={t("workYears.month")} rules={needed}><InputNumber min={1} max={12} precision={0} /></Form.Item>
          <Form.Item name="startsInPreviousYear" valuePropName="checked"><Checkbox>{t("workYears.previous")}</Checkbox></Form.Item>
          <Form.Item name="legalBasis" label={t("calendars.basis")} rules={needed}><Input.TextArea autoSize /></Form.Item>
        </FormDialog>
      )}
    </Section>
  );
}
