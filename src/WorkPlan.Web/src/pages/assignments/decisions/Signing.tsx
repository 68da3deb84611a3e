import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNeeded } from "../../../components/FormDialog";
import { usePeople } from "../usePeople";
import { signingCapacities } from "./Decisions";

export type SigningCapacity = (typeof signingCapacities)[number];
export interface Signing { signingCapacity: SigningCapacity; signerPersonCode?: string; signingBasis?: string }

/** Who signs, as what, and on which basis where it is neither head nor deputy; for a form that holds the rest of the decision. */
export function SigningFields({ unit }: { unit: string }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const people = usePeople(unit);
  const capacity = Form.useWatch<SigningCapacity | undefined>("signingCapacity");
  return (
    <>
      <Form.Item name="signingCapacity" label={t("decisions.capacity")}><Select style={{ minWidth: 180 }} options={signingCapacities.map((value) => ({ value, label: t(`capacities.${value}`) }))} /></Form.Item>
      <Form.Item name="signerPersonCode" label={t("decisions.signer")}><Select allowClear style={{ minWidth: 180 }} showSearch={{ optionFilterProp: "label" }} options={(people.data ?? []).map((person) => ({ value: person.code, label: person.fullName }))} /></Form.Item>
      {capacity !== undefined && capacity !== "inOwnOffice" && capacity !== "forChief" && <Form.Item name="signingBasis" label={t("decisions.signingBasis")} rules={needed}><Input /></Form.Item>}
    </>
  );
}

/** What an empty field means to the service. */
export const signed = ({ signerPersonCode, signingBasis }: Signing) => ({ signerPersonCode: signerPersonCode || null, signingBasis: signingBasis || null });
