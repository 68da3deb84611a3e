import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNeeded } from "../../../components/FormDialog";
import { PersonField } from "../../../components/PersonField";
import { UnitField } from "../../../components/UnitPicker";
import { subjectKinds } from "../kinds";

type Name = (string | number)[];

/** What a task or an interest is about, by its code: a case, an organisation outside, a unit, a person. `within` is the list that the form item stands in. */
export function SubjectFields({ name, within = [] }: { name: Name; within?: Name }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const kind = Form.useWatch<(typeof subjectKinds)[number] | undefined>([...within, ...name, "kind"]);
  return (
    <div className="filters">
      <Form.Item name={[...name, "kind"]} label={t("subjects.kind")} style={{ width: 190 }}><Select options={subjectKinds.map((value) => ({ value, label: t(`subjectKinds.${value}`) }))} /></Form.Item>
      <Form.Item name={[...name, "code"]} label={t("subjects.code")} rules={needed} style={{ flex: "1 1 220px", minWidth: 0 }}>
        {kind === "unit" ? <UnitField label={t("subjects.code")} /> : kind === "person" ? <PersonField label={t("subjects.code")} /> : <Input placeholder={kind === "organisation" ? "Tòa án nhân dân tỉnh" : "HS-2022-014"} />}
      </Form.Item>
    </div>
  );
}
