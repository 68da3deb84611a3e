import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { download } from "../../api/raw";
import { useTellProblem } from "../../components/Problem";

/** Opens a file of evidence; several on one page are told apart by their names. */
export function OpenFile({ path, name }: { path: string; name?: string }) {
  const { t } = useTranslation("inspections");
  const tellProblem = useTellProblem();
  return <Button type="link" size="small" style={{ padding: 0 }} {...(name !== undefined && { "aria-label": `${t("findings.open")}: ${name}` })} onClick={() => void download(path).catch(tellProblem)}>{t("findings.open")}</Button>;
}
