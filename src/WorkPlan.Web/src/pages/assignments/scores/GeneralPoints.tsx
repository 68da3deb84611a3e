import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import type { Evaluated } from "./Scores";

interface Given { points: number; reason: string }

/** The points for conduct and discipline, with the reason; given again, the later ones count. */
export function GeneralPoints({ unit, period, person, onClose }: { unit: string; period: string; person: Evaluated; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const give = useChange([["scores"]], (given: Given) => dataOf(api.assignments.PUT("/api/v1/assignments/scoring/general-points", { body: { ...given, unitCode: unit, personCode: person.personCode, period } })), onClose);
  return (
    <FormDialog<Given> title={`${t("scores.give")}: ${person.fullName}`} note={t("scores.giveWhat", { period })} busy={give.isPending} onClose={onClose} onFinish={give.mutate} initial={person.generalPoints == null ? {} : { points: person.generalPoints }}>
      <Form.Item name="points" label={t("scores.general")} rules={needed}><InputNumber min={0} max={100} precision={0} /></Form.Item>
      <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}
