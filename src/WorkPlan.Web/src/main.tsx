import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App, ConfigProvider } from "antd";
import english from "antd/locale/en_US";
import vietnamese from "antd/locale/vi_VN";
import dayjs from "dayjs";
import "dayjs/locale/vi";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { queryClient } from "./api/query";
import { clearWhenLeft } from "./app/leaving";
import { router } from "./app/router";
import "./app/styles.css";
import { theme } from "./app/theme";
import { startTexts } from "./i18n";

function WorkPlan() {
  const { i18n } = useTranslation();
  dayjs.locale(i18n.language);
  return (
    <ConfigProvider locale={i18n.language === "vi" ? vietnamese : english} theme={theme}>
      <App message={{ top: 60, maxCount: 1 }}>
        <QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

clearWhenLeft();
await startTexts();
createRoot(document.getElementById("root")!).render(<StrictMode><WorkPlan /></StrictMode>);
