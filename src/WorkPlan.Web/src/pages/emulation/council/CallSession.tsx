import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";

interface Call { heldOn: string; agenda: string }

/** Calls the council together for a day with an agenda, a line each. */
export function CallSession({ council, workYear, onClose }: { council: { id: string; name: string }; workYear: number; onClose: () => void }) {
  const { t } = useTranslation("emulation");
  const go = useGo();
  const needed = useNeeded();
  const call = useChange([["emulation", "councils"]], ({ heldOn, agenda }: Call) => dataOf(api.emulation.POST("/api/v1/emulation/councils/{id}/sessions", { params: { path: { id: council.id } }, body: { workYear, heldOn, agenda: agenda.split("\n").map((line) => line.trim()).filter((line) => line !== "") } })), (session) => go(`/emulation/council-sessions/${session.id}`));
  return (
    <FormDialog<Call> title={t("council.call")} note={council.name} okText={t("council.call")} busy={call.isPending} onClose={onClose} onFinish={call.mutate} initial={{ heldOn: today() }}>
      <Form.Item name="heldOn" label={t("council.heldOn")} rules={needed}><Input type="date" /></Form.Item>
      <Form.Item name="agenda" label={t("council.agenda")} extra={t("council.agendaNote")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}
