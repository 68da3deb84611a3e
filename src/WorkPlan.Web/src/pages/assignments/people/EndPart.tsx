import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../api/client";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useChange } from "../../../components/useChange";
import { personChanges, type PartKind } from "./AddPart";

/** What is to end or to go: which kind, which one, what people call it, and from when it holds. */
export interface Ending { kind: PartKind; id: string; name: string; from: string }
interface EndPartProps { code: string; tag: string; ending: Ending; onClose: () => void }

/** The last day of what is dated under a person; a qualification was recorded by mistake or not at all, so it is taken out. */
export function EndPart({ code, tag, ending, onClose }: EndPartProps) {
  const { t } = useTranslation("assignments");
  const needed = useNeeded();
  const removes = ending.kind === "qualifications";
  const end = useChange(personChanges, ({ lastDay = today() }: { lastDay?: string }): Promise<unknown> => {
    const params = { path: { code, id: ending.id }, header: { "If-Match": tag } };
    const body = { lastDay };
    switch (ending.kind) {
      case "titles": return api.assignments.POST("/api/v1/assignments/people/{code}/titles/{id}/end", { params, body });
      case "qualifications": return api.assignments.DELETE("/api/v1/assignments/people/{code}/qualifications/{id}", { params });
      case "strengths": return api.assignments.POST("/api/v1/assignments/people/{code}/strengths/{id}/end", { params, body });
      case "capabilities": return api.assignments.POST("/api/v1/assignments/people/{code}/capabilities/{id}/end", { params, body });
      case "positions": return api.assignments.POST("/api/v1/assignments/people/{code}/positions/{id}/end", { params, body });
      case "stations": return api.assignments.POST("/api/v1/assignments/people/{code}/stations/{id}/end", { params, body });
      case "absences": return api.assignments.POST("/api/v1/assignments/people/{code}/absences/{id}/end", { params, body });
    }
  }, onClose);
  return (
    <FormDialog<{ lastDay?: string }> title={`${t(removes ? "people.takeOut" : "people.end")}: ${ending.name}`} okText={t(removes ? "people.takeOut" : "people.end")} note={removes ? t("people.takeOutWhat") : t("people.endWhat", { from: dayText(ending.from) })} busy={end.isPending} onClose={onClose} onFinish={end.mutate} initial={{ lastDay: today() }}>
      {!removes && <Form.Item name="lastDay" label={t("moves.lastDay")} rules={needed}><Input type="date" min={ending.from} /></Form.Item>}
    </FormDialog>
  );
}
