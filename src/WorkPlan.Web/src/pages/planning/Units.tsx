import { useQuery } from "@tanstack/react-query";
import { Input, Tag, Tree } from "antd";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../../api/client";
import type { components } from "../../api/generated/planning";
import { lookAt, useScope } from "../../app/scope";
import { today } from "../../components/dates";
import { Link, useFilters } from "../../components/Link";
import { Loaded, Page, Section } from "../../components/Page";

type Node = components["schemas"]["UnitTreeView"];

/** The tree of units below the chosen one, as it was or will be on a day. */
export default function Units() {
  const { t } = useTranslation("planning");
  const { unit } = useScope();
  const [filters, change] = useFilters();
  const asOf = filters.asOf ?? today();
  const query = useQuery({
    queryKey: ["units", unit, "tree", asOf], enabled: unit !== "",
    queryFn: () => dataOf(api.planning.GET("/api/v1/planning/units/{code}/tree", { params: { path: { code: unit }, query: { asOf } } as never })),
  });
  return (
    <Page title={t("units.title")} note={t("units.note")} actions={<label>{t("units.asOf")} <Input type="date" value={asOf} style={{ width: 160 }} onChange={(event) => change({ asOf: event.target.value })} /></label>}>
      <Section title={t("units.tree")} extra={unit !== "" && <Link to={`/planning/units/${unit}`}>{t("units.open")}</Link>}>
        <Loaded query={query}>
          {(root) => (
            <Tree defaultExpandAll showLine blockNode treeData={[entryOf(root as unknown as Node, (level) => t(`units.levels.${level}`))]} selectedKeys={[unit]}
              onSelect={(keys) => keys[0] !== undefined && lookAt({ unit: String(keys[0]) })} aria-label={t("units.tree")} />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

interface Entry { key: string; title: React.ReactNode; children: Entry[] }

function entryOf(node: Node, levelText: (level: string) => string): Entry {
  return { key: node.code, title: <>{node.name} <Tag>{node.code}</Tag> <small>{levelText(node.level)}</small></>, children: node.units.map((unit) => entryOf(unit, levelText)) };
}
