import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../../api/generated/assignments";

/** Tasks that nobody can take, why, and the least that would change it. */
export function Unplaced({ seats }: { seats: readonly components["schemas"]["UnplacedSeat"][] }) {
  const { t } = useTranslation("assignments");
  if (seats.length === 0) return null;
  return (
    <Alert type="error" showIcon title={t("board.unplaced", { count: seats.length })} description={
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {seats.map((seat) => (
          <li key={`${seat.taskId}-${seat.role}`}>
            <b>{seat.title}</b> ({t(`roles.${seat.role}`)}): {seat.sentence}
            {seat.relaxation != null && Number(seat.relaxation.moreDays) > 0 && !seat.sentence.includes(seat.relaxation.fullName) && <> {t("board.relaxation", { name: seat.relaxation.fullName, days: String(seat.relaxation.moreDays).replace(".", ",") })}</>}
          </li>
        ))}
      </ul>
    } />
  );
}
