import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Progress, Radio, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import { newKey } from "../../../api/key";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { Section } from "../../../components/Page";
import { useTellProblem } from "../../../components/Problem";
import { useChange } from "../../../components/useChange";
import { useUnitName } from "../../../components/UnitPicker";
import { BallotProof } from "./BallotProof";
import { hashOf } from "./receipt";

type View = components["schemas"]["BallotView"];
type Line = View["proposals"][number];
type Answer = components["schemas"]["BallotAnswer"];
export const lineColours = { passed: "green", conferred: "green", notPassed: "red", beyondQuota: "orange", tiedAtQuota: "orange", proposed: "blue", blocked: "red", withdrawn: "default", titleRevoked: "default" } as const;

/** A secret ballot: voted once, counted for all to see, and counted again by whoever doubts it. */
export function Ballot({ ballot, changed: key }: { ballot: View; changed: readonly string[] }) {
  const { t } = useTranslation("emulation");
  const { modal } = App.useApp();
  const nameOf = useUnitName();
  const may = useMay();
  const tellProblem = useTellProblem();
  // Drawn here: by it only the voter finds the own paper in the published list. Once, so that a vote whose answer was lost is the same one.
  const [nonce] = useState(newKey);
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const changed = [key];
  const path = { id: ballot.id };
  const vote = useChange(changed, async () => {
    const given = ballot.proposals.map(({ proposalId }) => ({ proposalId, answer: answers[proposalId]! }));
    const receipt = await dataOf(api.emulation.POST("/api/v1/emulation/ballots/{id}/votes", { params: { path }, body: { answers: given, nonce } }));
    return { ...receipt, own: await hashOf(ballot.id, given.map(({ answer }) => answer), nonce) };
  }, (receipt) => void modal.info({ title: t("ballot.voted"), icon: null, width: 560, content: <Receipt hash={receipt.hash} own={receipt.own} /> }));
  const tagged = useQuery({ queryKey: ["emulation", "ballots", ballot.id, ballot.state, ballot.voted], enabled: ballot.state === "open" && may("conductCouncils", ballot.unitCode), queryFn: () => api.emulation.GET("/api/v1/emulation/ballots/{id}", { params: { path } }).then(({ response }) => response.headers.get("ETag") ?? "") });
  const close = useChange(changed, () => api.emulation.POST("/api/v1/emulation/ballots/{id}/close", { params: { path, header: { "If-Match": tagged.data ?? "" } } }));
  const recount = useMutation({ mutationFn: () => dataOf(api.emulation.GET("/api/v1/emulation/ballots/{id}/recount", { params: { path } })), onError: tellProblem });
  const voting = ballot.state === "open" && ballot.mayVote && !ballot.hasVoted;
  const whole = ballot.proposals.every(({ proposalId }) => answers[proposalId] !== undefined);
  return (
    <Section title={t(`titles.${ballot.title}`)} extra={<Tag color={ballot.state === "open" ? "gold" : "green"}>{t(`ballot.states.${ballot.state}`)}</Tag>}>
      <Progress percent={ballot.electors === 0 ? 0 : Math.round((ballot.voted / ballot.electors) * 100)} format={() => `${ballot.voted}/${ballot.electors}`} aria-label={t("ballot.turnout")} style={{ maxWidth: 420 }} />
      <p>{t("ballot.needed", { needed: ballot.needed, of: t(`ballot.of.${ballot.of}`) })}</p>
      <ShortTable<Line> rows={ballot.proposals} rowKey="proposalId" columns={[
        { title: t("ballot.who"), render: (_, row) => <>{row.fullName ?? nameOf(row.unitCode)}{row.fullName != null && <><br /><small>{nameOf(row.unitCode)}</small></>}</> },
        ...(voting
          ? [{ title: t("ballot.answer"), render: (_: unknown, row: Line) => <Radio.Group className="answers" aria-label={`${t("ballot.answer")}: ${row.fullName ?? nameOf(row.unitCode)}`} value={answers[row.proposalId] ?? null} onChange={(event) => setAnswers({ ...answers, [row.proposalId]: event.target.value as Answer })} options={(["agree", "disagree"] as const).map((value) => ({ value, label: t(`ballot.answers.${value}`) }))} /> }]
          : [
              { title: t("ballot.answers.agree"), align: "right" as const, render: (_: unknown, row: Line) => row.agree ?? "–" },
              { title: t("ballot.answers.disagree"), align: "right" as const, render: (_: unknown, row: Line) => row.disagree ?? "–" },
              { title: t("ballot.result"), render: (_: unknown, row: Line) => ballot.state === "open" ? "–" : <Tag color={lineColours[row.state]}>{t(`ballot.results.${row.state}`)}</Tag> },
            ]),
      ]} />
      <div className="filters no-print" style={{ marginTop: 12 }}>
        {voting && <Button type="primary" disabled={!whole} loading={vote.isPending} onClick={() => void modal.confirm({ title: t("ballot.voteAsk"), content: t("ballot.voteWhat"), okText: t("ballot.vote"), onOk: () => vote.mutateAsync().catch(() => undefined) })}>{t("ballot.vote")}</Button>}
        {ballot.hasVoted && ballot.state === "open" && <Alert type="success" showIcon title={t("ballot.hasVoted")} />}
        {ballot.state === "open" && may("conductCouncils", ballot.unitCode) && tagged.data !== undefined && <Button loading={close.isPending} onClick={() => void modal.confirm({ title: t("ballot.closeAsk"), okText: t("ballot.close"), onOk: () => close.mutateAsync().catch(() => undefined) })}>{t("ballot.close")}</Button>}
        {ballot.state === "closed" && may("recountBallots", ballot.unitCode) && <Button loading={recount.isPending} onClick={() => recount.mutate()}>{t("ballot.recount")}</Button>}
      </div>
      {recount.data !== undefined && <Alert style={{ marginTop: 12 }} type={recount.data.holds ? "success" : "error"} showIcon title={t(recount.data.holds ? "ballot.recountHolds" : "ballot.recountFails")} description={t("ballot.recountWhat", { papers: recount.data.papers, voted: recount.data.voted })} />}
      {ballot.state === "closed" && <BallotProof ballot={ballot} />}
    </Section>
  );
}

/** The service's receipt beside what this browser computed of the same paper: were they not the same, another paper lay in the urn. */
function Receipt({ hash, own }: { hash: string; own: string | undefined }) {
  const { t } = useTranslation("emulation");
  const same = own === hash;
  return (
    <>
      <Alert type={own === undefined ? "warning" : same ? "success" : "error"} showIcon title={t(own === undefined ? "ballot.receiptUnchecked" : same ? "ballot.receiptHolds" : "ballot.receiptDiffers")} {...(!same && own !== undefined && { description: own })} />
      <p>{t("ballot.receiptWhat")}</p>
      <Typography.Text code copyable className="code">{hash}</Typography.Text>
    </>
  );
}
