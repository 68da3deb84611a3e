import { useQuery } from "@tanstack/react-query";
import { api, dataOf } from "../../api/client";
import { byGivenName } from "../../components/people";

/** The people of a unit, by given name. */
export function usePeople(unit: string) {
  return useQuery({
    queryKey: ["people", "of", unit],
    queryFn: async () => {
      const page = await dataOf(api.assignments.GET("/api/v1/assignments/people", { params: { query: { unit, pageSize: 200 } } }));
      return page.items.toSorted((a, b) => byGivenName(a.fullName, b.fullName));
    },
    enabled: unit !== "",
    staleTime: 300_000,
  });
}

/** The name of a person of the unit; the code when it is nobody of it. */
export function usePersonName(unit: string): (code: string) => string {
  const people = usePeople(unit);
  return (code) => people.data?.find((person) => person.code === code)?.fullName ?? code;
}
