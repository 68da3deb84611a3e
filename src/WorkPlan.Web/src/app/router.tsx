import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorComponentProps } from "@tanstack/react-router";
import { Button, Result, Spin } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwner, useSessionIsOpen } from "../api/me";
import { Link } from "../components/Link";
import { Page } from "../components/Page";
import { Problem } from "../components/Problem";
import { Layout } from "./Layout";
import { pages } from "./pages";
import { SignIn, SignInAgain } from "./SignIn";

/**
 * The page that was asked for, for who has signed in. When a session ends by itself the page stays as it is, out of sight, and the
 * password is asked for over it: the same person finds everything as it was, another one a page of their own.
 */
export function Root() {
  const open = useSessionIsOpen();
  const owner = useOwner();
  const [begun, begin] = useState(open);
  const stays = open || (begun && owner !== undefined);
  if (begun !== stays) begin(stays);
  if (!stays) return <SignIn expired={owner !== undefined} />;
  return (
    <>
      <div style={{ visibility: open ? "visible" : "hidden" }}><Layout key={owner} /></div>
      {!open && <SignInAgain />}
    </>
  );
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
