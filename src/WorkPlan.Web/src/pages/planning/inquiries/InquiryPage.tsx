import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Descriptions, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, taggedOf } from "../../../api/client";
import { dayText, momentText, today } from "../../../components/dates";
import { useFieldName } from "../../../components/fields";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Loaded, Nothing, Page, Section } from "../../../components/Page";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { InquiryTag, type Inquiry } from "./Inquiries";

interface StepInput { answer?: string; number?: string; answeredOn?: string; reason?: string }

/** A question with its answer; an answer is given once and stays. */
export default function InquiryPage() {
  const { t } = useTranslation("planning");
  const { id } = useParams({ strict: false }) as { id: string };
  const nameOf = useUnitName();
  const fieldOf = useFieldName();
  const query = useQuery({ queryKey: ["inquiries", id], queryFn: () => taggedOf(api.planning.GET("/api/v1/planning/inquiries/{id}", { params: { path: { id } } })) });
  return (
    <Loaded query={query}>
      {({ data, tag }) => (
        <Page title={data.subject} note={<>{nameOf(data.unitCode)} → {nameOf(data.toUnitCode)} · <InquiryTag inquiry={data} /></>} actions={<Steps inquiry={data} tag={tag} />}>
          <div className="stack">
            <Section title={t("inquiries.question")}>
              <p style={{ marginTop: 0, whiteSpace: "pre-wrap", maxWidth: "100ch" }}>{data.question}</p>
              <Descriptions size="small" column={{ xs: 1, md: 2 }} items={[
                { label: t("inquiries.askedBy"), children: `${data.askedBy}, ${dayText(data.askedOn)}` }, { label: t("inquiries.due"), children: momentText(data.dueAt) },
                { label: t("plan.taskField"), children: fieldOf(data.fieldCode) },
                ...(data.withdrawnReason == null ? [] : [{ label: t("inquiries.withdrawnReason"), children: data.withdrawnReason }]),
              ]} />
            </Section>
            <Section title={t("inquiries.answer")}>
              {data.answer == null ? <Nothing>{t(data.state === "open" ? "inquiries.notAnswered" : "inquiries.withdrawnNote")}</Nothing> : (
                <>
                  <p style={{ marginTop: 0, whiteSpace: "pre-wrap", maxWidth: "100ch" }}>{data.answer}</p>
                  <small>{[data.answerNumber, dayText(data.answeredOn)].filter(Boolean).join(" · ")}</small>
                </>
              )}
            </Section>
          </div>
        </Page>
      )}
    </Loaded>
  );
}

function Steps({ inquiry, tag }: { inquiry: Inquiry; tag: string }) {
  const { t } = useTranslation("planning");
  const [step, setStep] = useState<"answer" | "withdraw">();
  const may = useMay();
  const needed = useNeeded();
  const send = useChange([["inquiries"], ["obligations"]], ({ answer, number, answeredOn, reason }: StepInput): Promise<unknown> => {
    const params = { path: { id: inquiry.id }, header: { "If-Match": tag } };
    return step === "answer"
      ? api.planning.POST("/api/v1/planning/inquiries/{id}/answer", { params, body: { answer: answer ?? "", number: number || null, answeredOn: answeredOn || null } })
      : api.planning.POST("/api/v1/planning/inquiries/{id}/withdraw", { params, body: { reason: reason ?? "" } });
  }, () => setStep(undefined));
  if (inquiry.state !== "open") return null;
  return (
    <>
      {may("askInquiries", inquiry.unitCode) && <Button onClick={() => setStep("withdraw")}>{t("inquiries.withdraw")}</Button>}
      {may("answerInquiries", inquiry.toUnitCode) && <Button type="primary" onClick={() => setStep("answer")}>{t("inquiries.giveAnswer")}</Button>}
      {step !== undefined && (
        <FormDialog<StepInput> title={t(step === "answer" ? "inquiries.giveAnswer" : "inquiries.withdraw")} okText={t(step === "answer" ? "inquiries.send" : "inquiries.withdraw")} note={step === "answer" ? t("inquiries.answerWhat") : t("inquiries.withdrawWhat")} width={640} busy={send.isPending} onClose={() => setStep(undefined)} onFinish={send.mutate} initial={{ answeredOn: today() }}>
          {step === "answer" ? (
            <>
              <Form.Item name="answer" label={t("inquiries.answer")} rules={needed}><Input.TextArea autoSize={{ minRows: 5 }} /></Form.Item>
              <div className="filters">
                <Form.Item name="number" label={t("inquiries.answerNumber")}><Input placeholder="35/HD-VKS" /></Form.Item>
                <Form.Item name="answeredOn" label={t("inquiries.answeredOn")} rules={needed}><Input type="date" /></Form.Item>
              </div>
            </>
          ) : <Form.Item name="reason" label={t("obstacles.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>}
        </FormDialog>
      )}
    </>
  );
}
