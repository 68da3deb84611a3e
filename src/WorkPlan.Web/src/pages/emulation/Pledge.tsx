import { Button, Form, Input, Modal, Radio, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/acts";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useMe } from "../../api/me";
import { dayText, today } from "../../components/dates";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { byGivenName } from "../../components/people";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { Signed } from "./CampaignPage";

interface OnPaper { answer: "sign" | "refuse"; answeredOn: string; reason?: string }

/** A unit's pledge: who has signed, who has refused and why, who has not answered; one's own signature, and those given on paper. */
export function Pledge({ pledge }: { pledge: components["schemas"]["PledgeView"] }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const person = useMe().data?.personCode;
  const [refusing, setRefusing] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const may = useMay();
  const needed = useNeeded();
  const [recording, setRecording] = useState<{ personCode: string; fullName: string }>();
  const send = async (personCode: string, { answer, answeredOn, reason }: OnPaper) => {
    const path = { id: pledge.id };
    // Many sign at once: the tag of this moment, not of when the page was opened.
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/pledges/{id}", { params: { path } }));
    return dataOf(api.emulation.POST("/api/v1/emulation/pledges/{id}/signatures", { params: { path, header: { "If-Match": tag } }, body: { personCode, answer, answeredOn, reason: reason ?? null } }));
  };
  const answer = useChange([["emulation"]], ({ sign, reason }: { sign: boolean; reason?: string }) => send(person!, { answer: sign ? "sign" : "refuse", answeredOn: today(), ...(reason !== undefined && { reason }) }), () => setRefusing(false));
  const record = useChange([["emulation"]], (paper: OnPaper) => send(recording!.personCode, paper), () => setRecording(undefined));
  const own = pledge.signers.find((signer) => signer.personCode === person);
  const waiting = own !== undefined && own.answeredOn == null;
  const others = pledge.signers.filter((signer) => signer.state !== "signed").toSorted((a, b) => byGivenName(a.fullName, b.fullName));
  return (
    <article style={{ borderBottom: "1px solid #eef2f7", paddingBottom: 12 }}>
      <b>{nameOf(pledge.unitCode)}</b>
      <Signed signed={pledge.signed} required={pledge.required} />
      <details><summary>{t("pledges.content", { day: dayText(pledge.openedOn) })}</summary><p style={{ whiteSpace: "pre-wrap" }}>{pledge.content}</p></details>
      {waiting && <div style={{ display: "flex", gap: 8, margin: "8px 0" }}><Button type="primary" size="small" loading={answer.isPending} onClick={() => answer.mutate({ sign: true })}>{t("pledges.sign")}</Button><Button size="small" onClick={() => setRefusing(true)}>{t("pledges.refuse")}</Button></div>}
      {others.length > 0 && <ul style={{ margin: "6px 0", paddingInlineStart: 18 }}>{others.map((signer) => <li key={signer.personCode}>{signer.fullName} <Tag color={signer.state === "refused" ? "red" : "gold"}>{t(`pledges.states.${signer.state}`, { defaultValue: signer.state })}</Tag>{signer.reason}{signer.answeredOn == null && signer.personCode !== person && may("recordSignatures", pledge.unitCode) && <Button type="link" size="small" aria-label={`${t("pledges.onPaper")}: ${signer.fullName}`} onClick={() => setRecording(signer)}>{t("pledges.onPaper")}</Button>}</li>)}</ul>}
      <Modal open={refusing} title={t("pledges.refuse")} onCancel={() => setRefusing(false)} onOk={() => form.submit()} confirmLoading={answer.isPending} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={({ reason }) => answer.mutate({ sign: false, reason })}><Form.Item name="reason" label={t("pledges.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></Form>
      </Modal>
      {recording !== undefined && (
        <FormDialog<OnPaper> title={`${t("pledges.onPaper")}: ${recording.fullName}`} note={t("pledges.onPaperWhat")} busy={record.isPending} onClose={() => setRecording(undefined)} onFinish={record.mutate} initial={{ answer: "sign", answeredOn: today() }}>
          <Form.Item name="answer" label={t("pledges.answer")}><Radio.Group options={(["sign", "refuse"] as const).map((value) => ({ value, label: t(`pledges.answers.${value}`) }))} /></Form.Item>
          <Form.Item name="answeredOn" label={t("day")} rules={needed}><Input type="date" max={today()} style={{ width: 180 }} /></Form.Item>
          <Form.Item noStyle dependencies={["answer"]}>{({ getFieldValue }) => getFieldValue("answer") === "refuse" && <Form.Item name="reason" label={t("pledges.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}</Form.Item>
        </FormDialog>
      )}
    </article>
  );
}
