import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { api, dataOf } from "../api/client";
import { useUnitName } from "./UnitPicker";

/** Anybody whom the caller may see, found by a part of the name, with or without tone marks; a form hands value and onChange to it. */
export function PersonField({ label, id, value, onChange }: { label: string; id?: string; value?: string; onChange?: (code: string) => void }) {
  const [typed, setTyped] = useState("");
  const unitOf = useUnitName();
  const found = useQuery({
    queryKey: ["people", "search", typed], placeholderData: (before) => before,
    queryFn: () => dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { pageSize: 50, ...(typed !== "" && { q: typed }) } } })),
  });
  return (
    <Select
      {...(id !== undefined && { id })} aria-label={label} value={value ?? null} loading={found.isFetching} showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={(code: string) => onChange?.(code)} options={found.data?.items.map((person) => ({ value: person.code, label: `${person.fullName} – ${unitOf(person.unitCode)}` })) ?? []}
    />
  );
}
