import { BellOutlined, GlobalOutlined, LogoutOutlined, MenuOutlined, SearchOutlined, UserOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Badge, Button, Drawer, Dropdown, Grid, Input, Layout as AntLayout, Menu, Select, Space, type MenuProps } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../api/client";
import { isMember, rolesOf, useMe, type Role } from "../api/me";
import { queryClient } from "../api/query";
import { session } from "../api/session";
import { UnitPicker } from "../components/UnitPicker";
import { today, workYearOf } from "../components/dates";
import { Link, useGo } from "../components/Link";
import { speak, type Language } from "../i18n";
import { useLiveNotices } from "./live";
import { navGroups, pages, visibleTo } from "./pages";
import { lookAt, useScope } from "./scope";

export function Layout() {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);
  return (
    <AntLayout hasSider style={{ minHeight: "100vh" }}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{t("layout.skip")}</a>
      {wide ? (
        <AntLayout.Sider width={236} style={{ position: "sticky", top: 0, height: "100vh", overflowY: "auto" }}><Navigation path={path} /></AntLayout.Sider>
      ) : (
        <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={264} title={t("layout.menu")} styles={{ body: { padding: 0, background: "#0f2440" } }}>
          <Navigation path={path} />
        </Drawer>
      )}
      <AntLayout style={{ minWidth: 0 }}>
        <Header onMenu={wide ? undefined : () => setOpen(true)} />
        <main id="main" ref={main} tabIndex={-1} style={{ outline: "none", minWidth: 0 }}><Outlet /></main>
      </AntLayout>
    </AntLayout>
  );
}

function Navigation({ path }: { path: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const roles = rolesOf(me.data, today());
  const shown = pages.filter((page) => page.nav !== undefined && visibleTo(page, roles));
  const items = navGroups.flatMap((group): NonNullable<MenuProps["items"]> => {
    const children = shown.filter((page) => page.nav!.group === group).toSorted((a, b) => a.nav!.order - b.nav!.order)
      .map((page) => ({ key: page.path, icon: page.nav!.icon, label: <Link to={page.path}>{t(page.title)}</Link> }));
    if (children.length === 0) return [];
    return group === "home" ? children : [{ key: group, type: "group" as const, label: t(`nav.${group}`), children }];
  });
  const selected = shown.map((page) => page.path).filter((known) => path === known || (known !== "/" && path.startsWith(`${known}/`)))
    .toSorted((a, b) => b.length - a.length)[0];
  return (
    <nav aria-label={t("layout.menu")}>
      <div className="sider-brand"><img src="/icon.svg" width={30} height={30} alt="" /><span>WorkPlan<small>{t("layout.motto")}</small></span></div>
      <Menu theme="dark" mode="inline" items={items} selectedKeys={selected === undefined ? [] : [selected]} style={{ borderInlineEnd: 0, paddingBottom: 24 }} />
    </nav>
  );
}

function Header({ onMenu }: { onMenu: (() => void) | undefined }) {
  const { t, i18n } = useTranslation();
  const { unit, workYear } = useScope();
  const me = useMe();
  const go = useGo();
  const held = rolesOf(me.data, today());
  const roles = [...held];
  // Who only watches the system has no unit to look at.
  const works = me.data === undefined || isMember(held);
  const current = workYearOf(today());
  const years = Array.from({ length: current + 2 - 2021 }, (_, index) => current + 1 - index);
  return (
    <AntLayout.Header style={{ display: "flex", gap: 10, alignItems: "center", borderBottom: "1px solid #e3e8ef", position: "sticky", top: 0, zIndex: 20, paddingInline: onMenu ? 10 : 20 }}>
      {onMenu && <Button type="text" icon={<MenuOutlined />} aria-label={t("layout.menu")} onClick={onMenu} />}
      {works && <UnitPicker value={unit} onChange={(code) => lookAt({ unit: code })} label={t("layout.unit")} style={{ flex: "0 1 380px", minWidth: 0 }} />}
      {works && <Select
        value={workYear} onChange={(year) => lookAt({ workYear: year })} aria-label={t("layout.workYear")} style={{ width: onMenu ? 84 : 190 }}
        options={years.map((year) => ({ value: year, label: onMenu ? `${year}` : `${t("layout.workYear")} ${year}` }))}
      />}
      <span style={{ flex: 1 }} />
      {!works ? null : onMenu
        ? <Button type="text" icon={<SearchOutlined />} aria-label={t("action.search")} onClick={() => go("/search")} />
        : <Input.Search allowClear style={{ flex: "0 1 260px" }} placeholder={t("action.search")} aria-label={t("action.search")} onSearch={(q) => { if (q.trim() !== "") go("/search", { q: q.trim() }); }} />}
      <Bell />
      <Dropdown trigger={["click"]} menu={{
        items: [
          { key: "who", type: "group", label: <>{me.data?.fullName}<br /><small>{roles.map((role: Role) => t(`roles.${role}`)).join(", ")}</small></> },
          { key: "/account", icon: <UserOutlined />, label: t("layout.account") },
          { key: "language", icon: <GlobalOutlined />, label: i18n.language === "vi" ? "English" : "Tiếng Việt" },
          { type: "divider" },
          { key: "out", icon: <LogoutOutlined />, label: t("layout.signOut") },
        ],
        onClick: ({ key }) => {
          if (key === "out") void session.signOut();
          else if (key === "language") void switchLanguage(i18n.language === "vi" ? "en" : "vi");
          else go(key);
        },
      }}>
        <Button type="text" icon={<UserOutlined />} {...(onMenu && { "aria-label": t("layout.me") })}>{onMenu ? null : <Space>{me.data?.userName}</Space>}</Button>
      </Dropdown>
    </AntLayout.Header>
  );
}

/** How much there is that I have not read yet: the stream of notices says it, and while there is none it is asked for. */
function Bell() {
  const { t } = useTranslation();
  const liveness = useLiveNotices();
  const unread = useQuery({ queryKey: ["notifications", "unread"], enabled: liveness !== "opening", refetchInterval: liveness === "lost" ? 60_000 : false, queryFn: () => dataOf(api.notifications.GET("/api/v1/notifications/unread")) });
  const total = unread.data?.total ?? 0;
  return <Link to="/notifications" aria-label={t("layout.notifications", { count: total })}><Badge count={total} size="small" color={unread.data?.urgent === 0 ? "#1d4ed8" : "#b3261e"}><BellOutlined style={{ fontSize: 18 }} /></Badge></Link>;
}

/** Answers of the API hold texts in the language that was asked for. */
async function switchLanguage(language: Language): Promise<void> {
  await speak(language);
  await queryClient.invalidateQueries();
}
