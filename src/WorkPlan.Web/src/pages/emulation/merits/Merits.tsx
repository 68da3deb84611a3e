import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/acts";
import { useScope } from "../../../app/scope";
import { useFilters } from "../../../components/Link";
import { NotAsked, Page } from "../../../components/Page";
import { Appraisals } from "./Appraisals";
import { Commendations } from "./Commendations";
import { Initiatives } from "./Initiatives";

/** What speaks for somebody when titles are considered: recognised initiatives, praise on record, the year's appraisal. */
export default function Merits() {
  const { t } = useTranslation("emulation");
  const { unit } = useScope();
  const may = useMay();
  const [filters, change] = useFilters();
  return (
    <Page title={t("merits.title")} note={t("merits.note")}>
      {unit === "" ? <NotAsked /> : (
        <Tabs activeKey={filters.tab ?? "commendations"} onChange={(tab) => change({ tab, page: undefined })} items={[
          { key: "commendations", label: t("merits.commendations"), children: <Commendations /> },
          { key: "initiatives", label: t("merits.initiatives"), children: <Initiatives /> },
          ...(may("readAppraisals", unit) ? [{ key: "appraisals", label: t("merits.appraisals"), children: <Appraisals /> }] : []),
        ]} />
      )}
    </Page>
  );
}
