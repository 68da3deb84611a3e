import { Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";

/** After a day nobody is scored any longer by the policy that the unit has adopted. */
export function EndAdoption({ adoption }: { adoption: components["schemas"]["AdoptionView"] }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const nameOf = useUnitName();
  const [open, setOpen] = useState(false);
  const end = useChange([["scores"]], async (body: { lastDay: string }) => {
    const path = { id: adoption.id };
    const { tag } = await taggedOf(api.assignments.GET("/api/v1/assignments/scoring/adoptions/{id}", { params: { path } }));
    return api.assignments.POST("/api/v1/assignments/scoring/adoptions/{id}/end", { params: { path, header: { "If-Match": tag } }, body });
  }, () => setOpen(false));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("scores.endAdoption")}</Button>
      {open && (
        <FormDialog<{ lastDay: string }> title={t("scores.endAdoption")} okText={t("scores.endAdoption")} note={t("scores.endAdoptionWhat", { code: adoption.policyCode, unit: nameOf(adoption.unitCode) })} busy={end.isPending} onClose={() => setOpen(false)} onFinish={end.mutate} initial={{ lastDay: today() }}>
          <Form.Item name="lastDay" label={t("moves.lastDay")} rules={needed}><Input type="date" min={adoption.from} /></Form.Item>
        </FormDialog>
      )}
    </>
  );
}
