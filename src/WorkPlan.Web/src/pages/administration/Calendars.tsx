import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Form, Input, InputNumber, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { useFilters } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";
import { useChange } from "../../components/useChange";
import { WorkYears } from "./WorkYears";

type Day = components["schemas"]["CalendarDayView"];
type DayInput = components["schemas"]["CalendarDayRequest"];
const kinds = ["holiday", "compensatoryOff", "makeUpWorkday"] as const;
const colours = { holiday: "red", compensatoryOff: "orange", makeUpWorkday: "blue" } as const;

/** The days off and made up of a year, published and the installation's own; deadlines in working days follow at once. */
export default function Calendars() {
  const { t } = useTranslation(["administration", "common"]);
  const { workYear } = useScope();
  const [filters, change] = useFilters();
  const year = Number(filters.year ?? workYear);
  const [editing, setEditing] = useState<Day | "new">();
  const query = useQuery({ queryKey: ["calendars", year], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/calendars/{year}", { params: { path: { year } } })) });
  const own = query.data?.data.days.filter((day) => day.own).map(({ date, kind, name, basis }): DayInput => ({ date, kind, name, basis })) ?? [];
  const replace = useChange([["calendars"], ["calendar"]], (days: DayInput[]) => api.planning.PUT("/api/v1/planning/calendars/{year}", { params: { path: { year }, header: { "If-Match": query.data!.tag } }, body: { days } }), () => setEditing(undefined));
  const without = (date: string) => own.filter((day) => day.date !== date);
  const needed = useNeeded();
  const edited = editing === "new" ? undefined : editing;
  return (
    <Page title={t("calendars.title")} note={t("calendars.note")} actions={<Button type="primary" icon={<PlusOutlined />} disabled={query.data === undefined} onClick={() => setEditing("new")}>{t("calendars.add")}</Button>}>
      <div className="stack">
        <Section title={<>{t("calendars.year")} <InputNumber aria-label={t("calendars.year")} min={1990} max={2100} value={year} onChange={(next) => next !== null && change({ year: next })} style={{ width: 90 }} /></>}>
          <Loaded query={query}>
            {({ data }) => (
              <>
              {!data.covered && <Alert type="warning" showIcon title={t("calendars.uncovered")} style={{ marginBottom: 12 }} />}
              <ShortTable<Day> rows={data.days} rowKey="date" empty={t("calendars.none")} columns={[
                { title: t("calendars.date"), render: (_, row) => dayText(row.date) },
                { title: t("calendars.kind"), render: (_, row) => <Tag color={colours[row.kind]}>{t(`calendars.kinds.${row.kind}`)}</Tag> },
                { title: t("calendars.name"), dataIndex: "name" },
                { title: t("calendars.basis"), render: (_, row) => <span style={{ whiteSpace: "normal", display: "block", maxWidth: 420 }}>{row.basis}</span> },
                { title: t("calendars.source"), render: (_, row) => row.own ? <Tag color="gold">{t("calendars.own")}</Tag> : t("calendars.published") },
                { title: "", render: (_, row) => <span style={{ display: "flex", gap: 8 }}>
                  <Button size="small" aria-label={`${t("action.edit", { ns: "common" })}: ${dayText(row.date)}`} onClick={() => setEditing(row)}>{t("action.edit", { ns: "common" })}</Button>
                  {row.own && <Button size="small" danger loading={replace.isPending} aria-label={`${t("action.remove", { ns: "common" })}: ${dayText(row.date)}`} onClick={() => replace.mutate(without(row.date))}>{t("action.remove", { ns: "common" })}</Button>}
                </span> },
              ]} />
              </>
            )}
          </Loaded>
        </Section>
        <WorkYears />
      </div>
      {editing !== undefined && (
        <FormDialog<DayInput> title={t(editing === "new" ? "calendars.add" : "calendars.change")} note={t("calendars.what")} busy={replace.isPending} onClose={() => setEditing(undefined)}
          initial={edited === undefined ? { kind: "holiday" } : { date: edited.date, kind: edited.kind, name: edited.name, basis: edited.basis }} onFinish={(day) => replace.mutate([...without(day.date), day])}>
          <Form.Item name="date" label={t("calendars.date")} rules={needed}><Input type="date" min={`${year}-01-01`} max={`${year}-12-31`} disabled={edited !== undefined} /></Form.Item>
          <Form.Item name="kind" label={t("calendars.kind")}><Select options={kinds.map((value) => ({ value, label: t(`calendars.kinds.${value}`) }))} /></Form.Item>
          <Form.Item name="name" label={t("calendars.name")} rules={needed}><Input /></Form.Item>
          <Form.Item name="basis" label={t("calendars.basis")} rules={needed}><Input.TextArea autoSize /></Form.Item>
        </FormDialog>
      )}
    </Page>
  );
}
