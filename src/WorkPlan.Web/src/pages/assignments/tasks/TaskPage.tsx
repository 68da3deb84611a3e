import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Button, Descriptions, Input, Progress, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useMe } from "../../../api/me";
import { ShortTable } from "../../../components/DataTable";
import { dayText, today } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { Due } from "../../../components/Standing";
import { useUnitName } from "../../../components/UnitPicker";
import { useFieldName } from "../../../components/fields";
import { Dependencies } from "./Dependencies";
import { Extensions } from "./Extensions";
import { Products } from "./Products";
import { References } from "./References";
import { EditRequirements } from "./Requirements";
import { TaskSteps } from "./TaskSteps";
import { kindColours, stateColours, type WorkTask } from "./Tasks";

type Responsible = components["schemas"]["ResponsibleView"];

export default function TaskPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ["tasks", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/tasks/{id}", { params: { path: { id } } })) });
  return <Loaded query={query}>{({ data, tag }) => <Given task={data} tag={tag} />}</Loaded>;
}

/** A task: where it comes from, what it asks for, who has it, and what is to be done with it next. */
function Given({ task, tag }: { task: WorkTask; tag: string }) {
  const { t } = useTranslation(["assignments", "common"]);
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const may = useMay();
  const person = useMe().data?.personCode;
  const [requiring, setRequiring] = useState(false);
  const people = useQuery({ queryKey: ["tasks", task.id, "responsibles", today()], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/responsibles", { params: { path: { id: task.id } } })) });
  const [asOf, setAsOf] = useState(today());
  const holdersOn = useQuery({ queryKey: ["tasks", task.id, "responsibles", asOf], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/responsibles", { params: { path: { id: task.id }, query: { asOf } } })), placeholderData: (before) => before });
  const rows = people.data ?? [];
  const writes = may("writeTasks", task.unitCode);
  const going = task.state === "open" || task.state === "inProgress";
  const mine = rows.some((row) => row.personCode === person && (row.to == null || row.to >= today()));
  const { required } = task;
  const needs = [required.judicialTitle != null && t("tasks.orHigher", { title: t(`judicialTitles.${required.judicialTitle}`) }), required.managementTitle != null && t("tasks.orHigher", { title: t(`managementTitles.${required.managementTitle}`) }), required.qualification != null && t(`qualificationLevels.${required.qualification}`)].filter(Boolean).join(", ");
  return (
    <Page title={task.title} note={<>{nameOf(task.unitCode)} · <Tag color={kindColours[task.kind]}>{t(`tasks.kinds.${task.kind}`)}</Tag><Tag color={stateColours[task.state]}>{t(`tasks.states.${task.state}`)}</Tag></>} actions={<TaskSteps task={task} tag={tag} responsibles={rows} />}>
      <div className="two">
        <div className="stack">
          <Section title={t("tasks.about")} extra={writes && going && <Button size="small" onClick={() => setRequiring(true)}>{t("tasks.editRequirements")}</Button>}>
            <Descriptions size="small" column={{ xs: 1, md: 2 }} items={[
              { label: t("tasks.due"), children: <Due on={task.deadlineOn} open={going} /> },
              { label: t("tasks.field"), children: fieldOf(task.fieldCode) },
              { label: t("tasks.origin"), children: task.planId != null ? <Link to={`/planning/plans/${task.planId}`} search={{ tab: "tasks" }}>{t(`tasks.origins.${task.origin}`)}</Link> : task.seriesId != null ? <Link to="/assignments/series">{t("series.title")}</Link> : t(`tasks.origins.${task.origin}`) },
              { label: t("tasks.effort"), children: t("days", { count: required.effortDays }) },
              { label: t("tasks.activity"), children: t(`activities.${required.activity}`) },
              { label: t("tasks.needs"), children: needs || "–" },
              ...(required.skills.length === 0 ? [] : [{ label: t("tasks.skills"), children: required.skills.map(fieldOf).join(", ") }]),
              ...(required.placeUnitCode == null ? [] : [{ label: t("tasks.place"), children: nameOf(required.placeUnitCode) }]),
              ...(required.subjects.length === 0 ? [] : [{ label: t("subjects.title"), children: required.subjects.map((subject) => `${t(`subjectKinds.${subject.kind}`)} ${subject.kind === "unit" ? nameOf(subject.code) : subject.code}`).join("; ") }]),
            ]} />
          </Section>
          <Section title={t("tasks.responsibles")} extra={<label className="no-print">{t("workload.day")} <Input type="date" size="small" style={{ width: 140 }} value={asOf} onChange={(event) => event.target.value !== "" && setAsOf(event.target.value)} /></label>}>
            <Loaded query={holdersOn}>
              {(holders) => (
                <ShortTable<Responsible> rows={holders} rowKey={(row) => `${row.personCode}-${row.decisionId}-${row.role}`} empty={<>{t("tasks.nobody")} <Link to="/assignments/board">{t("board.title")}</Link></>} columns={[
                  { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{row.fullName}</Link> },
                  { title: t("tasks.role"), render: (_, row) => t(`roles.${row.role}`) },
                  { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${row.to == null ? "…" : dayText(row.to)}` },
                  { title: t("people.decision"), render: (_, row) => <Link to={`/assignments/decisions/${row.decisionId}`}>{row.decisionNumber}</Link> },
                  { title: t("tasks.review"), render: (_, row) => row.review === "none" ? "–" : <Tag color="orange">{t(`reviews.${row.review}`)}</Tag> },
                ]} />
              )}
            </Loaded>
          </Section>
          <References task={task} tag={tag} may={task.state !== "withdrawn" && (writes || mine)} />
          <Products task={task} tag={tag} responsibles={rows} />
        </div>
        <div className="stack">
          <Section title={t("tasks.progress")}>
            <Progress percent={task.percentDone} aria-label={t("tasks.progress")} />
            {task.lastNote != null && <p style={{ whiteSpace: "pre-wrap" }}>{task.lastNote}</p>}
            {task.state === "done" && <Alert type="info" showIcon title={t("tasks.waitsForConfirmation", { day: dayText(task.doneOn) })} />}
            {task.confirmedOn != null && <Alert type="success" showIcon title={t("tasks.confirmedOn", { day: dayText(task.confirmedOn) })} />}
          </Section>
          <Extensions task={task} isLead={rows.some((row) => row.role === "lead" && row.personCode === person && (row.to == null || row.to >= today()))} />
          <Dependencies task={task} may={writes && going} />
        </div>
      </div>
      {requiring && <EditRequirements task={task} tag={tag} onClose={() => setRequiring(false)} />}
    </Page>
  );
}
