import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Alert, Button, Descriptions, Form, Input, Tag, Timeline } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf, taggedOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { dayText, today } from "../../../components/dates";
import { FormDialog, useNeeded } from "../../../components/FormDialog";
import { Link } from "../../../components/Link";
import { Loaded, Page, Section } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { useChange } from "../../../components/useChange";
import { usePersonNames } from "../../../components/usePersonNames";
import { restingOn, titleColours } from "./titles";

type Title = components["schemas"]["TitleView"];
type Decision = components["schemas"]["TitleDecisionRequest"];

/** One title: by what decision, on which others it rests and which rest on it, and what became of it. */
export default function TitlePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  // What a revocation has taken with it is shown with that title alone.
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const { t } = useTranslation("emulation");
  const may = useMay();
  const nameOf = useUnitName();
  const needed = useNeeded();
  const [step, setStep] = useState<"revoke" | "uphold">();
  const query = useQuery({ queryKey: ["emulation", "titles", id], queryFn: () => taggedOf(api.emulation.GET("/api/v1/emulation/titles/{id}", { params: { path: { id } } })) });
  const title = query.data?.data;
  // All that its holder was given: a person wherever he served, a unit as such.
  const held = useQuery({
    queryKey: ["emulation", "titles", "of", title?.personCode ?? title?.unitCode], enabled: title !== undefined,
    queryFn: async () => {
      const { personCode, unitCode } = title!;
      const page = await dataOf(api.emulation.GET("/api/v1/emulation/titles", { params: { query: { pageSize: 200, ...(personCode == null ? { unit: unitCode } : { person: personCode }) } } }));
      return page.items.filter((row) => row.personCode === personCode);
    },
  });
  const all = held.data ?? [];
  const personOf = usePersonNames([title?.personCode]);
  const resting = restingOn(id, all);
  const revocation = useChange([["emulation"]], (body: Decision) => dataOf(api.emulation.POST("/api/v1/emulation/titles/{id}/revoke", { params: { path: { id }, header: { "If-Match": query.data!.tag } }, body })), () => setStep(undefined));
  const uphold = useChange([["emulation"]], (body: Decision) => dataOf(api.emulation.POST("/api/v1/emulation/titles/{id}/uphold", { params: { path: { id }, header: { "If-Match": query.data!.tag } }, body })), () => setStep(undefined));
  return (
    <Loaded query={query}>
      {({ data }) => {
        const mayDecide = may("conferTitles", data.unitCode);
        return (
          <Page title={`${t(`titles.${data.title}`)} – ${data.personCode == null ? nameOf(data.unitCode) : personOf(data.personCode)}`} note={<><Tag color={titleColours[data.state]}>{t(`conferred.states.${data.state}`)}</Tag>{t("conferred.ofYear", { year: data.workYear })}</>}
            actions={<><Link to="/emulation/titles" style={{ alignSelf: "center" }}>{t("conferred.title")}</Link>{mayDecide && data.state === "inQuestion" && <Button type="primary" onClick={() => setStep("uphold")}>{t("conferred.uphold")}</Button>}{mayDecide && data.state !== "revoked" && <Button danger onClick={() => setStep("revoke")}>{t("conferred.revoke")}</Button>}</>}>
            <div className="stack">
              {data.state === "inQuestion" && <Alert type="warning" showIcon title={t("conferred.inQuestion")} description={t("conferred.inQuestionWhat")} />}
              {revocation.data !== undefined && <Alert type="warning" showIcon title={t("conferred.revokedNow")} description={<Consequences questions={revocation.data.inQuestion} blocked={revocation.data.blocked} />} />}
              <Section title={t("conferred.about")}>
                <Descriptions size="small" column={{ xs: 1, md: 2 }} items={[
                  { label: t("unit"), children: nameOf(data.unitCode) },
                  { label: t("conferred.decision"), children: t("conferred.numbered", { number: data.decisionNumber, day: dayText(data.decidedOn) }) },
                  { label: t("conferred.by"), children: data.decidedByUnitCode == null ? t("conferred.before") : nameOf(data.decidedByUnitCode) },
                  ...(data.legalBasis == null ? [] : [{ label: t("conferred.legalBasis"), children: data.legalBasis }]),
                  ...(data.awardPercent == null ? [] : [{ label: t("conferred.award"), children: t("conferred.awardOf", { percent: data.awardPercent, basis: data.awardLegalBasis }) }]),
                ]} />
                {data.allTheSameReason != null && <Alert style={{ marginTop: 12 }} type="info" showIcon title={t("conferred.inSpite")} description={<>{data.allTheSameReason}<ul style={{ margin: "6px 0 0", paddingInlineStart: 18 }}>{data.despite.map((reason) => <li key={reason.code}>{reason.text}</li>)}</ul></>} />}
              </Section>
              <div className="two">
                <Section title={t("conferred.history")}>
                  <Timeline items={[
                    { content: t("conferred.conferredOn", { day: dayText(data.decidedOn), number: data.decisionNumber }) },
                    ...data.history.map((event) => ({ color: titleColours[event.state], content: <><b>{t(`conferred.events.${event.state}`)}</b> – {dayText(event.on)}{event.decisionNumber != null && `, ${event.decisionNumber}`}<br />{event.reason}{event.becauseOf != null && <><br /><Named id={event.becauseOf} all={all} /></>}</> })),
                  ]} />
                </Section>
                <div className="stack">
                  <Section title={t("conferred.restsOn")}><Linked titles={all.filter((known) => data.basedOn.includes(known.id))} none={t("conferred.restsOnNone")} /></Section>
                  <Section title={t("conferred.resting")}><Linked titles={resting} none={t("conferred.restingNone")} /></Section>
                </div>
              </div>
            </div>
            {step !== undefined && (
              <FormDialog<Decision> title={t(`conferred.${step}`)} okText={t(`conferred.${step}`)} busy={revocation.isPending || uphold.isPending} onClose={() => setStep(undefined)} onFinish={(step === "revoke" ? revocation : uphold).mutate} initial={{ decidedOn: today() }}
                note={step === "uphold" ? t("conferred.upholdWhat") : <>{t("conferred.revokeWhat")}{resting.length > 0 && <><br />{t("conferred.revokeTakes")}<Linked titles={resting} none="" /></>}</>}>
                <div className="filters">
                  <Form.Item name="decisionNumber" label={t("conferred.number")} rules={needed}><Input placeholder="30/QĐ-VKS" /></Form.Item>
                  <Form.Item name="decidedOn" label={t("conferred.day")} rules={needed}><Input type="date" max={today()} /></Form.Item>
                </div>
                <Form.Item name="reason" label={t("adjustments.reason")} rules={needed}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
              </FormDialog>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

function Linked({ titles, none }: { titles: readonly Title[]; none: string }) {
  if (titles.length === 0) return <>{none}</>;
  return <ul style={{ margin: 0, paddingInlineStart: 18 }}>{titles.map((title) => <li key={title.id}><Named id={title.id} all={titles} /></li>)}</ul>;
}

function Named({ id, all }: { id: string; all: readonly Title[] }) {
  const { t } = useTranslation("emulation");
  const title = all.find((known) => known.id === id);
  return title === undefined ? null : <Link to={`/emulation/titles/${id}`}>{t("conferred.named", { title: t(`titles.${title.title}`), year: title.workYear })}</Link>;
}

/** What a revocation has taken with it. */
function Consequences({ questions, blocked }: { questions: readonly Title[]; blocked: readonly components["schemas"]["ProposalView"][] }) {
  const { t } = useTranslation("emulation");
  if (questions.length + blocked.length === 0) return <>{t("conferred.takesNothing")}</>;
  return (
    <>
      {questions.length > 0 && <><div>{t("conferred.nowInQuestion")}</div><Linked titles={questions} none="" /></>}
      {blocked.length > 0 && <><div>{t("conferred.nowBlocked")}</div><ul style={{ margin: 0, paddingInlineStart: 18 }}>{blocked.map((proposal) => <li key={proposal.id}>{t("conferred.named", { title: t(`titles.${proposal.title}`), year: proposal.workYear })}</li>)}</ul></>}
    </>
  );
}
