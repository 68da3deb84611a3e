import { MinusCircleOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/inspections";
import { FormDialog, useNeeded } from "../../components/FormDialog";
import { PersonField } from "../../components/PersonField";
import { useUnitName } from "../../components/UnitPicker";
import { useChange } from "../../components/useChange";

type Campaign = components["schemas"]["CampaignView"];
type Role = components["schemas"]["TeamMemberRequest"]["role"];
interface Member { personCode?: string; role: Role; overrideUnits?: string[]; overrideReason?: string }
interface Team { members: Member[]; number?: string; issuedOn?: string; issuer?: string }

/** One field holds a member's reasons; a reason that was given for one unit stays that unit's unless the field was changed. */
function reasonFor(campaign: Campaign, personCode: string | undefined, unitCode: string, typed: string | undefined): string {
  const given = campaign.team.find((member) => member.personCode === personCode)?.overrides ?? [];
  const own = given.find((override) => override.unitCode === unitCode);
  return own && typed === given[0]?.reason ? own.reason : typed ?? "";
}

/** Who inspects; somebody who headed an inspected unit lately needs a reason to be there all the same. */
export function NameTeam({ campaign, tag, onClose }: { campaign: Campaign; tag: string; onClose: () => void }) {
  const { t } = useTranslation(["inspections", "common"]);
  const needed = useNeeded();
  const name = useChange([["inspections"]], ({ members, number, issuedOn, issuer }: Team) => dataOf(api.inspections.PUT("/api/v1/inspections/campaigns/{id}/team", { params: { path: { id: campaign.id }, header: { "If-Match": tag } }, body: { members: members.map(({ personCode, role, overrideUnits, overrideReason }) => ({ personCode: personCode!, role, overrides: (overrideUnits ?? []).map((unitCode) => ({ unitCode, reason: reasonFor(campaign, personCode, unitCode, overrideReason) })) })), decision: number ? { number, issuedOn: issuedOn!, issuer: issuer! } : null } })), onClose);
  const nameOf = useUnitName();
  // A team may be proposed before it is decided on; once the campaign runs, only a decision changes it.
  const decided = campaign.state === "planned" ? [] : needed;
  const withNumber = [({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({ required: Boolean(getFieldValue("number")), message: needed[0]!.message })];
  const known = campaign.team.map(({ personCode, role, overrides }): Member => ({ personCode, role, overrideUnits: overrides.map((override) => override.unitCode), overrideReason: overrides[0]?.reason ?? "" }));
  const direct = (campaign.directUnits as string[]).map((value) => ({ value, label: nameOf(value) }));
  return (
    <FormDialog<Team> title={t("campaigns.nameTeam")} note={t("campaigns.nameTeamWhat")} width={760} busy={name.isPending} onClose={onClose} onFinish={name.mutate} initial={{ members: known.length > 0 ? known : [{ role: "lead" }], ...campaign.teamDecision }}>
      <Form.List name="members">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name: row }) => (
              <div key={key} className="filters">
                <Form.Item name={[row, "personCode"]} label={t("campaigns.member")} rules={needed} style={{ flex: "2 1 240px", minWidth: 0 }}><PersonField label={t("campaigns.member")} /></Form.Item>
                <Form.Item name={[row, "role"]} label={t("campaigns.role")}><Select style={{ width: 150 }} options={(["lead", "deputy", "secretary", "member"] as const).map((value) => ({ value, label: t(`teamRoles.${value}`) }))} /></Form.Item>
                <Form.Item name={[row, "overrideUnits"]} label={t("campaigns.overrideUnits")} style={{ flex: "1 1 180px", minWidth: 0 }}><Select mode="multiple" allowClear options={direct} /></Form.Item>
                <Form.Item name={[row, "overrideReason"]} label={t("campaigns.override")} style={{ flex: "1 1 160px" }}><Input /></Form.Item>
                <Button type="text" icon={<MinusCircleOutlined />} aria-label={t("action.remove", { ns: "common" })} onClick={() => remove(row)} style={{ alignSelf: "center" }} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({ role: "member" })}>{t("campaigns.addMember")}</Button>
          </>
        )}
      </Form.List>
      <div className="filters" style={{ marginTop: 16 }}>
        <Form.Item name="number" label={t("campaigns.decisionNumber")} rules={decided} style={{ flex: "1 1 200px" }}><Input placeholder="15/QĐ-VKS" /></Form.Item>
        <Form.Item name="issuedOn" label={t("campaigns.decisionDay")} dependencies={["number"]} rules={withNumber}><Input type="date" /></Form.Item>
        <Form.Item name="issuer" label={t("campaigns.decisionIssuer")} dependencies={["number"]} rules={withNumber} style={{ flex: "1 1 220px" }}><Input /></Form.Item>
      </div>
    </FormDialog>
  );
}
