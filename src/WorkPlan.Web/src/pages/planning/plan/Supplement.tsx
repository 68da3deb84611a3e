import { DeleteOutlined, EditOutlined, PlusOutlined, UndoOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Input, Radio, Select, Tag } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { newId } from "../../../api/key";
import { dayText, today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { useFields } from "../../../components/fields";
import { useNeeded } from "../../../components/FormDialog";
import { basisOf, useBasisOptions } from "./basis";
import { draftOf, SectionEditor, type Request as SectionRequest } from "./EditSection";
import type { PlanProps } from "./PlanPage";
import { TaskDialog } from "./TaskDialog";
import { inputOf, requestOf, taskColours, type TaskInput } from "./tasks";
import { usePlanChange } from "./usePlanChange";

type Request = components["schemas"]["SupplementPlanRequest"];
interface Head { answer: "change" | "noChange"; basis: string[]; decidedOn: string; number?: string; noChangeReason?: string }
interface Typed { head: Head; added: { id: string; task: TaskInput }[]; changed: Record<string, TaskInput>; removed: string[]; sections: Record<string, SectionRequest> }

/** Answers documents that have come after the plan: what it adds, changes or drops because of them, or why nothing changes. Several in one. */
export function Supplement({ plan, tag, onClose }: PlanProps & { onClose: () => void }) {
  const { t } = useTranslation(["planning", "common"]);
  const [form] = Form.useForm<Head>();
  const [task, setTask] = useState<string>();
  const [field, setField] = useState<string>();
  const fields = useFields();
  const needed = useNeeded();
  const queries = useQueryClient();
  const options = useBasisOptions(plan.unitCode, plan.workYear, true);
  const due = useQuery({
    queryKey: ["obligations", plan.unitCode, plan.workYear, "supplement"],
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/obligations", { params: { query: { unit: plan.unitCode, workYear: plan.workYear, kind: "supplement", sort: "dueAt", owed: true, pageSize: 200 } } })),
  });
  const begun: Typed = { head: { answer: "change", basis: [], decidedOn: today() }, added: [], changed: {}, removed: [], sections: {} };
  const draft = useDraft<Typed, number>(`supplement.${plan.id}`, begun, plan.versionNumber);
  const { head, added, changed, removed, sections } = draft.value;
  const change = (next: Partial<Typed>) => draft.change((before) => ({ ...before, ...next }));
  const without = <T,>(all: Record<string, T>, key: string) => Object.fromEntries(Object.entries(all).filter(([known]) => known !== key));
  const open = due.data?.items ?? [];
  const nothing = added.length + removed.length + Object.keys(changed).length + Object.keys(sections).length === 0;
  const nameOf = (code: string) => fields.data?.items.find((known) => known.code === code)?.name ?? code;
  // What targets can serve: the tasks as they will be, new ones among them.
  const tasks = [...plan.tasks.filter((known) => !removed.includes(known.id)).map(({ id, title, kind }) => ({ id, title, kind, ...changed[id] })), ...added.map(({ id, task: { title, kind } }) => ({ id, title, kind }))];
  const send = usePlanChange(plan.id, ({ answer, basis, number, noChangeReason, decidedOn }: Head) => {
    const changes: Partial<Request> = answer === "noChange" ? { noChangeReason: noChangeReason ?? "" } : {
      addTasks: added.map(({ id, task: of }) => ({ ...requestOf(of), newId: id })), changeTasks: Object.entries(changed).map(([taskId, of]) => ({ taskId, task: requestOf(of) })),
      removeTasks: removed, sections: Object.entries(sections).map(([fieldCode, section]) => ({ fieldCode, section })),
    };
    return api.planning.POST("/api/v1/planning/plans/{id}/supplements", { params: { path: { id: plan.id }, header: { "If-Match": tag } }, body: { decidedOn, number: number || null, basis: basis.map(basisOf), ...changes } });
  }, () => { draft.discard(); onClose(); void queries.invalidateQueries({ queryKey: ["obligations"] }); });
  const answerAll = () => {
    const basis = [...new Set([...head.basis, ...open.flatMap((row) => (row.documentId == null ? [] : [`document:${row.documentId}`]))])];
    form.setFieldValue("basis", basis);
    change({ head: { ...head, basis } });
  };
  const edited = task === undefined ? undefined : added.find((known) => known.id === task)?.task ?? changed[task] ?? plan.tasks.filter((known) => known.id === task).map(inputOf)[0];
  const keep = (input: TaskInput) => {
    if (task === "new") change({ added: [...added, { id: newId(), task: input }] });
    else if (added.some((known) => known.id === task)) change({ added: added.map((known) => (known.id === task ? { ...known, task: input } : known)) });
    else change({ changed: { ...changed, [task!]: input } });
    setTask(undefined);
  };
  return (
    <Drawer open onClose={onClose} size={780} title={t("supplement.title")} extra={
      <Button type="primary" loading={send.isPending} disabled={draft.changedByAnother || (head.answer === "change" && nothing)} onClick={() => form.submit()}>{t(head.answer === "noChange" ? "supplement.answer" : "supplement.issue")}</Button>
    }>
      <ChangedByAnother draft={draft} linesOf={(version) => [[t("plans.version"), String(version)]]} />
      {open.length > 0 && (
        <Alert type="info" style={{ marginBottom: 16 }} title={t("supplement.waiting", { total: open.length })}
          description={<ul style={{ margin: 0, paddingInlineStart: 20 }}>{open.map((row) => <li key={row.id}>{row.document} – {t("plan.due")} {dayText(row.dueOn)}</li>)}</ul>}
          action={<Button size="small" onClick={answerAll}>{t("supplement.answerAll")}</Button>} />
      )}
      <Form<Head> key={draft.edition} form={form} layout="vertical" initialValues={head} onValuesChange={(_, values) => change({ head: { ...head, ...values } })} onFinish={send.mutate} scrollToFirstError>
        <Form.Item name="basis" label={t("plans.basis")} rules={needed}><Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
        <Form.Item name="answer" label={t("supplement.kind")}><Radio.Group options={(["change", "noChange"] as const).map((value) => ({ value, label: t(`supplement.kinds.${value}`) }))} /></Form.Item>
        <div className="filters">
          <Form.Item name="decidedOn" label={t("supplement.decidedOn")} rules={needed}><Input type="date" /></Form.Item>
          {head.answer === "change" && <Form.Item name="number" label={t("plans.number")} style={{ flex: "1 1 200px" }}><Input placeholder="05/KH-VKS" /></Form.Item>}
        </div>
        {head.answer === "noChange" && <Form.Item name="noChangeReason" label={t("supplement.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
      </Form>
      {head.answer === "change" && (
        <div className="stack">
          <Changes title={t("supplement.tasks")} none={t("supplement.noTasks")} lines={[
            ...added.map(({ id, task: of }) => ({ key: id, sign: "+", text: <><Tag color={taskColours[of.kind]}>{t(`plan.taskKinds.${of.kind}`)}</Tag>{of.title}</>, name: of.title, onEdit: () => setTask(id), onUndo: () => change({ added: added.filter((known) => known.id !== id) }) })),
            ...Object.entries(changed).map(([id, of]) => ({ key: id, sign: "±", text: <><Tag color={taskColours[of.kind]}>{t(`plan.taskKinds.${of.kind}`)}</Tag>{of.title}</>, name: of.title, onEdit: () => setTask(id), onUndo: () => change({ changed: without(changed, id) }) })),
            ...plan.tasks.filter((known) => removed.includes(known.id)).map((known) => ({ key: known.id, sign: "−", text: <s>{known.title}</s>, name: known.title, onEdit: undefined, onUndo: () => change({ removed: removed.filter((id) => id !== known.id) }) })),
          ]}>
            <div className="filters">
              <Button icon={<PlusOutlined />} onClick={() => setTask("new")}>{t("plan.addTask")}</Button>
              <TaskChoice label={t("supplement.changeTask")} icon={<EditOutlined />} tasks={plan.tasks.filter((known) => !removed.includes(known.id) && changed[known.id] === undefined)} onChoose={setTask} />
              <TaskChoice label={t("supplement.removeTask")} icon={<DeleteOutlined />} tasks={plan.tasks.filter((known) => !removed.includes(known.id))} onChoose={(id) => change({ removed: [...removed, id], changed: without(changed, id) })} />
            </div>
          </Changes>
          <Changes title={t("supplement.sections")} none={t("supplement.noSections")} lines={Object.entries(sections).map(([code, section]) => (
            { key: code, sign: plan.sections.some((known) => known.fieldCode === code) ? "±" : "+", text: t("supplement.sectionOf", { name: nameOf(code), targets: section.commitments.length, measures: section.measures.length }), name: nameOf(code), onEdit: () => setField(code), onUndo: () => change({ sections: without(sections, code) }) }
          ))}>
            <Select<string> style={{ width: 360, maxWidth: "100%" }} value={null} placeholder={t("supplement.changeSection")} aria-label={t("supplement.changeSection")} showSearch={{ optionFilterProp: "label" }} onChange={setField}
              options={(fields.data?.items ?? []).filter((known) => sections[known.code] === undefined).map((known) => ({ value: known.code, label: known.name }))} />
          </Changes>
        </div>
      )}
      <p><DraftNote draft={draft} /></p>
      {task !== undefined && <TaskDialog key={task} plan={plan} title={t(task === "new" || added.some((known) => known.id === task) ? "plan.addTask" : "plan.changeTask")} initial={edited ?? { kind: "regular", effortDays: 0 }} onFinish={keep} onClose={() => setTask(undefined)} />}
      {field !== undefined && (
        <SectionEditor key={field} plan={plan} tasks={tasks} section={plan.sections.find((known) => known.fieldCode === field)} fieldCode={field} fieldName={nameOf(field)} draftKey={`supplement.${plan.id}.${field}`} busy={false} saveText={t("supplement.takeUp")}
          initial={sections[field] === undefined ? draftOf(plan.sections.find((known) => known.fieldCode === field)) : typedOf(sections[field])} onClose={() => setField(undefined)}
          onSave={(section, done) => { change({ sections: { ...sections, [field]: section } }); done(); }} />
      )}
    </Drawer>
  );
}

const typedOf = (section: SectionRequest) => ({ commitments: section.commitments, measures: section.measures.join("\n"), schedule: section.schedule ?? "", responsible: section.responsible ?? "" });

interface Line { key: string; sign: string; text: ReactNode; name: string; onEdit: (() => void) | undefined; onUndo: () => void }

/** What the supplement does so far, each line with the way back. */
function Changes({ title, none, lines, children }: { title: string; none: string; lines: readonly Line[]; children: ReactNode }) {
  const { t } = useTranslation(["planning", "common"]);
  return (
    <section>
      <h3 style={{ fontSize: 14, margin: "0 0 6px" }}>{title}</h3>
      {lines.length === 0 ? <p style={{ color: "#4b5563", margin: "0 0 8px" }}>{none}</p> : (
        <ul style={{ listStyle: "none", padding: 0, margin: "0 0 8px" }}>
          {lines.map((line) => (
            <li key={line.key} style={{ display: "flex", gap: 8, alignItems: "baseline", padding: "4px 0", borderTop: "1px solid #eef2f7" }}>
              <b aria-hidden style={{ width: 14 }}>{line.sign}</b><span style={{ flex: 1 }}>{line.text}</span>
              {line.onEdit !== undefined && <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t("action.edit", { ns: "common" })}: ${line.name}`} onClick={line.onEdit} />}
              <Button size="small" type="text" icon={<UndoOutlined />} aria-label={t("supplement.undoOf", { name: line.name })} onClick={line.onUndo} />
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

function TaskChoice({ label, icon, tasks, onChoose }: { label: string; icon: ReactNode; tasks: readonly { id: string; title: string }[]; onChoose: (id: string) => void }) {
  return <Select<string> prefix={icon} style={{ width: 220 }} popupMatchSelectWidth={420} value={null} placeholder={label} aria-label={label} disabled={tasks.length === 0} showSearch={{ optionFilterProp: "label" }} onChange={onChoose} options={tasks.map((task) => ({ value: task.id, label: task.title }))} />;
}
