import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import { leads, useMe } from "../../../api/me";
import { today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { useGo } from "../../../components/Link";
import { useChange } from "../../../components/useChange";
import { signed, SigningFields, type Signing } from "../decisions/Signing";
import type { HandOver } from "./HandOverPage";

type Step = "obligation" | "note" | "receive" | "decide";
interface Decide extends Signing { number: string; signedOn: string }
interface StepInput { title?: string; reference?: string; dueOn?: string; subject?: string; text?: string; reason?: string }
const changed = [["handovers"], ["people"], ["tasks"]];

/** What is written into the record, giving it, receiving it, and the decision that gives the tasks to their receivers. */
export function HandOverSteps({ handOver, tag }: { handOver: HandOver; tag: string }) {
  const { t } = useTranslation("assignments");
  const { modal } = App.useApp();
  const me = useMe().data;
  const go = useGo();
  const needed = useNeeded();
  const [step, setStep] = useState<Step>();
  const close = () => setStep(undefined);
  const { id, state } = handOver;
  const params = { path: { id }, header: { "If-Match": tag } };
  const give = useChange(changed, () => dataOf(api.assignments.POST("/api/v1/assignments/handovers/{id}/give", { params })));
  const write = useChange(changed, (input: StepInput): Promise<unknown> => {
    switch (step) {
      case "obligation": return api.assignments.POST("/api/v1/assignments/handovers/{id}/obligations", { params, body: { title: input.title ?? "", reference: input.reference || null, dueOn: input.dueOn || null } });
      case "note": return api.assignments.POST("/api/v1/assignments/handovers/{id}/notes", { params, body: { subject: input.subject ?? "", text: input.text ?? "" } });
      default: return api.assignments.POST("/api/v1/assignments/handovers/{id}/receive", { params, body: { reason: input.reason || null } });
    }
  }, close);
  const decide = useChange([["decisions"]], (body: Decide) => dataOf(api.assignments.POST("/api/v1/assignments/handovers/{id}/decision", { params: { path: { id } }, body: { ...body, ...signed(body), signerName: null } })), (decision) => go(`/assignments/decisions/${decision.id}`));
  const head = leads(me);
  const hasReceivers = handOver.tasks.some((task) => task.receiverPersonCode != null);
  const ask = () => void modal.confirm({ title: t("handOvers.giveAsk"), content: t("handOvers.giveWhat"), okText: t("handOvers.give"), onOk: () => give.mutateAsync().catch(() => undefined) });
  return (
    <>
      {state === "open" && <><Button onClick={() => setStep("obligation")}>{t("handOvers.addObligation")}</Button><Button onClick={() => setStep("note")}>{t("handOvers.addNote")}</Button></>}
      {state === "open" && me?.personCode === handOver.personCode && <Button type="primary" loading={give.isPending} onClick={ask}>{t("handOvers.give")}</Button>}
      {(state === "open" || state === "given") && head && me?.personCode !== handOver.personCode && <Button type={state === "given" ? "primary" : "default"} onClick={() => setStep("receive")}>{t("handOvers.receive")}</Button>}
      {state !== "void" && head && hasReceivers && <Button onClick={() => setStep("decide")}>{t("handOvers.decide")}</Button>}
      {(step === "obligation" || step === "note" || step === "receive") && (
        <FormDialog<StepInput> title={t(`handOvers.${step === "receive" ? "receive" : step === "note" ? "addNote" : "addObligation"}`)} busy={write.isPending} onClose={close} onFinish={write.mutate} {...(step === "receive" && { note: t(state === "given" ? "handOvers.receiveWhat" : "handOvers.receiveUngiven") })}>
          {step === "obligation" && (
            <>
              <Form.Item name="title" label={t("handOvers.owed")} rules={needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
              <Form.Item name="reference" label={t("handOvers.reference")}><Input /></Form.Item>
              <Form.Item name="dueOn" label={t("tasks.due")}><Input type="date" /></Form.Item>
            </>
          )}
          {step === "note" && <><Form.Item name="subject" label={t("handOvers.subject")} rules={needed}><Input /></Form.Item><Form.Item name="text" label={t("people.what")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item></>}
          {step === "receive" && <Form.Item name="reason" label={t("steps.reason")} rules={state === "given" ? [] : needed}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>}
        </FormDialog>
      )}
      {step === "decide" && (
        <FormDialog<Decide> title={t("handOvers.decide")} note={t("handOvers.decideWhat")} okText={t("board.makeDraft")} busy={decide.isPending} onClose={close} onFinish={decide.mutate} initial={{ signedOn: handOver.lastDay < today() ? handOver.lastDay : today(), signingCapacity: "inOwnOffice" }}>
          <Form.Item name="number" label={t("decisions.number")} rules={needed}><Input placeholder="05/QĐ-VKS" /></Form.Item>
          <Form.Item name="signedOn" label={t("decisions.signedOn")} rules={needed}><Input type="date" /></Form.Item>
          <SigningFields unit={handOver.unitCode} />
        </FormDialog>
      )}
    </>
  );
}
