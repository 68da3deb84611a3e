import { useTranslation } from "react-i18next";
import { Nothing, Page } from "../../components/Page";

export default function Home() {
  const { t } = useTranslation("home");
  return <Page title={t("title")}><Nothing /></Page>;
}
