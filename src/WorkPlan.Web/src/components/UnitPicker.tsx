import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import type { CSSProperties } from "react";
import { api, dataOf } from "../api/client";
import { useSessionIsOpen } from "../api/me";
import { searchKey } from "./people";

/** Every unit that exists today; asked for once for all pickers. */
export function useUnits() {
  const open = useSessionIsOpen();
  return useQuery({
    queryKey: ["units", "all"],
    queryFn: async () => {
      const pageOf = (page: number) => dataOf(api.planning.GET("/api/v1/planning/units", { params: { query: { pageSize: 200, page } as never } }));
      const first = await pageOf(1);
      const others = await Promise.all(Array.from({ length: Math.ceil(first.total / 200) - 1 }, (_, index) => pageOf(index + 2)));
      return [first, ...others].flatMap((page) => page.items);
    },
    staleTime: 600_000,
    enabled: open,
  });
}

interface UnitPickerProps {
  value: string | undefined;
  onChange: (code: string) => void;
  label: string;
  style?: CSSProperties;
}

/** Finds a unit by code or name, with or without tone marks. */
export function UnitPicker({ value, onChange, label, style }: UnitPickerProps) {
  const units = useUnits();
  const options = (units.data ?? []).map((unit) => ({ value: unit.code, label: shortName(unit.name), title: unit.name }));
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

export function useUnitName(): (code: string) => string {
  const units = useUnits();
  return (code) => shortName(units.data?.find((unit) => unit.code === code)?.name ?? code);
}
