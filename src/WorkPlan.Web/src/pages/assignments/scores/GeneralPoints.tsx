import { useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf, taggedOf } from "../../../api/client";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import type { Evaluated } from "./Scores";

interface Given { points: number; reason: string }

/** The points for conduct and discipline, with the reason; given again, the later ones count. */
export function GeneralPoints({ unit, period, person, onClose }: { unit: string; period: string; person: Evaluated; onClose: () => void }) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const query = { unit, person: person.personCode, period };
  const now = useQuery({ queryKey: ["scores", "general", query], queryFn: () => taggedOf(api.assignments.GET("/api/v1/assignments/scoring/general-points", { params: { query } })) });
  const give = useChange([["scores"]], (given: Given) => dataOf(api.assignments.PUT("/api/v1/assignments/scoring/general-points", {
    params: { header: { "If-Match": now.data?.tag ?? "" } }, body: { ...given, unitCode: unit, personCode: person.personCode, period },
  })), onClose);
  return (
    <FormDialog<Given> title={`${t("scores.give")}: ${person.fullName}`} note={t("scores.giveWhat", { period })} busy={give.isPending || now.isPending} onClose={onClose} onFinish={give.mutate} initial={person.generalPoints == null ? {} : { points: person.generalPoints }}>
      <Form.Item name="points" label={t("scores.general")} rules={needed}><InputNumber min={0} max={100} precision={0} /></Form.Item>
      <Form.Item name="reason" label={t("steps.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}
