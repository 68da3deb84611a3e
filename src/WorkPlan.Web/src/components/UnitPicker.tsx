import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useMemo, type CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { api, dataOf } from "../api/client";
import type { components } from "../api/generated/planning";
import { useSessionIsOpen } from "../api/me";
import { dayText, today } from "./dates";
import { searchKey } from "./people";

export type UnitName = components["schemas"]["UnitNameView"];

/** Every unit that is, was or will be; asked for once for all pickers and names. */
export function useUnits() {
  const open = useSessionIsOpen();
  return useQuery({ queryKey: ["units", "names"], queryFn: () => dataOf(api.planning.GET("/api/v1/planning/units/names")), staleTime: 600_000, enabled: open });
}

/** Whether a unit is there on a day. */
export function isInForce(unit: UnitName, day: string): boolean {
  return unit.validFrom <= day && (unit.validTo == null || unit.validTo >= day);
}

interface UnitPickerProps {
  value: string | undefined;
  onChange: (code: string) => void;
  label: string;
  style?: CSSProperties;
  /** What stands for all units together, where that may be chosen. */
  everywhere?: string;
}

/** Finds a unit by code or name, with or without tone marks; those of today first, then those that have ended or are still to begin. */
export function UnitPicker({ value, onChange, label, style, everywhere }: UnitPickerProps) {
  const { t } = useTranslation("common");
  const units = useUnits();
  const options = useMemo(() => {
    const day = today();
    const whenOf = (unit: UnitName) => isInForce(unit, day) ? "" : unit.validFrom > day ? ` ${t("unit.from", { day: dayText(unit.validFrom) })}` : ` ${t("unit.to", { day: dayText(unit.validTo) })}`;
    const known = (units.data ?? []).map((unit) => ({ value: unit.code, label: `${shortName(unit.name)}${whenOf(unit)}`, title: unit.name, ended: !isInForce(unit, day) }))
      .toSorted((a, b) => Number(a.ended) - Number(b.ended)).map(({ ended: _, ...option }) => option);
    return [...(everywhere === undefined ? [] : [{ value: "*", label: everywhere, title: everywhere }]), ...known];
  }, [units.data, everywhere, t]);
  return (
    <Select
      showSearch={{ filterOption: (typed, option) => searchKey(`${option?.title} ${option?.value}`).includes(searchKey(typed)) }}
      value={value === "" ? undefined : value} onChange={onChange} aria-label={label} placeholder={label} style={style}
      options={options} loading={units.isPending} popupMatchSelectWidth={360}
    />
  );
}

/** A unit in a form, which hands value and onChange to its child. */
export function UnitField({ label, value, onChange }: { label: string; value?: string; onChange?: (code: string) => void }) {
  return <UnitPicker label={label} value={value} onChange={(code) => onChange?.(code)} style={{ width: "100%" }} />;
}

/** "VKSND tỉnh Hà Tĩnh" for "Viện kiểm sát nhân dân tỉnh Hà Tĩnh". */
export function shortName(name: string): string {
  return name.replace(/^Viện kiểm sát nhân dân/i, "VKSND");
}

/** Whether a unit is the one that is looked at, or stands below it. */
export function useIsUnder(unit: string): (code: string) => boolean {
  const units = useUnits();
  const parents = useMemo(() => new Map(units.data?.map((known) => [known.code, known.parentCode])), [units.data]);
  return (code) => {
    const passed = new Set<string>();
    for (let above: string | null | undefined = code; above != null && !passed.has(above); above = parents.get(above)) {
      if (above === unit) return true;
      passed.add(above);
    }
    return false;
  };
}

export function useUnitName(): (code: string) => string {
  const units = useUnits();
  const names = useMemo(() => new Map(units.data?.map((unit) => [unit.code, shortName(unit.name)])), [units.data]);
  return (code) => names.get(code) ?? code;
}
