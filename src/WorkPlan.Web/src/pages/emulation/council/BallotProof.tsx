import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/emulation";
import { ShortTable } from "../../../components/DataTable";
import { Loaded } from "../../../components/Page";
import { useUnitName } from "../../../components/UnitPicker";
import { countedHere, type OwnCount } from "./receipt";

type View = components["schemas"]["BallotView"];
type Paper = components["schemas"]["PaperView"];

/** By what a closed ballot can be checked: the published codes, in which voters find their own, and the papers for who audits it. */
export function BallotProof({ ballot }: { ballot: View }) {
  const may = useMay();
  // Beside a receipt a paper tells a vote: not for who votes or conducts.
  const audits = may("readBallotPapers", ballot.unitCode) && !may("conductCouncils", ballot.unitCode) && !ballot.mayVote;
  return <div style={{ marginTop: 16 }}><Codes ballot={ballot} />{audits && <Papers ballot={ballot} />}</div>;
}

function Codes({ ballot }: { ballot: View }) {
  const { t } = useTranslation("emulation");
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState("");
  const query = useQuery({ queryKey: ["emulation", "ballots", ballot.id, "hashes"], staleTime: Infinity, queryFn: () => dataOf(api.emulation.GET("/api/v1/emulation/ballots/{id}/hashes", { params: { path: { id: ballot.id } } })) });
  const own = typed.trim().toLowerCase();
  return (
    <Loaded query={query}>
      {({ hashes, digest }) => (
        <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{t("ballot.codes", { count: hashes.length })}</summary>
          <p style={{ maxWidth: "80ch" }}>{t("ballot.codesWhat")}</p>
          <Input allowClear value={typed} onChange={(event) => setTyped(event.target.value)} aria-label={t("ballot.ownCode")} placeholder={t("ballot.ownCode")} style={{ maxWidth: 560 }} />
          {own !== "" && <Alert style={{ marginTop: 8, maxWidth: 560 }} showIcon type={hashes.includes(own) ? "success" : "error"} title={t(hashes.includes(own) ? "ballot.codeFound" : "ballot.codeMissing")} />}
          <ol className="codes">{hashes.map((hash) => <li key={hash}>{hash === own ? <mark>{hash}</mark> : hash}</li>)}</ol>
          <small>{t("ballot.digest")}: <span className="code">{digest}</span></small>
        </details>
      )}
    </Loaded>
  );
}

function Papers({ ballot }: { ballot: View }) {
  const { t } = useTranslation("emulation");
  const [shown, setShown] = useState(false);
  const query = useQuery({
    queryKey: ["emulation", "ballots", ballot.id, "papers"], enabled: shown, staleTime: Infinity,
    queryFn: async () => {
      const list = await dataOf(api.emulation.GET("/api/v1/emulation/ballots/{id}/papers", { params: { path: { id: ballot.id } } }));
      return { ...list, own: await countedHere(list) };
    },
  });
  if (!shown) return <Button style={{ marginTop: 12 }} onClick={() => setShown(true)}>{t("ballot.papers")}</Button>;
  return (
    <Loaded query={query}>
      {({ papers, own }) => (
        <div className="stack" style={{ marginTop: 12 }}>
          <Verdict own={own} ballot={ballot} />
          <ShortTable<Paper> size="small" rows={papers} rowKey="hash" columns={[
            { title: t("ballot.code"), render: (_, row) => <span className="code" title={row.hash}>{row.hash.slice(0, 16)}…</span> },
            ...ballot.proposals.map((line, place) => ({ title: <ProposalName line={line} />, key: line.proposalId, render: (_: unknown, row: Paper) => t(row.answers[place] === "A" ? "ballot.answers.agree" : "ballot.answers.disagree") })),
            { title: t("ballot.nonce"), render: (_, row) => <span className="code">{row.nonce}</span> },
          ]} />
        </div>
      )}
    </Loaded>
  );
}

function ProposalName({ line }: { line: View["proposals"][number] }) {
  const nameOf = useUnitName();
  return <>{line.fullName ?? nameOf(line.unitCode)}</>;
}

/** Counted in this browser from the papers, and held against what was announced. */
function Verdict({ own, ballot }: { own: OwnCount; ballot: View }) {
  const { t } = useTranslation("emulation");
  const nameOf = useUnitName();
  const agrees = ballot.proposals.every((line, place) => own.votes[place]?.agree === line.agree && own.votes[place]?.disagree === line.disagree);
  const state = !agrees || own.holds === false ? "papersFail" : own.holds === undefined ? "papersUnchecked" : "papersHold";
  return (
    <Alert showIcon type={state === "papersHold" ? "success" : state === "papersFail" ? "error" : "warning"} title={t(`ballot.${state}`)}
      description={<ul style={{ margin: 0, paddingInlineStart: 18 }}>{ballot.proposals.map((line, place) => <li key={line.proposalId}>{line.fullName ?? nameOf(line.unitCode)}: {t("ballot.counted", own.votes[place]!)}</li>)}</ul>} />
  );
}
