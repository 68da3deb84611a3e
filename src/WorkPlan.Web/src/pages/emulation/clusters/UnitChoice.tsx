import { Select } from "antd";
import { searchKey } from "../../../components/people";
import { useUnitName } from "../../../components/UnitPicker";

interface UnitChoiceProps { units: readonly string[]; id?: string; value?: string; onChange?: (code: string) => void }

/** One of a few units, found by a part of its name; a form hands value and onChange to it. */
export function UnitChoice({ units, id, value, onChange }: UnitChoiceProps) {
  const nameOf = useUnitName();
  return (
    <Select
      {...(id !== undefined && { id })} value={value ?? null} onChange={(code: string) => onChange?.(code)}
      showSearch={{ filterOption: (typed, option) => searchKey(option?.label ?? "").includes(searchKey(typed)) }}
      options={units.map((code) => ({ value: code, label: nameOf(code) }))}
    />
  );
}
