import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/generated/emulation";

type Source = components["schemas"]["PolicySource"];
const colours = { verified: "green", unverified: "orange", sample: "default" } as const;

/** Where a rule comes from and how sure that is; named by its value where several stand together. */
export function PolicySources({ sources, named = false }: { sources: readonly Source[]; named?: boolean }) {
  const { t } = useTranslation("emulation");
  return (
    <>
      {sources.map((source) => (
        <div key={`${source.value} ${source.legalBasis}`} style={{ opacity: 0.85 }}>
          <Tag color={colours[source.sureness]}>{t(`sources.${source.sureness}`)}</Tag>
          {named && `${t(`sources.values.${source.value}`)}: `}{source.legalBasis}{source.note != null && ` – ${source.note}`}
        </div>
      ))}
    </>
  );
}
