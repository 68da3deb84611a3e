import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { UnitField } from "../../../components/UnitPicker";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { personChanges } from "./AddPart";

type Person = components["schemas"]["PersonView"];
type Change = components["schemas"]["ChangePersonRequest"];
type Registration = components["schemas"]["RegisterPersonRequest"];
const kinds = ["civilServant", "publicEmployee", "contractWorker"] as const;

/** The fields that a person has without dates of their own. */
function PersonFields({ unitIsFixed }: { unitIsFixed: boolean }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="fullName" label={t("people.name")} rules={needed}><Input /></Form.Item>
      {!unitIsFixed && <Form.Item name="unitCode" label={t("people.unit")} rules={needed}><UnitField label={t("people.unit")} /></Form.Item>}
      <Form.Item name="kind" label={t("people.kind")}><Select options={kinds.map((value) => ({ value, label: t(`people.kinds.${value}`) }))} /></Form.Item>
      <div className="filters">
        <Form.Item name="recruitedOn" label={t("people.recruitedOn")} rules={needed}><Input type="date" /></Form.Item>
        <Form.Item name="servesFrom" label={t("people.servesSince")}><Input type="date" /></Form.Item>
        <Form.Item name="servesTo" label={t("people.servesUntil")}><Input type="date" /></Form.Item>
      </div>
    </>
  );
}

/** Name, sort and time of service; another unit is what a transfer is for. */
export function EditPerson({ person, tag, onClose }: { person: Person; tag: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const change = useChange(personChanges, (input: Change) => dataOf(api.assignments.PUT("/api/v1/assignments/people/{code}", {
    params: { path: { code: person.code }, header: { "If-Match": tag } }, body: { ...input, unitCode: person.unitCode, servesFrom: input.servesFrom || person.servesFrom, servesTo: input.servesTo || null },
  })), onClose);
  return (
    <FormDialog<Change> title={t("people.edit")} note={t("people.editWhat")} busy={change.isPending} onClose={onClose} onFinish={change.mutate} initial={{ ...person, servesTo: person.servesTo ?? "" }}><PersonFields unitIsFixed /></FormDialog>
  );
}

/** Somebody new in the staff register; titles and the rest are added on their own page, which opens next. */
export function RegisterPerson({ unit, onClose }: { unit: string; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const go = useGo();
  const register = useChange(personChanges, (input: Registration) => dataOf(api.assignments.POST("/api/v1/assignments/people", {
    body: { ...input, servesFrom: input.servesFrom || null, servesTo: input.servesTo || null },
  })), (made) => go(`/assignments/people/${made.code}`));
  return (
    <FormDialog<Registration> title={t("people.register")} note={t("people.registerWhat")} busy={register.isPending} onClose={onClose} onFinish={register.mutate} initial={{ unitCode: unit, kind: "civilServant", recruitedOn: today() }}>
      <Form.Item name="code" label={t("people.code")} rules={needed}><Input placeholder={`${unit}-15`} /></Form.Item>
      <PersonFields unitIsFixed={false} />
    </FormDialog>
  );
}
