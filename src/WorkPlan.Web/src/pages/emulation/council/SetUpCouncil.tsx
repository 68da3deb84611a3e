import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { PersonField } from "../../../components/PersonField";
import { useChange } from "../../../components/useChange";

interface NewCouncil { name: string; legalBasis: string; quorum: number; validFrom: string }
type Member = components["schemas"]["AppointMemberRequest"];
const changed = [["emulation", "councils"]];

/** A council of the unit's, by the decision that sets it up. */
export function SetUpCouncil({ unit, workYear, onClose }: { unit: string; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const setUp = useChange(changed, ({ quorum, ...council }: NewCouncil) => dataOf(api.emulation.POST("/api/v1/emulation/councils", { body: { ...council, quorumBasisPoints: Math.round(quorum * 100), unitCode: unit } })), onClose);
  return (
    <FormDialog<NewCouncil> title={t("council.setUp")} busy={setUp.isPending} onClose={onClose} onFinish={setUp.mutate} initial={{ name: t("council.defaultName"), quorum: 66.67, validFrom: `${workYear - 1}-12-01` }}>
      <Form.Item name="name" label={t("council.name")} rules={needed}><Input /></Form.Item>
      <Form.Item name="legalBasis" label={t("council.legalBasis")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
      <div className="filters">
        <Form.Item name="quorum" label={t("council.quorum")} rules={needed}><InputNumber min={1} max={100} precision={2} decimalSeparator="," suffix="%" style={{ width: 130 }} /></Form.Item>
        <Form.Item name="validFrom" label={t("council.validFrom")} rules={needed}><Input type="date" /></Form.Item>
      </div>
    </FormDialog>
  );
}

/** One more member, from a day on. */
export function AppointMember({ council, onClose }: { council: { id: string; validFrom: string }; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const appoint = useChange(changed, async (body: Member) => {
    const path = { id: council.id };
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/councils/{id}", { params: { path } }));
    return api.emulation.POST("/api/v1/emulation/councils/{id}/members", { params: { path, header: { "If-Match": tag } }, body });
  }, onClose);
  return (
    <FormDialog<Member> title={t("council.appoint")} busy={appoint.isPending} onClose={onClose} onFinish={appoint.mutate} initial={{ role: "member", from: council.validFrom }}>
      <Form.Item name="personCode" label={t("council.member")} rules={needed}><PersonField label={t("council.member")} /></Form.Item>
      <Form.Item name="role" label={t("council.role")}><Select options={(["chair", "viceChair", "member", "secretary"] as const).map((value) => ({ value, label: t(`council.roles.${value}`) }))} /></Form.Item>
      <Form.Item name="from" label={t("council.validFrom")} rules={needed}><Input type="date" /></Form.Item>
    </FormDialog>
  );
}

/** A member's last day. */
export function ReleaseMember({ council, person, onClose }: { council: { id: string; members: readonly { personCode: string; fullName: string }[] }; person: string; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const needed = useNeeded();
  const release = useChange(changed, async ({ lastDay }: { lastDay: string }) => {
    const path = { id: council.id };
    const { tag } = await taggedOf(api.emulation.GET("/api/v1/emulation/councils/{id}", { params: { path } }));
    return api.emulation.POST("/api/v1/emulation/councils/{id}/members/release", { params: { path, header: { "If-Match": tag } }, body: { personCode: person, lastDay } });
  }, onClose);
  return (
    <FormDialog<{ lastDay: string }> title={t("council.release")} okText={t("council.release")} note={t("council.releaseWhat", { person: council.members.find((member) => member.personCode === person)?.fullName })} busy={release.isPending} onClose={onClose} onFinish={release.mutate} initial={{ lastDay: today() }}>
      <Form.Item name="lastDay" label={t("clusters.lastDay")} rules={needed}><Input type="date" style={{ width: 180 }} /></Form.Item>
    </FormDialog>
  );
}
