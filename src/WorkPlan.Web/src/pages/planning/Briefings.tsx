import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { DataTable, ShortTable } from "../../components/DataTable";
import { dayText } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Page } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { BriefingForm, briefingKinds, type Briefing } from "./meetings/BriefingForm";
import { DirectionForm, type Direction } from "./meetings/DirectionForm";
import { useMeetingTaskColumns, type MeetingTask } from "./meetings/MeetingTasks";
import { SessionForm, type Session } from "./meetings/SessionForm";
import { pick } from "./Obligations";

type Regularity = components["schemas"]["RegularityView"];

/** Where work is directed by word of mouth: briefings, thematic sessions, what the leadership directed at them, the tasks they gave. */
export default function Briefings() {
  const { t } = useTranslation("planning");
  const { unit } = useScope();
  const [filters, change] = useFilters();
  const [recording, setRecording] = useState(false);
  const may = useMay();
  const tab = filters.tab ?? "briefings";
  const close = () => setRecording(false);
  return (
    <Page title={t("briefings.title")} note={t("briefings.note")} actions={tab !== "tasks" && tab !== "regularity" && may("recordMeetings", unit) && (
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>{t(tab === "sessions" ? "sessions.record" : tab === "directions" ? "directions.record" : "briefings.record")}</Button>
    )}>
      <Tabs activeKey={tab} destroyOnHidden onChange={(next) => change({ tab: next, page: undefined, state: undefined, kind: undefined, takenUp: undefined })} items={[
        { key: "briefings", label: t("briefings.briefings"), children: <BriefingList /> },
        { key: "sessions", label: t("sessions.title"), children: <SessionList /> },
        { key: "directions", label: t("directions.title"), children: <DirectionList /> },
        { key: "tasks", label: t("meetingTasks.title"), children: <TaskList /> },
        { key: "regularity", label: t("briefings.regularity"), children: <RegularityList /> },
      ]} />
      {recording && (tab === "sessions" ? <SessionForm unit={unit} onClose={close} /> : tab === "directions" ? <DirectionForm unit={unit} onClose={close} /> : <BriefingForm unit={unit} onClose={close} />)}
    </Page>
  );
}

/** What each list asks for: the chosen unit and those below it, in the year, a page at a time. */
function usePart() {
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  return { unit, workYear, filters, change, part: { under: unit, workYear, pageSize: 50, page: Number(filters.page ?? 1) } };
}

function BriefingList() {
  const { t } = useTranslation("planning");
  const { unit, workYear, filters, change, part } = usePart();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["briefings", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/briefings", { params: { query: { ...part, ...pick(filters, ["kind"]) } } })) });
  return (
    <>
      <div className="filters no-print"><Select allowClear style={{ width: 170 }} placeholder={t("briefings.kind")} aria-label={t("briefings.kind")} value={filters.kind ?? null} onChange={(kind?: string) => change({ kind, page: undefined })} options={briefingKinds.map((value) => ({ value, label: t(`briefings.kinds.${value}`) }))} /></div>
      <DataTable<Briefing> query={query} rowKey="id" empty={t("briefings.none")} columns={[
        { title: t("briefings.heldOn"), render: (_, row) => <Link to={`/planning/briefings/${row.id}`}>{dayText(row.heldOn)}</Link> },
        { title: t("briefings.kind"), render: (_, row) => t(`briefings.kinds.${row.kind}`) },
        { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
        { title: t("briefings.chairedBy"), dataIndex: "chairedBy" },
        { title: t("briefings.minutes"), render: (_, row) => <span className="reason">{row.minutes.length > 160 ? `${row.minutes.slice(0, 160)}…` : row.minutes}</span> },
      ]} />
    </>
  );
}

function SessionList() {
  const { t } = useTranslation("planning");
  const { unit, workYear, filters, part } = usePart();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["sessions", unit, workYear, filters.page], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/sessions", { params: { query: part } })) });
  return (
    <DataTable<Session> query={query} rowKey="id" empty={t("sessions.none")} columns={[
      { title: t("briefings.heldOn"), render: (_, row) => dayText(row.heldOn) },
      { title: t("sessions.theme"), render: (_, row) => <Link className="reason" to={`/planning/sessions/${row.id}`}>{row.theme}</Link> },
      { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
      { title: t("sessions.conclusions"), align: "right", render: (_, row) => row.conclusions.length },
      { title: t("sessions.attendees"), align: "right", render: (_, row) => row.attendees.length },
    ]} />
  );
}

function DirectionList() {
  const { t } = useTranslation("planning");
  const { unit, workYear, filters, change, part } = usePart();
  const query = useQuery({ queryKey: ["directions", unit, workYear, filters], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/directions", { params: { query: { ...part, ...(filters.takenUp !== undefined && { takenUp: filters.takenUp === "true" }) } } })) });
  return (
    <>
      <div className="filters no-print"><Select allowClear style={{ width: 220 }} placeholder={t("directions.uptake")} aria-label={t("directions.uptake")} value={filters.takenUp ?? null} onChange={(takenUp?: string) => change({ takenUp, page: undefined })} options={(["true", "false"] as const).map((value) => ({ value, label: t(`directions.takenUp.${value}`) }))} /></div>
      <DataTable<Direction> query={query} rowKey="id" empty={t("directions.none")} columns={[
        { title: t("directions.givenOn"), render: (_, row) => dayText(row.givenOn) },
        { title: t("directions.text"), render: (_, row) => <Link className="reason" to={`/planning/directions/${row.id}`}>{row.text}</Link> },
        { title: t("directions.givenBy"), render: (_, row) => <span className="reason">{row.givenBy}</span> },
        { title: t("directions.uptake"), render: (_, row) => <UptakeTag direction={row} /> },
      ]} />
    </>
  );
}

export function UptakeTag({ direction }: { direction: Direction }) {
  const { t } = useTranslation("planning");
  const done = direction.addressees.filter((unit) => direction.uptakes.some((uptake) => uptake.unitCode === unit)).length;
  return <Tag color={done === direction.addressees.length ? "green" : "orange"}>{t("directions.takenUpBy", { done, of: direction.addressees.length })}</Tag>;
}

function TaskList() {
  const { t } = useTranslation("planning");
  const { unit, workYear, filters, change, part } = usePart();
  const columns = useMeetingTaskColumns();
  const query = useQuery({
    queryKey: ["meeting-tasks", unit, workYear, filters], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/meeting-tasks", { params: { query: { ...part, ...(filters.state === "overdue" ? { overdue: true } : pick(filters, ["state"])) } } })),
  });
  return (
    <>
      <div className="filters no-print"><Select allowClear style={{ width: 180 }} placeholder={t("obligations.state")} aria-label={t("obligations.state")} value={filters.state ?? null} onChange={(state?: string) => change({ state, page: undefined })} options={(["open", "overdue", "done", "cancelled"] as const).map((value) => ({ value, label: t(`meetingTasks.states.${value}`) }))} /></div>
      <DataTable<MeetingTask> query={query} rowKey="id" empty={t("meetingTasks.none")} columns={columns} />
    </>
  );
}

function RegularityList() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const nameOf = useUnitName();
  const query = useQuery({ queryKey: ["briefings", "regularity", unit, workYear], enabled: unit !== "", queryFn: () => dataOf(api.planning.GET("/api/v1/planning/briefings/regularity", { params: { query: { unit, workYear } } })) });
  return (
    <Loaded query={query}>
      {(rows) => <ShortTable<Regularity> rows={rows} rowKey={(row) => `${row.unitCode}-${row.kind}`} empty={t("briefings.noRegularity")} columns={[
        { title: t("plans.unit"), render: (_, row) => nameOf(row.unitCode) },
        { title: t("briefings.kind"), render: (_, row) => t(`briefings.kinds.${row.kind}`) },
        { title: t("briefings.held"), align: "right", render: (_, row) => <b style={row.held < row.expected ? { color: "#b3261e" } : {}}>{row.held}/{row.expected}</b> },
        { title: t("briefings.lastHeldOn"), render: (_, row) => dayText(row.lastHeldOn) },
        { title: t("briefings.countedTo"), render: (_, row) => dayText(row.countedTo) },
      ]} />}
    </Loaded>
  );
}
