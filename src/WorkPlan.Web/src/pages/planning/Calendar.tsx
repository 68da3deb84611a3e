import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Space, Tag } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { useScope } from "../../app/scope";
import { ShortTable } from "../../components/DataTable";
import { dayText, today } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Nothing, Page, Section } from "../../components/Page";
import { useUnitName } from "../../components/UnitPicker";
import { usePeriodText } from "../../components/usePeriodText";
import "./calendar.css";

type Day = components["schemas"]["CalendarDayView"];
const kinds = ["due", "meeting", "off", "makeUp"] as const;
type Kind = (typeof kinds)[number];
/** Something that is on a day, with where it leads. */
interface Entry { on: string; kind: Kind; text: string; to?: string; search?: Record<string, string>; done?: boolean }
const colours = { due: "red", meeting: "blue", off: "gold", makeUp: "purple" } as const;

/** The work year month by month: deadlines, briefings and sessions, days off and made up, and where each period ends. */
export default function Calendar() {
  const { t } = useTranslation("planning");
  const { unit, workYear } = useScope();
  const [filters, change] = useFilters();
  const nameOf = useUnitName();
  const entries = useEntries(unit, workYear);
  const periods = useQuery({ queryKey: ["periods", workYear], staleTime: 600_000, queryFn: () => dataOf(api.planning.GET("/api/v1/planning/periods", { params: { query: { workYear } } })) });
  const months = (periods.data ?? []).filter((period) => period.kind === "month");
  const now = today();
  const chosen = months.find((month) => month.code === filters.month) ?? months.find((month) => month.from <= now && now <= month.to) ?? months[0];
  const at = chosen === undefined ? -1 : months.indexOf(chosen);
  const ofMonth = entries.all.filter((entry) => chosen !== undefined && entry.on >= chosen.from && entry.on <= chosen.to);
  return (
    <Page title={t("calendar.titleOf", { year: workYear })} note={`${nameOf(unit)} · ${t("calendar.note")}`}>
      <Loaded query={periods} empty={() => months.length === 0 && <Nothing>{t("calendar.none")}</Nothing>}>
        {(rows) => (
          <div className="two calendar">
            <div className="months">
              {months.map((month) => <Month key={month.code} code={month.code} from={month.from} to={month.to} chosen={month === chosen} entries={entries.all} ends={rows.filter((period) => period.kind !== "month" && period.kind !== "week" && period.to === month.to).map((period) => period.code)} onChoose={() => change({ month: month.code })} />)}
            </div>
            <div className="stack">
              {chosen !== undefined && (
                <Section title={<Space><Button size="small" type="text" icon={<LeftOutlined />} aria-label={t("calendar.before")} disabled={at <= 0} onClick={() => change({ month: months[at - 1]!.code })} />{t("calendar.agendaOf", { month: chosen.from.slice(5, 7), year: chosen.from.slice(0, 4) })}<Button size="small" type="text" icon={<RightOutlined />} aria-label={t("calendar.after")} disabled={at >= months.length - 1} onClick={() => change({ month: months[at + 1]!.code })} /></Space>}>
                  <Loaded query={entries.query}>
                    {() => ofMonth.length === 0 ? <Nothing>{t("calendar.nothing")}</Nothing> : (
                      <ol className="agenda" tabIndex={0} aria-label={t("calendar.agenda")}>
                        {ofMonth.map((entry, index) => (
                          <li key={`${entry.on}-${index}`}>
                            <time dateTime={entry.on} className={entry.on === now ? "numbers now" : "numbers"}>{dayText(entry.on).slice(0, 5)}</time>
                            <Tag color={colours[entry.kind]}>{t(`calendar.entries.${entry.kind}`)}</Tag>
                            <span className={entry.done === true ? "done" : undefined}>{entry.to === undefined ? entry.text : <Link to={entry.to} {...(entry.search && { search: entry.search })}>{entry.text}</Link>}{entry.done === true && <small> · {t("obligations.done")}</small>}</span>
                          </li>
                        ))}
                      </ol>
                    )}
                  </Loaded>
                </Section>
              )}
              <Section title={t("calendar.days")}>
                <ShortTable<Day> rows={entries.days} rowKey="date" size="small" empty={t("calendar.none")} columns={[
                  { title: t("calendar.date"), render: (_, row) => dayText(row.date) },
                  { title: t("calendar.kind"), render: (_, row) => <Tag color={row.kind === "makeUpWorkday" ? "purple" : "gold"}>{t(`calendar.kinds.${row.kind}`, { defaultValue: row.kind })}</Tag> },
                  { title: t("calendar.name"), render: (_, row) => <span className="reason">{row.name}<br /><small>{row.basis}</small></span> },
                ]} />
              </Section>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function useEntries(unit: string, workYear: number) {
  const { t } = useTranslation("planning");
  const days = useQuery({
    queryKey: ["calendar", workYear],
    queryFn: async () => {
      const years = await Promise.all([workYear - 1, workYear].map((year) => dataOf(api.planning.GET("/api/v1/planning/calendars/{year}", { params: { path: { year } } }))));
      return years.flatMap((year) => year.days).filter((day) => day.date >= `${workYear - 1}-12-01` && day.date <= `${workYear}-11-30`);
    },
  });
  // What the unit itself has to do: what each person has to read is on the person's own list.
  const query = useQuery({
    queryKey: ["obligations", "calendar", unit, workYear], enabled: unit !== "",
    queryFn: async () => {
      const kinds = ["supplement", "report", "answer"] as const;
      const part = { unit, workYear, pageSize: 200 };
      const [owed, briefings, sessions, tasks] = await Promise.all([
        Promise.all(kinds.map((kind) => dataOf(api.planning.GET("/api/v1/planning/obligations", { params: { query: { ...part, kind, sort: "dueAt" } } })))),
        dataOf(api.planning.GET("/api/v1/planning/briefings", { params: { query: part } })),
        dataOf(api.planning.GET("/api/v1/planning/sessions", { params: { query: part } })),
        dataOf(api.planning.GET("/api/v1/planning/meeting-tasks", { params: { query: part } })),
      ]);
      return { owed: owed.flatMap((page) => page.items), briefings: briefings.items, sessions: sessions.items, tasks: tasks.items };
    },
  });
  const all = useMemo(() => {
    const found: Entry[] = (days.data ?? []).map((day) => ({ on: day.date, kind: day.kind === "makeUpWorkday" ? "makeUp" : "off", text: day.name }));
    for (const row of query.data?.owed ?? []) {
      found.push({
        on: row.dueOn, kind: "due", done: row.state === "satisfied" || row.state === "waived", text: `${t(`kinds.${row.kind}`, { ns: "home" })}: ${row.document}`,
        to: row.inquiryId != null ? `/planning/inquiries/${row.inquiryId}` : row.documentId != null ? `/planning/documents/${row.documentId}` : "/planning/reports", ...(row.report != null && { search: { form: row.report.formCode, period: row.report.period } }),
      });
    }
    for (const row of query.data?.briefings ?? []) found.push({ on: row.heldOn, kind: "meeting", text: t("briefings.titleOf", { kind: t(`briefings.kinds.${row.kind}`).toLowerCase(), day: dayText(row.heldOn) }), to: `/planning/briefings/${row.id}` });
    for (const row of query.data?.sessions ?? []) found.push({ on: row.heldOn, kind: "meeting", text: `${t("sessions.one")}: ${row.theme}`, to: `/planning/sessions/${row.id}` });
    for (const row of query.data?.tasks ?? []) if (row.dueOn != null && row.state !== "cancelled") found.push({ on: row.dueOn, kind: "due", done: row.state === "done", text: `${t("meetingTasks.one")}: ${row.title}`, to: "/planning/briefings", search: { tab: "tasks" } });
    return found.toSorted((a, b) => a.on.localeCompare(b.on));
  }, [days.data, query.data, t]);
  return { all, days: days.data ?? [], query };
}

interface MonthProps { code: string; from: string; to: string; chosen: boolean; entries: readonly Entry[]; ends: readonly string[]; onChoose: () => void }

/** A month as a small sheet; what is on which day is said in words in its agenda. */
function Month({ from, to, chosen, entries, ends, onChoose }: MonthProps) {
  const { t } = useTranslation("planning");
  const periodText = usePeriodText();
  const within = entries.filter((entry) => entry.on >= from && entry.on <= to);
  const count = (kind: Kind) => within.filter((entry) => entry.kind === kind).length;
  const first = new Date(`${from}T00:00:00Z`);
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const lead = (first.getUTCDay() + 6) % 7;
  const dates = Array.from({ length }, (_, index) => new Date(first.getTime() + index * 86_400_000).toISOString().slice(0, 10));
  const said = kinds.filter((kind) => count(kind) > 0).map((kind) => t(`calendar.counts.${kind}`, { total: count(kind) })).join(" · ");
  const classOf = (date: string, index: number) => {
    const here = within.filter((entry) => entry.on === date).map((entry) => entry.kind);
    const weekend = (lead + index) % 7 > 4;
    return [here.includes("off") || (weekend && !here.includes("makeUp")) ? "off" : "", here.includes("due") ? "due" : "", here.includes("meeting") ? "meeting" : "", date === today() ? "now" : ""].filter(Boolean).join(" ");
  };
  return (
    <button type="button" className={chosen ? "month chosen" : "month"} aria-pressed={chosen} onClick={onChoose}>
      <b>{t("calendar.month", { month: from.slice(5, 7), year: from.slice(0, 4) })}</b>
      <span className="sheet" aria-hidden>
        {Array.from({ length: lead }, (_, index) => <i key={index} />)}
        {dates.map((date, index) => <i key={date} className={classOf(date, index)}>{Number(date.slice(8))}</i>)}
      </span>
      <small>{said || t("calendar.free")}</small>
      {ends.length > 0 && <small className="ends">{t("calendar.ends", { periods: ends.map(periodText).join(", ") })}</small>}
    </button>
  );
}
