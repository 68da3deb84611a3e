import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select, Tag, Timeline, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { ShortTable } from "../../../components/DataTable";
import { dayText, momentText, today } from "../../../components/dates";
import { ChangedByAnother, DraftNote } from "../../../components/Drafted";
import { useDraft } from "../../../components/drafts";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Nothing, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { attachEvidence, evidenceTypes, type ChosenFile } from "../evidence";
import { OpenFile } from "../OpenFile";
import type { UnitInspection, UnitProps } from "./UnitPage";

/** Report, minutes, draft, explanation, conclusion, follow-up visits, evidence and notes. */
export function Papers({ campaign, inspection, tag, sides }: UnitProps) {
  const { t } = useTranslation("inspections");
  const params = { path: { id: inspection.campaignId, unitCode: inspection.unitCode }, header: { "If-Match": tag } } as never;
  const base = "/api/v1/inspections/campaigns/{id}/units/{unitCode}" as const;
  const changed = [["inspections"]];
  const [heldOn, setHeldOn] = useState(inspection.minutes?.heldOn ?? today());
  const minutes = useChange(changed, (content: string) => dataOf(api.inspections.PUT(`${base}/minutes`, { params, body: { heldOn, content } })));
  const explanation = useChange(changed, (text: string) => dataOf(api.inspections.PUT(`${base}/explanation`, { params, body: { text } })));
  const note = useChange(changed, (text: string) => dataOf(api.inspections.POST(`${base}/notes`, { params, body: { text } })));
  const sign = useChange(changed, (party: "inspector" | "unit") => dataOf(api.inspections.POST(`${base}/minutes/signatures`, { params, body: { party } })));
  const [attaching, setAttaching] = useState(false);
  const [following, setFollowing] = useState<UnitInspection["notes"][number]>();
  const open = inspection.state !== "concluded" && campaign.state === "announced";
  const editsMinutes = open && sides.writes && inspection.mode === "direct" && inspection.minutes?.isSigned !== true;
  const mayAttach = open && (sides.examines || sides.answers);
  const mayFollow = sides.inspects || sides.answers;
  const key = `${inspection.campaignId}.${inspection.unitCode}`;
  return (
    <div className="two">
      <div className="stack">
        <Section title={t("papers.report")}>
          {inspection.report == null ? <Nothing>{t("papers.noReport")}</Nothing> : <><p style={{ whiteSpace: "pre-wrap" }}>{inspection.report.text}</p><small>{momentText(inspection.report.submittedAt)} {inspection.report.late && <Tag color="red">{t("unit.late")}</Tag>}</small></>}
          {inspection.returns.length > 0 && <Timeline style={{ marginTop: 12 }} items={inspection.returns.map((row) => ({ content: t("papers.returned", { moment: momentText(row.returnedAt), reason: row.reason, due: momentText(row.dueAt) }) }))} />}
        </Section>
        <Section title={t("papers.minutes")}>
          {editsMinutes ? <label style={{ display: "inline-block", marginBottom: 8 }}>{t("papers.heldOn")} <Input type="date" style={{ width: 160 }} value={heldOn} onChange={(event) => setHeldOn(event.target.value)} /></label> : inspection.minutes != null && <p style={{ marginTop: 0 }}><small>{t("papers.heldOn")} {dayText(inspection.minutes.heldOn)}</small></p>}
          <Written name={`minutes.${key}`} text={inspection.minutes?.content ?? ""} editable={editsMinutes} touched={inspection.minutes != null && heldOn !== inspection.minutes.heldOn} saving={minutes.isPending} onSave={minutes.mutateAsync} />
          {inspection.minutes != null && (
            <ul style={{ margin: "8px 0 0", paddingInlineStart: 18 }}>
              {(["inspector", "unit"] as const).map((party) => {
                const signature = inspection.minutes![party];
                return <li key={party}>{t(`papers.parties.${party}`)}: {signature == null ? !(open && (party === "inspector" ? sides.signs : sides.answers)) ? t("papers.unsigned") : <Button size="small" loading={sign.isPending} onClick={() => sign.mutate(party)}>{t("papers.sign")}</Button> : `${signature.name}, ${momentText(signature.signedAt)}`}</li>;
              })}
            </ul>
          )}
        </Section>
        {inspection.draft != null && <Section title={t("papers.draft")}><p style={{ marginTop: 0 }}><Tag>{t(`grades.${inspection.draft.grade}`)}</Tag>{dayText(inspection.draft.draftedOn)}</p><p style={{ whiteSpace: "pre-wrap", margin: 0 }}>{inspection.draft.text}</p></Section>}
        <Section title={t("papers.explanation")}><Written name={`explanation.${key}`} text={inspection.explanation ?? ""} editable={open && sides.answers} saving={explanation.isPending} onSave={explanation.mutateAsync} /></Section>
        {inspection.conclusion != null && <Section title={t("papers.conclusion")}><p><Tag color="green">{t(`grades.${inspection.conclusion.grade}`)}</Tag>{dayText(inspection.conclusion.concludedOn)}</p><p style={{ whiteSpace: "pre-wrap" }}>{inspection.conclusion.text}</p></Section>}
        {inspection.followUps.length > 0 && <Section title={t("papers.followUps")}><Timeline items={inspection.followUps.map((visit) => ({ content: <>{dayText(visit.visitedOn)}: {visit.content}<br /><small>{t("papers.followed", { remedied: visit.findings.filter((row) => row.outcome === "remedied").length, standing: visit.findings.filter((row) => row.outcome === "standing").length })}</small></> }))} /></Section>}
      </div>
      <div className="stack">
        <Section title={t("papers.evidence")}>
          <ShortTable<UnitInspection["evidence"][number]> rows={inspection.evidence} rowKey="id" empty={t("papers.noEvidence")} columns={[
            { title: t("papers.caption"), render: (_, row) => <span style={{ whiteSpace: "normal" }}>{row.caption}</span> },
            { title: t("papers.takenOn"), render: (_, row) => dayText(row.takenOn) },
            { title: t("papers.uploadedAt"), render: (_, row) => momentText(row.uploadedAt) },
            { title: "SHA-256", render: (_, row) => <code title={row.sha256}>{row.sha256.slice(0, 12)}…</code> },
            { title: "", render: (_, row) => row.contentType != null && <OpenFile path={`/api/v1/inspections/campaigns/${inspection.campaignId}/units/${inspection.unitCode}/evidence/${row.id}/content`} name={row.caption} /> },
          ]} />
          {mayAttach && <Button style={{ marginTop: 8 }} icon={<PlusOutlined />} onClick={() => setAttaching(true)}>{t("papers.attach")}</Button>}
          {attaching && <AttachEvidence inspection={inspection} onClose={() => setAttaching(false)} />}
        </Section>
        <Section title={t("papers.notes")}>
          {inspection.notes.length > 0 && <Timeline items={inspection.notes.map((row) => ({ color: row.heededOn == null ? "blue" : "green", content: <>{row.text}<br /><small>{momentText(row.writtenAt)}{row.heededOn != null && ` · ${t("papers.heeded", { day: dayText(row.heededOn) })}`}</small>{(row.followUps ?? []).map((follow) => <div key={follow.at}><small>↳ {momentText(follow.at)}: {follow.text}</small></div>)}{mayFollow && row.heededOn == null && <div><Button size="small" onClick={() => setFollowing(row)}>{t("papers.follow")}</Button></div>}</> }))} />}
          {open && sides.examines ? <Written name={`note.${key}`} text="" editable saving={note.isPending} onSave={note.mutateAsync} /> : inspection.notes.length === 0 && <Nothing>{t("papers.noNotes")}</Nothing>}
          {following !== undefined && <FollowNote inspection={inspection} tag={tag} note={following} heeds={sides.inspects} onClose={() => setFollowing(undefined)} />}
        </Section>
      </div>
    </div>
  );
}

/** What was done about a note; whether it is heeded by now is the inspecting unit's to say. */
function FollowNote({ inspection, tag, note, heeds, onClose }: { inspection: UnitInspection; tag: string; note: UnitInspection["notes"][number]; heeds: boolean; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const follow = useChange([["inspections"]], ({ text, heededOn }: { text: string; heededOn?: string }) => dataOf(api.inspections.POST("/api/v1/inspections/campaigns/{id}/units/{unitCode}/notes/{noteId}/follow-ups", { params: { path: { id: inspection.campaignId, unitCode: inspection.unitCode, noteId: note.id }, header: { "If-Match": tag } }, body: { text, heededOn: heededOn || null } })), onClose);
  return (
    <FormDialog<{ text: string; heededOn?: string }> title={t("papers.follow")} note={note.text} busy={follow.isPending} onClose={onClose} onFinish={follow.mutate}>
      <Form.Item name="text" label={t("papers.followText")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      {heeds && <Form.Item name="heededOn" label={t("papers.heededOn")} extra={t("papers.heededWhat")}><Input type="date" /></Form.Item>}
    </FormDialog>
  );
}

interface NewEvidence { file: ChosenFile; caption?: string; takenOn: string; itemCode?: string }

/** A paper or picture that shows something, of one of the questions or of the inspection as a whole. */
function AttachEvidence({ inspection, onClose }: { inspection: UnitInspection; onClose: () => void }) {
  const { t } = useTranslation("inspections");
  const needed = useNeeded();
  const attach = useChange([["inspections"]], ({ file, caption, takenOn, itemCode }: NewEvidence) => attachEvidence(inspection, file.fileList[0]!.originFileObj, caption, takenOn, itemCode ?? null), onClose);
  return (
    <FormDialog<NewEvidence> title={t("papers.attach")} note={t("papers.attachWhat")} busy={attach.isPending} onClose={onClose} onFinish={attach.mutate} initial={{ takenOn: today() }}>
      <Form.Item name="file" label={t("papers.file")} rules={needed}><Upload accept={evidenceTypes} beforeUpload={() => false} maxCount={1}><Button>{t("findings.chooseFile")}</Button></Upload></Form.Item>
      <Form.Item name="caption" label={t("papers.caption")}><Input /></Form.Item>
      <Form.Item name="takenOn" label={t("papers.takenOn")} rules={needed}><Input type="date" /></Form.Item>
      <Form.Item name="itemCode" label={t("findings.item")}><Select allowClear showSearch={{ optionFilterProp: "label" }} options={inspection.items.map((item) => ({ value: item.code, label: `${item.code} ${item.question}` }))} /></Form.Item>
    </FormDialog>
  );
}

/** A text that is kept here until it is saved. */
function Written({ name, text, editable, touched = false, saving, onSave }: { name: string; text: string; editable: boolean; touched?: boolean; saving: boolean; onSave: (text: string) => Promise<unknown> }) {
  const { t } = useTranslation(["inspections", "common"]);
  const draft = useDraft<string>(`inspection.${name}`, text);
  if (!editable) return text === "" ? <Nothing /> : <p style={{ whiteSpace: "pre-wrap", margin: 0 }}>{text}</p>;
  return (
    <>
      <ChangedByAnother draft={draft} linesOf={(of) => [[t("papers.text"), of]]} />
      <Input.TextArea autoSize={{ minRows: 3 }} value={draft.value} aria-label={t("papers.text")} onChange={(event) => draft.change(event.target.value)} />
      <Button style={{ marginTop: 8 }} disabled={!(draft.isDraft || touched) || draft.changedByAnother || draft.value.trim() === ""} loading={saving} onClick={() => void onSave(draft.value).then(draft.discard, () => undefined)}>{t("action.save", { ns: "common" })}</Button>
      <span style={{ marginInlineStart: 8 }}><DraftNote draft={draft} /></span>
    </>
  );
}
