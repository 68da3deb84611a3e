import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Descriptions, Progress, Tag } from "antd";
import { useTranslation } from "react-i18next";
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
import { Extensions } from "./Extensions";
import { Products } from "./Products";
import { TaskSteps } from "./TaskSteps";
import { kindColours, stateColours } from "./Tasks";

type Responsible = components["schemas"]["ResponsibleView"];

/** A task: where it comes from, what it asks for, who has it, and what is to be done with it next. */
export default function TaskPage() {
  const { t } = useTranslation("assignments");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const person = useMe().data?.personCode;
  const params = { params: { path: { id } } };
  const query = useQuery({ queryKey: ["tasks", id], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/tasks/{id}", params)) });
  const people = useQuery({ queryKey: ["tasks", id, "responsibles"], queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/tasks/{id}/responsibles", params)) });
  return (
    <Loaded query={query}>
      {({ data: task, tag }) => (
        <Page title={task.title} note={<>{nameOf(task.unitCode)} · <Tag color={kindColours[task.kind]}>{t(`tasks.kinds.${task.kind}`)}</Tag><Tag color={stateColours[task.state]}>{t(`tasks.states.${task.state}`)}</Tag></>} actions={<TaskSteps task={task} tag={tag} responsibles={people.data ?? []} />}>
          <div className="two">
            <div className="stack">
              <Section title={t("tasks.about")}>
                <Descriptions size="small" column={{ xs: 1, md: 2 }} items={[
                  { label: t("tasks.due"), children: <Due on={task.deadlineOn} open={task.state === "open" || task.state === "inProgress"} /> },
                  { label: t("tasks.field"), children: fieldOf(task.fieldCode) },
                  { label: t("tasks.origin"), children: task.planId != null ? <Link to={`/planning/plans/${task.planId}`} search={{ tab: "tasks" }}>{t(`tasks.origins.${task.origin}`)}</Link> : t(`tasks.origins.${task.origin}`) },
                  { label: t("tasks.effort"), children: t("days", { count: task.required.effortDays }) },
                  { label: t("tasks.activity"), children: t(`activities.${task.required.activity}`) },
                  { label: t("tasks.needs"), children: [task.required.judicialTitle && t(`judicialTitles.${task.required.judicialTitle}`), task.required.managementTitle && t(`managementTitles.${task.required.managementTitle}`), task.required.qualification && t(`qualificationLevels.${task.required.qualification}`)].filter(Boolean).join(", ") || "–" },
                ]} />
              </Section>
              <Section title={t("tasks.responsibles")}>
                <Loaded query={people}>
                  {(rows) => (
                    <ShortTable<Responsible> rows={rows} rowKey={(row) => `${row.personCode}-${row.decisionId}-${row.role}`} empty={t("tasks.nobody")} columns={[
                      { title: t("people.name"), render: (_, row) => <Link to={`/assignments/people/${row.personCode}`}>{row.fullName}</Link> },
                      { title: t("tasks.role"), render: (_, row) => t(`roles.${row.role}`) },
                      { title: t("people.validity"), render: (_, row) => `${dayText(row.from)} – ${row.to == null ? "…" : dayText(row.to)}` },
                      { title: t("people.decision"), render: (_, row) => <Link to={`/assignments/decisions/${row.decisionId}`}>{row.decisionNumber}</Link> },
                      { title: t("tasks.review"), render: (_, row) => row.review === "none" ? "–" : <Tag color="orange">{t(`reviews.${row.review}`)}</Tag> },
                    ]} />
                  )}
                </Loaded>
              </Section>
              <Products task={task} tag={tag} responsibles={people.data ?? []} />
            </div>
            <div className="stack">
            <Section title={t("tasks.progress")}>
              <Progress percent={task.percentDone} aria-label={t("tasks.progress")} />
              {task.lastNote != null && <p style={{ whiteSpace: "pre-wrap" }}>{task.lastNote}</p>}
              {task.state === "done" && <Alert type="info" showIcon title={t("tasks.waitsForConfirmation", { day: dayText(task.doneOn) })} />}
              {task.confirmedOn != null && <Alert type="success" showIcon title={t("tasks.confirmedOn", { day: dayText(task.confirmedOn) })} />}
            </Section>
            <Extensions task={task} isLead={people.data?.some((row) => row.role === "lead" && row.personCode === person && (row.to == null || row.to >= today())) ?? false} />
            </div>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
