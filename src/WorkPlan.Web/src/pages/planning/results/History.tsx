import { useQuery } from "@tanstack/react-query";
import { Modal, Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../../api/client";
import type { components } from "../../../api/generated/planning";
import { momentText } from "../../../components/dates";
import { Loaded } from "../../../components/Page";

type Figures = components["schemas"]["Figures"];

/** Everything that was ever recorded of a figure: what, when, whence, and why it was changed. */
export function History({ unit, target, name, period, onClose }: { unit: string; target: string; name: string; period: string; onClose: () => void }) {
  const { t } = useTranslation("planning");
  const query = useQuery({ queryKey: ["results", "history", unit, target, period], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/results/history", { params: { query: { unit, target, period } } })) });
  return (
    <Modal open title={name} footer={null} onCancel={onClose} width={640}>
      <Loaded query={query}>
        {(entries) => <Timeline style={{ marginTop: 16 }} items={entries.toSorted((a, b) => b.sequence - a.sequence).map((entry) => ({ content: <><b>{inWords(entry.figures)}</b> – {momentText(entry.recordedAt)}, {t(`results.sources.${entry.source}`)}{entry.reason != null && <div>“{entry.reason}”</div>}</> }))} />}
      </Loaded>
    </Modal>
  );
}

function inWords(figures: Figures): string {
  if (figures.parts != null) return Object.entries(figures.parts).map(([part, of]) => `${part}: ${inWords(of)}`).join("; ");
  if (figures.numerator != null || figures.denominator != null) return `${figures.numerator ?? "–"} / ${figures.denominator ?? "–"}`;
  return String(figures.count ?? figures.breakdown?.reduce((sum, entry) => sum + entry.count, 0) ?? "–");
}
