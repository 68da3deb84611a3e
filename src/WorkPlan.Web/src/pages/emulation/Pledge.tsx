import { Button, Form, Input, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../api/client";
import type { components } from "../../api/generated/emulation";
import { useMe } from "../../api/me";
import { dayText, today } from "../../components/dates";
import { byGivenName } from "../../components/people";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";
import { Signed } from "./CampaignPage";

/** A unit's pledge: who has signed, who has refused and why, who has not answered; one's own signature. */
export function Pledge({ pledge }: { pledge: components["schemas"]["PledgeView"] }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const person = useMe().data?.personCode;
  const [refusing, setRefusing] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const answer = useChange([["emulation"]], async ({ sign, reason }: { sign: boolean; reason?: string }) => {
    const path = { id: pledge.id };
    // Many sign at once: the tag of this moment, not of when the page was opened.
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/pledges/{id}", { params: { path } }));
    return dataOf(api.emulation.POST("/api/v1/emulation/pledges/{id}/signatures", { params: { path, header: { "If-Match": tag } }, body: { personCode: person!, answer: sign ? "sign" : "refuse", answeredOn: today(), reason: reason ?? null } }));
  }, () => setRefusing(false));
  const own = pledge.signers.find((signer) => signer.personCode === person);
  const waiting = own !== undefined && own.answeredOn == null;
  const others = pledge.signers.filter((signer) => signer.state !== "signed").toSorted((a, b) => byGivenName(a.fullName, b.fullName));
  return (
    <article style={{ borderBottom: "1px solid #eef2f7", paddingBottom: 12 }}>
      <b>{nameOf(pledge.unitCode)}</b>
      <Signed signed={pledge.signed} required={pledge.required} />
      <details><summary>{t("pledges.content", { day: dayText(pledge.openedOn) })}</summary><p style={{ whiteSpace: "pre-wrap" }}>{pledge.content}</p></details>
      {others.length > 0 && <ul style={{ margin: "6px 0", paddingInlineStart: 18 }}>{others.map((signer) => <li key={signer.personCode}>{signer.fullName} <Tag color={signer.state === "refused" ? "red" : "gold"}>{t(`pledges.states.${signer.state}`, { defaultValue: signer.state })}</Tag>{signer.reason}</li>)}</ul>}
      {waiting && <div style={{ display: "flex", gap: 8 }}><Button type="primary" size="small" loading={answer.isPending} onClick={() => answer.mutate({ sign: true })}>{t("pledges.sign")}</Button><Button size="small" onClick={() => setRefusing(true)}>{t("pledges.refuse")}</Button></div>}
      <Modal open={refusing} title={t("pledges.refuse")} onCancel={() => setRefusing(false)} onOk={() => form.submit()} confirmLoading={answer.isPending} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={({ reason }) => answer.mutate({ sign: false, reason })}><Form.Item name="reason" label={t("pledges.reason")} rules={[{ required: true, message: t("needed") }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></Form>
      </Modal>
    </article>
  );
}
