import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { today } from "../../../components/dates";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { DecisionForm, type DecisionInput } from "./DecisionForm";

type Decision = components["schemas"]["DecisionView"];
type Request = components["schemas"]["ChangeDecisionRequest"];
interface AmendProps { decision: Decision; tasks: readonly { id: string; title: string }[]; titleOf: (id: string) => string; onClose: () => void }

/** How a decision is signed, for a form that begins with it. */
const signingOf = (decision: Decision) => ({
  signingCapacity: decision.signingCapacity, ...(decision.signerPersonCode != null && { signerPersonCode: decision.signerPersonCode }), ...(decision.signingBasis != null && { signingBasis: decision.signingBasis }),
});

/** A decision that changes an issued one: gives tasks to others, takes tasks from whoever has them; the rest stays as it is. */
export function Amend({ decision, tasks, titleOf, onClose }: AmendProps) {
  const { t } = useTranslation("assignments");
  const go = useGo();
  const draft = useChange([["decisions"]], (body: Request) => dataOf(api.assignments.POST("/api/v1/assignments/decisions/{id}/amendments", { params: { path: { id: decision.id } }, body })), (made) => go(`/assignments/decisions/${made.id}`));
  const initial: Partial<DecisionInput> = { signedOn: today(), effectiveOn: today(), ...signingOf(decision), items: [] };
  return (
    <DecisionForm title={t("decisions.amend", { number: decision.number })} note={t("decisions.amendWhat")} okText={t("board.makeDraft")} unit={decision.unitCode} busy={draft.isPending} initial={initial} tasks={tasks} earliest={decision.effectiveOn}
      revocable={[...new Set(decision.items.map((item) => item.taskId))].map((id) => ({ id, title: titleOf(id) }))} onFinish={draft.mutate} onClose={onClose} />
  );
}

interface ChangeProps extends Omit<AmendProps, "titleOf"> { tag: string; amended: readonly { id: string; title: string }[] | undefined; offences: readonly (components["schemas"]["OffendingItem"] & { blocks: boolean })[] }

/** Changes a draft until nothing stands against it any more. */
export function ChangeDraft({ decision, tag, tasks, amended, offences, onClose }: ChangeProps) {
  const { t } = useTranslation("assignments");
  const change = useChange([["decisions"]], (body: Request) => dataOf(api.assignments.PUT("/api/v1/assignments/decisions/{id}", { params: { path: { id: decision.id }, header: { "If-Match": tag } }, body })), onClose);
  const initial: Partial<DecisionInput> = {
    number: decision.number, signedOn: decision.signedOn, effectiveOn: decision.effectiveOn, ...signingOf(decision),
    items: decision.items.map(({ taskId, personCode, role, overrideReason }) => ({ taskId, personCode, role, overrideReason: overrideReason ?? "" })), revokedTaskIds: decision.revokedTaskIds,
  };
  return (
    <DecisionForm title={t("decisions.change", { number: decision.number })} note={t("decisions.changeWhat")} okText={t("decisions.save")} unit={decision.unitCode} busy={change.isPending} initial={initial} tasks={tasks} offences={offences}
      {...(amended !== undefined && { revocable: amended })} onFinish={change.mutate} onClose={onClose} />
  );
}
