import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { ImportFile } from "../../../components/ImportFile";

/** A file of results, taken whole or refused whole with every bad row named. */
export function ImportResults() {
  const { t } = useTranslation("planning");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const tell = ({ recorded, corrected }: { recorded: number; corrected: number }) => {
    void message.success(t("results.saved", { recorded, corrected }));
    for (const key of ["outcomes", "heat-map", "rollups", "forecast"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  return <ImportFile label={t("results.import")} pathOf={(file) => `/api/v1/planning/results/imports?fileName=${encodeURIComponent(file.name)}`} onTaken={tell} />;
}
