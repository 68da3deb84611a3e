import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";

type Adoption = Omit<components["schemas"]["AdoptPolicyRequest"], "unitCode">;

/** From a day on the unit, and all below it, score by a policy; nobody is scored before. */
export function AdoptPolicy({ unit, policies, onClose }: { unit: string; policies: readonly components["schemas"]["ScoringPolicy"][]; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const nameOf = useUnitName();
  const needed = useNeeded();
  const adopt = useChange([["scores"]], (adoption: Adoption) => dataOf(api.assignments.POST("/api/v1/assignments/scoring/adoptions", { body: { ...adoption, unitCode: unit } })), onClose);
  return (
    <FormDialog<Adoption> title={t("scores.adopt")} note={t("scores.adoptWhat", { unit: nameOf(unit) })} busy={adopt.isPending} onClose={onClose} onFinish={adopt.mutate} initial={{ from: today(), ...(policies[0] && { policyCode: policies[0].code }) }}>
      <Form.Item name="policyCode" label={t("scores.policy")} rules={needed}><Select options={policies.map((policy) => ({ value: policy.code, label: `${policy.code} – ${policy.legalBasis}` }))} /></Form.Item>
      <Form.Item name="from" label={t("people.from")} rules={needed}><Input type="date" /></Form.Item>
      <Form.Item name="decisionNumber" label={t("moves.decisionNumber")} rules={needed}><Input placeholder="12/QĐ-VKS" /></Form.Item>
    </FormDialog>
  );
}
