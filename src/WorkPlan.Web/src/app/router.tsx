import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorComponentProps } from "@tanstack/react-router";
import { Button, Result, Spin } from "antd";
import { useTranslation } from "react-i18next";
import { useSessionIsOpen } from "../api/me";
import { Link } from "../components/Link";
import { Page } from "../components/Page";
import { Problem } from "../components/Problem";
import { Layout } from "./Layout";
import { pages } from "./pages";
import { SignIn } from "./SignIn";

let wasOpen = false;

function Root() {
  const open = useSessionIsOpen();
  if (open) wasOpen = true;
  return open ? <Layout /> : <SignIn expired={wasOpen} />;
}

function NotFound() {
  const { t } = useTranslation();
  return <Result status="404" title={t("notFound.title")} subTitle={t("notFound.text")} extra={<Link to="/">{t("notFound.home")}</Link>} />;
}

function Failed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t("problem.unexpected")}>
      <Problem error={error} />
      <p><Button onClick={reset}>{t("action.retry")}</Button></p>
    </Page>
  );
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });

const routes = pages.map((page) => createRoute({
  getParentRoute: () => root,
  path: page.path as never,
  component: lazyRouteComponent(page.load),
}));

export const router = createRouter({
  routeTree: root.addChildren(routes as never[]),
  defaultPreload: "intent",
  defaultErrorComponent: Failed,
  defaultPendingComponent: () => <div className="page"><Spin /></div>,
  scrollRestoration: true,
});
