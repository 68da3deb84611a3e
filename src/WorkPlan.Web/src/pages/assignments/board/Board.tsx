import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Input, Slider, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { today, workYearOf } from "../../../components/dates";
import { countText } from "../../../components/numbers";
import { Nothing, Page, Section } from "../../../components/Page";
import { Problem } from "../../../components/Problem";
import { DraftDecision } from "./DraftDecision";
import { Loads } from "./Loads";
import { chosenSeats, loadsOf, type Choice } from "./seats";
import { Seats } from "./Seats";
import { Unplaced } from "./Unplaced";
import { WhatIf } from "./WhatIf";

export type Proposal = components["schemas"]["ProposalView"];
type Request = components["schemas"]["ProposeRequest"];

/** The best assignment of the unit's open tasks, which the head changes until it is theirs, and makes a decision of. */
export default function Board() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const [effectiveOn, setEffectiveOn] = useState(workYear < workYearOf(today()) ? `${workYear}-06-30` : today());
  const [balance, setBalance] = useState(1);
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [open, setOpen] = useState<"whatIf" | "decision">();
  const request = (pinned: readonly Choice[]): Request => ({ unitCode: unit, effectiveOn, objective: { balance, freeSpreadPercent: 10, capacityPercent: 100 }, pinned: [...pinned], supports: [], timeLimitSeconds: 20 });
  const propose = useMutation({ mutationFn: (pinned: readonly Choice[]) => dataOf(api.assignments.POST("/api/v1/assignments/proposals", { body: request(pinned) })) });
  const proposal = propose.data;
  const again = (pinned: readonly Choice[]) => { setChoices(pinned); propose.mutate(pinned); };
  const choose = (choice: Choice, old: string | null | undefined) => setChoices([...choices.filter((known) => !(known.taskId === choice.taskId && known.role === choice.role && (known.personCode === old || choice.role === "lead"))), choice]);
  return (
    <Page title={t("board.title")} note={t("board.note")} actions={proposal && <><Button onClick={() => setOpen("whatIf")}>{t("board.whatIf")}</Button><Button type="primary" onClick={() => setOpen("decision")}>{t("board.decide")}</Button></>}>
      <div className="stack">
        <Section title={t("board.ask")}>
          <Space wrap size="large" align="end">
            <label>{t("decisions.effectiveOn")}<Input type="date" value={effectiveOn} onChange={(event) => setEffectiveOn(event.target.value)} /></label>
            <label style={{ display: "block", width: 240 }}>{t("board.balance")}<Slider min={0} max={20} value={balance} onChange={setBalance} ariaLabelForHandle={t("board.balance")} /></label>
            <Button type="primary" loading={propose.isPending} disabled={unit === ""} onClick={() => again([])}>{t("board.propose")}</Button>
            {choices.length > 0 && <Button loading={propose.isPending} onClick={() => again(choices)}>{t("board.again", { count: choices.length })}</Button>}
          </Space>
          {propose.isPending && <p role="status" className="page-note">{t("board.working")}</p>}
        </Section>
        {propose.error !== null && <Problem error={propose.error} onRetry={() => propose.mutate(choices)} />}
        {proposal === undefined ? !propose.isPending && <Nothing>{t("board.none")}</Nothing> : (
          <>
            <Alert type={proposal.provenOptimal ? "success" : "warning"} showIcon title={proposal.provenOptimal ? t("board.proven", { value: countText(proposal.value) }) : t("board.gap", { value: countText(proposal.value), bound: countText(proposal.bound), percent: proposal.gapPercent.toFixed(2).replace(".", ",") })} description={proposal.explanation} />
            <Unplaced seats={proposal.unplaced} />
            <div className="two">
              <Section title={t("board.tasks", { count: proposal.tasks.length })}><Seats proposal={proposal} seats={chosenSeats(proposal, choices)} onChoose={choose} /></Section>
              <Section title={t("board.loads")}><Loads loads={loadsOf(proposal, choices)} before={proposal.loads} /></Section>
            </div>
          </>
        )}
      </div>
      {open === "whatIf" && <WhatIf request={request(choices)} people={proposal?.loads ?? []} onClose={() => setOpen(undefined)} />}
      {open === "decision" && proposal && <DraftDecision unit={unit} workYear={workYear} effectiveOn={effectiveOn} proposal={proposal} seats={chosenSeats(proposal, choices)} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
