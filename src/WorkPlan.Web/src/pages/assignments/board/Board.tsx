import { Alert, Button, Input, InputNumber, Slider, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import type { components } from "../../../api/generated/assignments";
import { useScope } from "../../../app/scope";
import { today, workYearOf } from "../../../components/dates";
import { Link } from "../../../components/Link";
import { countText } from "../../../components/numbers";
import { NotAsked, Nothing, Page, Section } from "../../../components/Page";
import { Problem } from "../../../components/Problem";
import { DraftDecision } from "./DraftDecision";
import { Loads } from "./Loads";
import { chosenSeats, loadsOf, supportsOf, type Choice } from "./seats";
import { Seats } from "./Seats";
import { Unplaced } from "./Unplaced";
import { useProposal, type Settings } from "./useProposal";
import { WhatIf } from "./WhatIf";

export type Proposal = components["schemas"]["ProposalView"];

/** The best assignment of the unit's open tasks, which the head changes until it is theirs, and makes a decision of. */
export default function Board() {
  const { t } = useTranslation("assignments");
  const { unit, workYear } = useScope();
  const may = useMay();
  const { settings, change, proposal, isPending, error, propose, requestOf } = useProposal(unit, { effectiveOn: workYear < workYearOf(today()) ? `${workYear}-06-30` : today() });
  const [open, setOpen] = useState<"whatIf" | "decision">();
  const { effectiveOn, balance, capacityPercent, choices, supports } = settings;
  const again = (next: Partial<Settings> = {}) => { change(next); propose(requestOf({ ...settings, ...next })); };
  const choose = (choice: Choice, old: string | null | undefined) => change({ choices: [...choices.filter((known) => !(known.taskId === choice.taskId && known.role === choice.role && (known.personCode === old || choice.role === "lead"))), choice] });
  // What was set and is not in the answer yet: the service has to be asked again.
  const newSupports = proposal?.tasks.filter((task) => supports[task.taskId] !== undefined && supports[task.taskId] !== supportsOf(task)).length ?? 0;
  if (unit === "") return <Page title={t("board.title")} note={t("board.note")}><NotAsked /></Page>;
  if (!may("propose", unit)) return <Page title={t("board.title")} note={t("board.note")}><Nothing>{t("board.notYours")} <Link to="/assignments/tasks">{t("tasks.title")}</Link></Nothing></Page>;
  return (
    <Page title={t("board.title")} note={t("board.note")} actions={proposal && <><Button onClick={() => setOpen("whatIf")}>{t("board.whatIf")}</Button><Button type="primary" disabled={newSupports > 0} onClick={() => setOpen("decision")}>{t("board.decide")}</Button></>}>
      <div className="stack">
        <Section title={t("board.ask")}>
          <Space wrap size="large" align="end">
            <label>{t("decisions.effectiveOn")}<Input type="date" value={effectiveOn} onChange={(event) => change({ effectiveOn: event.target.value })} /></label>
            <label style={{ display: "block", width: 220 }}>{t("board.balance")}<Slider min={0} max={20} value={balance} onChange={(next) => change({ balance: next })} ariaLabelForHandle={t("board.balance")} /></label>
            <label style={{ display: "block" }}>{t("board.capacity")}<br /><InputNumber min={1} max={200} precision={0} suffix="%" style={{ width: 110 }} value={capacityPercent} aria-label={t("board.capacity")} onChange={(next) => next !== null && change({ capacityPercent: next })} /></label>
            <Button type="primary" loading={isPending} onClick={() => again({ choices: [], supports: {} })}>{t("board.propose")}</Button>
            {(choices.length > 0 || newSupports > 0) && <Button loading={isPending} onClick={() => again()}>{t("board.again", { count: choices.length })}</Button>}
          </Space>
          {isPending && <p role="status" className="page-note">{t("board.working")}</p>}
          {newSupports > 0 && !isPending && <p role="status" className="page-note">{t("board.supportsChanged", { count: newSupports })}</p>}
        </Section>
        {error !== null && <Problem error={error} onRetry={() => again()} />}
        {proposal === undefined ? !isPending && <Nothing>{t("board.none")}</Nothing> : (
          <>
            <Alert type={proposal.provenOptimal ? "success" : "warning"} showIcon title={proposal.provenOptimal ? t("board.proven") : t("board.gap", { value: countText(proposal.value), bound: countText(proposal.bound), percent: proposal.gapPercent.toFixed(2).replace(".", ",") })} description={proposal.explanation} />
            <Unplaced seats={proposal.unplaced} />
            <div className="two">
              <Section title={t("board.tasks", { count: proposal.tasks.length })}><Seats seats={chosenSeats(proposal, choices)} supports={supports} onChoose={choose} onSupport={(taskId, people) => change({ supports: { ...supports, [taskId]: people } })} /></Section>
              <Section title={t("board.loads")}><Loads loads={loadsOf(proposal, choices)} before={proposal.loads} /></Section>
            </div>
          </>
        )}
      </div>
      {open === "whatIf" && <WhatIf request={requestOf(settings)} people={proposal?.loads ?? []} onClose={() => setOpen(undefined)} />}
      {open === "decision" && proposal && <DraftDecision unit={unit} workYear={workYear} effectiveOn={effectiveOn} seats={chosenSeats(proposal, choices)} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
