import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/assignments";
import { byGivenName } from "../../../components/people";
import { loadColour, type Load } from "./loads";

/** A bar for each person, moving with every change; the line marks what they have today. Names can be dragged onto a task. */
export function Loads({ loads, before }: { loads: readonly Load[]; before: readonly components["schemas"]["ProposedLoad"][] }) {
  const { t } = useTranslation("assignments");
  const most = Math.max(1, ...loads.map((load) => Math.max(load.effortDays, load.capacityDays)));
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {loads.toSorted((a, b) => byGivenName(a.fullName, b.fullName)).map((load) => {
        const today = before.find((known) => known.personCode === load.personCode)?.todayEffortDays ?? 0;
        const percent = load.capacityDays === 0 ? (load.effortDays === 0 ? 0 : 999) : Math.round((load.effortDays / load.capacityDays) * 100);
        return (
          <li key={load.personCode} draggable onDragStart={(event) => event.dataTransfer.setData("text/person", load.personCode)} style={{ padding: "5px 0", cursor: "grab" }}>
            <div style={{ display: "flex", justifyContent: "space-between" }}><span>{load.fullName}</span><span className="numbers">{t("board.ofDays", { effort: load.effortDays, capacity: load.capacityDays })}</span></div>
            <div role="meter" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.min(percent, 100)} aria-valuetext={`${percent} %`} aria-label={load.fullName} style={{ position: "relative", height: 10, background: "#eef2f7", borderRadius: 5 }}>
              <div style={{ position: "absolute", inset: 0, right: "auto", width: `${(load.capacityDays / most) * 100}%`, background: "#d5deea", borderRadius: 5 }} />
              <div style={{ position: "absolute", inset: 0, right: "auto", width: `${(load.effortDays / most) * 100}%`, background: loadColour(percent), borderRadius: 5, transition: "width .2s" }} />
              <div title={t("board.todayMark", { days: today })} style={{ position: "absolute", top: -2, bottom: -2, left: `${(today / most) * 100}%`, width: 2, background: "#0f2440" }} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
